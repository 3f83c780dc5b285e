-- Working groups, their plan of visits, the sessions and what was found there. Moments are UTC microseconds, days are
-- yyyymmdd.
CREATE TABLE docket_group (
    id BYTEA NOT NULL PRIMARY KEY,
    -- As people call it: "3".
    number TEXT NOT NULL,
    year INTEGER NOT NULL,
    title TEXT NOT NULL,
    head_name TEXT NOT NULL,
    head_title TEXT NOT NULL,
    -- The decision that set it up.
    decision TEXT NOT NULL,
    -- The body in whose name it works.
    unit BYTEA NOT NULL,
    -- Clearly made up: the illustration that a demo brings.
    illustration BOOLEAN NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BYTEA NOT NULL,
    UNIQUE (year, number)
);

CREATE TABLE docket_group_member (
    docket_group BYTEA NOT NULL REFERENCES docket_group (id),
    no INTEGER NOT NULL,
    unit BYTEA NOT NULL,
    name TEXT NOT NULL,
    title TEXT NOT NULL,
    -- Who signs in; null for a member without an account.
    account BYTEA,
    PRIMARY KEY (docket_group, no)
);
CREATE INDEX docket_group_member_account ON docket_group_member (account) WHERE account IS NOT NULL;

-- The communes a group is in charge of.
CREATE TABLE docket_group_commune (
    docket_group BYTEA NOT NULL REFERENCES docket_group (id),
    commune BYTEA NOT NULL,
    PRIMARY KEY (docket_group, commune)
);

CREATE TABLE docket_session (
    id BYTEA NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    -- Number of the last event: the version against which an act is checked.
    seq INTEGER NOT NULL,
    docket_group BYTEA NOT NULL REFERENCES docket_group (id),
    title TEXT NOT NULL,
    place TEXT NOT NULL,
    planned_from BIGINT NOT NULL,
    planned_to BIGINT NOT NULL,
    agenda TEXT NOT NULL,
    state TEXT NOT NULL,
    open BOOLEAN NOT NULL,
    -- Who owes the next act: the Office that plans it and drafts its conclusion.
    holder_unit BYTEA NOT NULL,
    held_at BIGINT,
    cancelled_why TEXT,
    clock BYTEA,
    next_clock TEXT,
    next_clock_at BIGINT,
    CONSTRAINT docket_session_state CHECK (state IN ('planned', 'held', 'concluded', 'cancelled')),
    CONSTRAINT docket_session_open CHECK (open = (state IN ('planned', 'held'))),
    CONSTRAINT docket_session_times CHECK (planned_from < planned_to),
    CONSTRAINT docket_session_no_silent_hang CHECK (NOT open OR (clock IS NOT NULL AND next_clock IS NOT NULL
        AND next_clock_at IS NOT NULL))
);
CREATE INDEX docket_session_plan ON docket_session (planned_from, id);
CREATE INDEX docket_session_clock ON docket_session (holder_unit, next_clock_at, id) WHERE open;
CREATE INDEX docket_session_group ON docket_session (docket_group, planned_from);

CREATE TABLE docket_session_commune (
    session BYTEA NOT NULL REFERENCES docket_session (id),
    no INTEGER NOT NULL,
    commune BYTEA NOT NULL,
    PRIMARY KEY (session, no)
);
CREATE INDEX docket_session_commune_of ON docket_session_commune (commune, session);

-- Who was there, by post.
CREATE TABLE docket_attendee (
    session BYTEA NOT NULL REFERENCES docket_session (id),
    no INTEGER NOT NULL,
    unit BYTEA,
    name TEXT NOT NULL,
    post TEXT NOT NULL,
    PRIMARY KEY (session, no)
);

-- What was said and found, as it was written down; the conclusion is drafted from it.
CREATE TABLE docket_record (
    session BYTEA NOT NULL REFERENCES docket_session (id),
    no INTEGER NOT NULL,
    kind TEXT NOT NULL,
    -- Whom it is about or who said it.
    unit BYTEA,
    said TEXT NOT NULL,
    -- The matter that a direction is about.
    matter BYTEA,
    -- Filled in for a direction: what the conclusion turns into a task.
    lead_body BYTEA,
    cooperating TEXT NOT NULL,
    product TEXT,
    due_on INTEGER,
    at BIGINT NOT NULL,
    by_account BYTEA NOT NULL,
    by_name TEXT NOT NULL,
    PRIMARY KEY (session, no),
    CONSTRAINT docket_record_kind CHECK (kind IN ('report', 'opinion', 'finding', 'direction'))
);

-- A checklist in one version. A change is a new version, so that what was inspected keeps its questions.
CREATE TABLE docket_template (
    id BYTEA NOT NULL PRIMARY KEY,
    key TEXT NOT NULL,
    version INTEGER NOT NULL,
    title TEXT NOT NULL,
    title_en TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BYTEA NOT NULL,
    UNIQUE (key, version)
);

CREATE TABLE docket_template_item (
    template BYTEA NOT NULL REFERENCES docket_template (id),
    no INTEGER NOT NULL,
    question TEXT NOT NULL,
    question_en TEXT NOT NULL,
    weight INTEGER NOT NULL,
    -- A bad answer needs a photo.
    photo BOOLEAN NOT NULL,
    PRIMARY KEY (template, no),
    CONSTRAINT docket_template_weight CHECK (weight BETWEEN 1 AND 100)
);

CREATE TABLE docket_inspection (
    id BYTEA NOT NULL PRIMARY KEY,
    template BYTEA NOT NULL REFERENCES docket_template (id),
    session BYTEA REFERENCES docket_session (id),
    commune BYTEA NOT NULL,
    inspector BYTEA NOT NULL,
    inspector_name TEXT NOT NULL,
    began_at BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    submitted_at BIGINT,
    -- Points of a hundred; null until submitted, and where nothing was applicable.
    score INTEGER,
    CONSTRAINT docket_inspection_score CHECK (score IS NULL OR (submitted_at IS NOT NULL AND score BETWEEN 0 AND 100))
);
CREATE INDEX docket_inspection_session ON docket_inspection (session, commune);
CREATE INDEX docket_inspection_commune ON docket_inspection (commune, began_at);

CREATE TABLE docket_finding (
    inspection BYTEA NOT NULL REFERENCES docket_inspection (id),
    item INTEGER NOT NULL,
    -- Null while only a note was typed.
    verdict TEXT,
    note TEXT,
    PRIMARY KEY (inspection, item),
    CONSTRAINT docket_finding_verdict CHECK (verdict IN ('good', 'partly', 'bad', 'not_applicable'))
);
