-- Who wants the morning's digest of a body by mail, and where.
CREATE TABLE supervision_reader (
    account BYTEA NOT NULL PRIMARY KEY,
    body BYTEA NOT NULL,
    email TEXT NOT NULL,
    since BIGINT NOT NULL
);

-- What became of each mail. It is a page all the same, whatever becomes of the mail.
CREATE TABLE supervision_mail (
    day INTEGER NOT NULL,
    account BYTEA NOT NULL,
    body BYTEA NOT NULL,
    email TEXT NOT NULL,
    -- waiting, sent, or page: it was left at the page.
    fate TEXT NOT NULL,
    trouble TEXT,
    tries INTEGER NOT NULL,
    settled_at BIGINT,
    PRIMARY KEY (day, account),
    CONSTRAINT supervision_mail_fate CHECK (fate IN ('waiting', 'sent', 'page')),
    CONSTRAINT supervision_mail_settled CHECK ((fate = 'waiting') = (settled_at IS NULL))
);
