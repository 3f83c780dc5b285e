-- Accounts, their roles with dates, sessions and API tokens. Units are opaque ids here.
CREATE TABLE account (
    id BYTEA PRIMARY KEY NOT NULL,
    login TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- The unit where the person works: acts on the account stand on its audit chain.
    unit BYTEA NOT NULL,
    password TEXT NOT NULL,
    must_change BOOLEAN NOT NULL,
    disabled BOOLEAN NOT NULL DEFAULT FALSE,
    failures INTEGER NOT NULL DEFAULT 0,
    locked_until BIGINT NOT NULL DEFAULT 0,
    made_at BIGINT NOT NULL,
    password_at BIGINT NOT NULL
);
CREATE INDEX account_unit ON account (unit, login);

CREATE TABLE account_grant (
    id BYTEA PRIMARY KEY NOT NULL,
    account BYTEA NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,
    unit BYTEA NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);
CREATE INDEX account_grant_account ON account_grant (account);
CREATE INDEX account_grant_unit ON account_grant (unit, role);

CREATE TABLE account_session (
    -- SHA-256 of the cookie's id: a copy of the database opens no session.
    id BYTEA PRIMARY KEY NOT NULL,
    account BYTEA,
    data TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX account_session_account ON account_session (account);
CREATE INDEX account_session_expires ON account_session (expires_at);

CREATE TABLE account_token (
    id BYTEA PRIMARY KEY NOT NULL,
    account BYTEA NOT NULL REFERENCES account (id),
    label TEXT NOT NULL,
    -- SHA-256 of the token.
    hash BYTEA NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    revoked BOOLEAN NOT NULL DEFAULT FALSE,
    -- To the hour only.
    used_at BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX account_token_account ON account_token (account);
