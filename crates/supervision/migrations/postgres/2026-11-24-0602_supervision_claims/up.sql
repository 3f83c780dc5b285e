-- Lists of dossiers that the National Portal counts as late, as they were imported ...
CREATE TABLE supervision_claim_list (
    id BYTEA NOT NULL PRIMARY KEY,
    -- The form that brought it, so that one sent twice makes one list.
    submission BYTEA NOT NULL UNIQUE,
    name TEXT NOT NULL,
    -- The body whose list it is; null for the province's.
    body BYTEA,
    -- Day on which the portal made the list.
    as_of INTEGER NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BYTEA NOT NULL,
    made_by_name TEXT NOT NULL
);
CREATE INDEX supervision_claim_list_made ON supervision_claim_list (made_at, id);

-- ... and each of their rows with what the house's own history says.
CREATE TABLE supervision_claim (
    list BYTEA NOT NULL REFERENCES supervision_claim_list (id),
    -- Number of the row in the file, the titles being 1.
    no INTEGER NOT NULL,
    -- As it was written.
    code TEXT NOT NULL,
    dossier BYTEA,
    portal_due INTEGER,
    portal_finished INTEGER,
    portal_status TEXT NOT NULL,
    verdict TEXT NOT NULL,
    -- Fluent keys of what is odd about the row, with a blank between.
    notes TEXT NOT NULL,
    PRIMARY KEY (list, no)
);
