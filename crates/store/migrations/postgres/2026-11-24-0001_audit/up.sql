-- Room on the page lets the head be updated in place (HOT) however often its unit acts.
CREATE TABLE audit_head (
    unit   BYTEA   NOT NULL PRIMARY KEY CHECK (length(unit) = 16),
    length BIGINT  NOT NULL,
    hash   BYTEA   NOT NULL CHECK (length(hash) = 32),
    at     BIGINT  NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE audit_entry (
    unit   BYTEA   NOT NULL,
    seq    BIGINT  NOT NULL,
    at     BIGINT  NOT NULL,
    actor  BYTEA,
    act    TEXT    NOT NULL,
    object TEXT    NOT NULL,
    detail TEXT    NOT NULL,
    origin TEXT    NOT NULL,
    hash   BYTEA   NOT NULL,
    PRIMARY KEY (unit, seq)
);

CREATE INDEX audit_entry_object ON audit_entry (object, at);
