CREATE TABLE audit_head (
    unit   BLOB    NOT NULL PRIMARY KEY CHECK (length(unit) = 16),
    length BIGINT  NOT NULL,
    hash   BLOB    NOT NULL CHECK (length(hash) = 32),
    at     BIGINT  NOT NULL
) WITHOUT ROWID;

CREATE TABLE audit_entry (
    unit   BLOB    NOT NULL,
    seq    BIGINT  NOT NULL,
    at     BIGINT  NOT NULL,
    actor  BLOB,
    act    TEXT    NOT NULL,
    object TEXT    NOT NULL,
    detail TEXT    NOT NULL,
    origin TEXT    NOT NULL,
    hash   BLOB    NOT NULL,
    PRIMARY KEY (unit, seq)
) WITHOUT ROWID;

CREATE INDEX audit_entry_object ON audit_entry (object, at);
