CREATE TABLE idempotency (
    account      BLOB    NOT NULL,
    key          TEXT    NOT NULL,
    request_hash BLOB    NOT NULL,
    status       INTEGER NOT NULL,
    body         TEXT    NOT NULL,
    at           BIGINT  NOT NULL,
    PRIMARY KEY (account, key)
) WITHOUT ROWID;

CREATE INDEX idempotency_at ON idempotency (at);
