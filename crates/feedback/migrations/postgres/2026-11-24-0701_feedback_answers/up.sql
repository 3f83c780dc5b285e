-- Results that were handed over: what a tablet may ask about. Kept by the same transaction as the hand-over.
CREATE TABLE feedback_handed (
    dossier BYTEA NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    -- The centre that handed it over.
    centre BYTEA NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX feedback_handed_centre ON feedback_handed (centre, at, dossier);

-- What a person said about a dossier: once, and never required (A52).
CREATE TABLE feedback_answer (
    dossier BYTEA NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    body BYTEA NOT NULL,
    centre BYTEA NOT NULL,
    procedure TEXT NOT NULL,
    level TEXT NOT NULL,
    -- What the answer is about, as a JSON list of topics.
    topics TEXT NOT NULL,
    words TEXT,
    way TEXT NOT NULL,
    at BIGINT NOT NULL,
    day INTEGER NOT NULL,
    CONSTRAINT feedback_answer_level CHECK (level IN ('very', 'satisfied', 'normal', 'not')),
    CONSTRAINT feedback_answer_way CHECK (way IN ('code', 'tablet'))
);
CREATE INDEX feedback_answer_body ON feedback_answer (body, day, procedure, level);
CREATE INDEX feedback_answer_centre ON feedback_answer (centre, day, procedure, level);
CREATE INDEX feedback_answer_day ON feedback_answer (day, body, procedure, level);

-- Who served, at which unit and step, in the dossier that was answered for: from its history.
CREATE TABLE feedback_served (
    dossier BYTEA NOT NULL REFERENCES feedback_answer (dossier),
    person BYTEA NOT NULL,
    unit BYTEA NOT NULL,
    step TEXT NOT NULL,
    day INTEGER NOT NULL,
    level TEXT NOT NULL,
    PRIMARY KEY (dossier, person, unit, step)
);
CREATE INDEX feedback_served_person ON feedback_served (person, day, unit, step, level);

-- A tablet that stands at a centre for the day. It needs no account, so none lies open in citizens' hands; only a digest
-- of its address is kept.
CREATE TABLE feedback_tablet (
    digest TEXT NOT NULL PRIMARY KEY,
    centre BYTEA NOT NULL,
    opened_by BYTEA NOT NULL,
    opened_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    CONSTRAINT feedback_tablet_forward CHECK (opened_at <= ends_at)
);
