-- Form 04 prepared for a dossier that is late nearly for sure (A30). It only waits to be confirmed: nothing sends it.
CREATE TABLE supervision_letter (
    dossier BLOB NOT NULL PRIMARY KEY,
    body BLOB NOT NULL,
    prepared_at BIGINT NOT NULL,
    -- The appointment it is about; once that was moved the letter means nothing any more.
    due_at BIGINT NOT NULL,
    new_due BIGINT NOT NULL,
    -- Last moment at which it may go out.
    until BIGINT NOT NULL,
    reason TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX supervision_letter_body ON supervision_letter (body, until);

-- What the director of a body is told in the morning.
CREATE TABLE supervision_digest (
    day INTEGER NOT NULL,
    body BLOB NOT NULL,
    at BIGINT NOT NULL,
    -- JSON: each heading with its number and the first dossiers.
    parts TEXT NOT NULL,
    PRIMARY KEY (day, body)
) WITHOUT ROWID;
