-- Days on which a person is away: from the first to the last, both included.
CREATE TABLE absence (
    id BYTEA NOT NULL PRIMARY KEY,
    account BYTEA NOT NULL,
    from_day INTEGER NOT NULL,
    to_day INTEGER NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BYTEA,
    CONSTRAINT absence_days CHECK (from_day <= to_day)
);
CREATE INDEX absence_account ON absence (account, from_day);
CREATE INDEX absence_last ON absence (to_day);
