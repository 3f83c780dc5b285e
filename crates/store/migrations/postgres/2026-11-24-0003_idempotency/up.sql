CREATE TABLE idempotency (
    account      BYTEA   NOT NULL,
    key          TEXT    NOT NULL,
    request_hash BYTEA   NOT NULL,
    status       INTEGER NOT NULL,
    body         TEXT    NOT NULL,
    at           BIGINT  NOT NULL,
    PRIMARY KEY (account, key)
);

CREATE INDEX idempotency_at ON idempotency (at);
