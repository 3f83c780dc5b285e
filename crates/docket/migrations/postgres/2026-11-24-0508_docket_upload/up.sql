-- Files that an account stored here to name them in an act: nobody names what another one stored, and what a file is
-- was found when it came.
CREATE TABLE docket_upload (
    account BYTEA NOT NULL,
    hash TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (account, hash)
);
