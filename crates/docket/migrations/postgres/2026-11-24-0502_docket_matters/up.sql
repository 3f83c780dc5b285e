-- One matter: what one or many communes recommended, with the one road to the one answer. Clocks, levels and answers
-- belong to the matter; each commune's own words stand in docket_recommendation.
CREATE TABLE docket_matter (
    id BYTEA NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    -- Number of the last event: the version against which an act is checked.
    seq INTEGER NOT NULL,
    title TEXT NOT NULL,
    field TEXT NOT NULL,
    complexity TEXT NOT NULL,
    state TEXT NOT NULL,
    open BOOLEAN NOT NULL,
    -- Where it lies: with the department, the Office, or the leadership of the province (H13).
    level TEXT NOT NULL,
    lead_body BYTEA NOT NULL,
    -- The commune that raised it first.
    commune BYTEA NOT NULL,
    holder_unit BYTEA NOT NULL,
    holder_person BYTEA,
    holder_since BIGINT NOT NULL,
    clock BYTEA,
    next_clock TEXT,
    next_clock_at BIGINT,
    -- The matter into which this one was joined.
    joined_into BYTEA REFERENCES docket_matter (id),
    recommendations INTEGER NOT NULL,
    communes INTEGER NOT NULL,
    opened_at BIGINT NOT NULL,
    received_at BIGINT,
    -- The lead's clock, as it stands or stood.
    answer_due_at BIGINT,
    answered_at BIGINT,
    outcome TEXT,
    answer_class TEXT,
    -- It went above the department at least once, and it did so because a clock ran out.
    escalated BOOLEAN NOT NULL,
    lapsed BOOLEAN NOT NULL,
    -- Submitted to the leader: what the Office proposes; and what the leader decided.
    proposal TEXT,
    decision TEXT,
    decided_at BIGINT,
    decided_by TEXT,
    closed_at BIGINT,
    CONSTRAINT docket_matter_state CHECK (state IN ('sent', 'received', 'returned', 'in_work', 'collecting', 'answered',
        'partly_answered', 'escalated', 'concluded', 'closed')),
    CONSTRAINT docket_matter_open CHECK (open = (state <> 'closed')),
    -- No silent hang: what is open lies with a unit and has a clock that rings.
    CONSTRAINT docket_matter_no_silent_hang CHECK (NOT open OR (clock IS NOT NULL AND next_clock IS NOT NULL
        AND next_clock_at IS NOT NULL)),
    CONSTRAINT docket_matter_level CHECK (level IN ('department', 'office', 'leader')),
    CONSTRAINT docket_matter_joined CHECK (joined_into IS NULL OR NOT open)
);
-- The desk of a unit, nearest clock first.
CREATE INDEX docket_matter_desk ON docket_matter (holder_unit, next_clock_at, id) WHERE open;
CREATE INDEX docket_matter_lead ON docket_matter (lead_body, opened_at, id) WHERE open;
CREATE INDEX docket_matter_field ON docket_matter (field, opened_at) WHERE open;
CREATE INDEX docket_matter_lead_all ON docket_matter (lead_body, opened_at, id);
CREATE INDEX docket_matter_shared ON docket_matter (communes, opened_at, id) WHERE open;
CREATE INDEX docket_matter_answered ON docket_matter (answered_at, id) WHERE answered_at IS NOT NULL;

-- What one commune recommends (H10).
CREATE TABLE docket_recommendation (
    id BYTEA NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    seq INTEGER NOT NULL,
    -- Null while it is a draft.
    matter BYTEA REFERENCES docket_matter (id),
    commune BYTEA NOT NULL,
    session BYTEA REFERENCES docket_session (id),
    field TEXT NOT NULL,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    legal_basis TEXT,
    options TEXT,
    power TEXT NOT NULL,
    lead_body BYTEA NOT NULL,
    wished_on INTEGER,
    -- Title and code, folded, for search.
    folded TEXT NOT NULL,
    -- Its own state while draft, returned or closed; else that of its matter, written with it.
    state TEXT NOT NULL,
    author BYTEA NOT NULL,
    author_name TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    sent_at BIGINT,
    -- Everything that was missing, as JSON, and how often it was returned (once).
    lacks TEXT,
    returns INTEGER NOT NULL,
    -- Not content with the answer: once, with reason (N11).
    appealed_at BIGINT,
    appeal TEXT,
    closed_at BIGINT,
    closed_how TEXT,
    CONSTRAINT docket_recommendation_state CHECK (state IN ('draft', 'sent', 'received', 'returned', 'in_work',
        'collecting', 'answered', 'partly_answered', 'escalated', 'concluded', 'closed')),
    CONSTRAINT docket_recommendation_matter CHECK ((matter IS NULL) = (sent_at IS NULL)),
    CONSTRAINT docket_recommendation_draft CHECK (state <> 'draft' OR matter IS NULL),
    CONSTRAINT docket_recommendation_once CHECK (returns IN (0, 1)),
    CONSTRAINT docket_recommendation_appeal CHECK ((appealed_at IS NULL) = (appeal IS NULL))
);
CREATE INDEX docket_recommendation_commune ON docket_recommendation (commune, made_at, id);
CREATE INDEX docket_recommendation_lead ON docket_recommendation (lead_body, made_at, id);
CREATE INDEX docket_recommendation_all ON docket_recommendation (made_at, id);
CREATE INDEX docket_recommendation_matter_of ON docket_recommendation (matter, made_at);
CREATE INDEX docket_recommendation_session ON docket_recommendation (session, made_at) WHERE session IS NOT NULL;

-- The words by which similar recommendations are found.
CREATE TABLE docket_term (
    term TEXT NOT NULL,
    recommendation BYTEA NOT NULL REFERENCES docket_recommendation (id),
    PRIMARY KEY (term, recommendation)
);
CREATE INDEX docket_term_of ON docket_term (recommendation);

-- What a co-operating unit is asked; silence counts as agreement (H11, N11).
CREATE TABLE docket_opinion (
    matter BYTEA NOT NULL REFERENCES docket_matter (id),
    no INTEGER NOT NULL,
    unit BYTEA NOT NULL,
    question TEXT NOT NULL,
    asked_by BYTEA NOT NULL,
    asked_by_name TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    clock BYTEA NOT NULL,
    ended_at BIGINT,
    -- Said nothing in time, so agreed.
    silent BOOLEAN NOT NULL,
    agrees BOOLEAN,
    answer TEXT,
    answered_by_name TEXT,
    PRIMARY KEY (matter, no),
    CONSTRAINT docket_opinion_silent CHECK (NOT silent OR (ended_at IS NOT NULL AND agrees AND answer IS NULL))
);
CREATE INDEX docket_opinion_desk ON docket_opinion (unit, due_at) WHERE ended_at IS NULL;
CREATE INDEX docket_opinion_unit ON docket_opinion (unit, matter);

-- A written answer (H12); the file is a row of docket_file. A draft has no number yet.
CREATE TABLE docket_answer (
    matter BYTEA NOT NULL REFERENCES docket_matter (id),
    no INTEGER NOT NULL,
    body BYTEA NOT NULL,
    class TEXT NOT NULL,
    content TEXT NOT NULL,
    -- Beyond the department's authority: its own opinion and the options, never a bare forward.
    opinion TEXT,
    options TEXT,
    number TEXT,
    signed_on INTEGER,
    signer TEXT,
    drafted_by BYTEA NOT NULL,
    drafted_by_name TEXT NOT NULL,
    drafted_at BIGINT NOT NULL,
    issued_at BIGINT,
    PRIMARY KEY (matter, no),
    CONSTRAINT docket_answer_class CHECK (class IN ('resolved', 'guidance', 'partly', 'beyond_authority')),
    CONSTRAINT docket_answer_whole CHECK (issued_at IS NULL OR (number IS NOT NULL AND signed_on IS NOT NULL
        AND signer IS NOT NULL)),
    CONSTRAINT docket_answer_beyond CHECK (class <> 'beyond_authority' OR issued_at IS NULL OR (opinion IS NOT NULL
        AND options IS NOT NULL))
);

-- Every clock that ever ran, with what its due time was derived from (E3, E11).
CREATE TABLE docket_clock (
    id BYTEA NOT NULL PRIMARY KEY,
    thing TEXT NOT NULL,
    thing_id BYTEA NOT NULL,
    kind TEXT NOT NULL,
    level TEXT NOT NULL,
    unit BYTEA NOT NULL,
    began_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    -- The limit it was counted with; null for a date that people set.
    time_limit TEXT,
    calendar_version INTEGER NOT NULL,
    reminded_at BIGINT,
    -- It ran out: once, with the responsible person named (N11).
    lapsed_at BIGINT,
    responsible TEXT,
    ended_at BIGINT,
    outcome TEXT,
    CONSTRAINT docket_clock_forward CHECK (began_at <= due_at),
    CONSTRAINT docket_clock_named CHECK ((lapsed_at IS NULL) = (responsible IS NULL))
);
CREATE INDEX docket_clock_thing ON docket_clock (thing_id, began_at);
CREATE INDEX docket_clock_calendar ON docket_clock (calendar_version, id) WHERE ended_at IS NULL;

-- What a unit is told by the house itself: a clock is near, has rung, or something came up to it.
CREATE TABLE docket_notice (
    id BYTEA NOT NULL PRIMARY KEY,
    unit BYTEA NOT NULL,
    kind TEXT NOT NULL,
    thing TEXT NOT NULL,
    thing_id BYTEA NOT NULL,
    code TEXT NOT NULL,
    clock TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    responsible TEXT,
    at BIGINT NOT NULL,
    CONSTRAINT docket_notice_kind CHECK (kind IN ('near', 'rung', 'climbed'))
);
CREATE INDEX docket_notice_unit ON docket_notice (unit, at, id);

CREATE TABLE docket_event (
    thing_id BYTEA NOT NULL,
    seq INTEGER NOT NULL,
    thing TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- Null for the house itself.
    actor BYTEA,
    actor_name TEXT NOT NULL,
    unit BYTEA NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (thing_id, seq)
);

-- Files of every thing of the docket: attachments, answers, photos, evidence, signed papers.
CREATE TABLE docket_file (
    thing_id BYTEA NOT NULL,
    no INTEGER NOT NULL,
    thing TEXT NOT NULL,
    role TEXT NOT NULL,
    -- Number of the answer, checklist item or report it belongs to.
    part INTEGER,
    hash TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    added_at BIGINT NOT NULL,
    added_by BYTEA NOT NULL,
    PRIMARY KEY (thing_id, no)
);

CREATE TABLE docket_sequence (
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (kind, year)
);

-- The leader's figures, kept with every act: by field and by department for matters (each counted as often as communes
-- raised it), by department for tasks.
CREATE TABLE docket_tally (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    year INTEGER NOT NULL,
    raised INTEGER NOT NULL,
    open INTEGER NOT NULL,
    in_time INTEGER NOT NULL,
    late INTEGER NOT NULL,
    escalated INTEGER NOT NULL,
    lapsed INTEGER NOT NULL,
    PRIMARY KEY (kind, key, year),
    CONSTRAINT docket_tally_kind CHECK (kind IN ('field', 'department', 'task'))
);

-- The oldest open matter or task of a key, so that the leader's page reads one row.
CREATE TABLE docket_oldest (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    opened_at BIGINT,
    code TEXT,
    PRIMARY KEY (kind, key)
);
