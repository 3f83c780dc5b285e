CREATE TABLE job (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind       TEXT    NOT NULL,
    key        TEXT,
    payload    TEXT    NOT NULL,
    state      TEXT    NOT NULL CHECK (state IN ('waiting', 'running', 'failed')),
    run_at     BIGINT  NOT NULL,
    attempts   INTEGER NOT NULL DEFAULT 0,
    last_error TEXT
) WITHOUT ROWID;

-- A job of the same key that still waits takes in the new one.
CREATE UNIQUE INDEX job_key ON job (kind, key) WHERE state = 'waiting' AND key IS NOT NULL;
CREATE INDEX job_due ON job (kind, run_at);
