-- What the applicant is told, one row for each act that is told of (A31, A39), and what became of it.
CREATE TABLE dossier_notice (
    dossier BLOB NOT NULL REFERENCES dossier (id),
    -- Number of the event it tells of.
    seq INTEGER NOT NULL,
    -- The event's name and the state that was told.
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- The centre to which the applicant comes.
    centre BLOB NOT NULL,
    fate TEXT NOT NULL,
    -- Null until it was tried.
    way TEXT,
    address TEXT,
    subject TEXT,
    words TEXT,
    -- Why it waits, or why it lies at the centre.
    trouble TEXT,
    tries INTEGER NOT NULL,
    settled_at BIGINT,
    settled_by BLOB,
    PRIMARY KEY (dossier, seq)
) WITHOUT ROWID;
-- What a centre has to give to people who come.
CREATE INDEX dossier_notice_at_centre ON dossier_notice (centre, at, fate) WHERE fate = 'at_centre';
