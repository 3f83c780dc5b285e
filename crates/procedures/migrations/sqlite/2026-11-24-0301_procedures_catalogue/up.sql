-- One dated version of a procedure. Never edited: a correction or a changed import adds one (rule 0.10); only valid_to,
-- the last day in force, is set on the version it follows. time_amount is in tenths of time_unit.
CREATE TABLE procedure_version (
    id BLOB NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL,
    field TEXT NOT NULL,
    levels TEXT NOT NULL,
    issuer TEXT NOT NULL,
    decision TEXT NOT NULL,
    agency TEXT NOT NULL,
    authority TEXT NOT NULL,
    coordinating TEXT NOT NULL,
    commune_pc BOOLEAN NOT NULL,
    on_board BOOLEAN NOT NULL,
    time_amount INTEGER,
    time_unit TEXT NOT NULL,
    time_variants INTEGER NOT NULL,
    fee_kind TEXT NOT NULL,
    fee_min BIGINT,
    fee_max BIGINT,
    channels TEXT NOT NULL,
    subjects TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    result TEXT NOT NULL,
    result_codes TEXT NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    source_url TEXT NOT NULL,
    as_of TEXT NOT NULL,
    processing_system TEXT NOT NULL,
    origin TEXT NOT NULL,
    reason TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER,
    created_at BIGINT NOT NULL,
    created_by BLOB
);
CREATE UNIQUE INDEX procedure_version_number ON procedure_version (code, number);

-- What a version asks for. title_key finds the short title an administrator gave.
CREATE TABLE procedure_part (
    id BLOB NOT NULL PRIMARY KEY,
    version_id BLOB NOT NULL REFERENCES procedure_version (id),
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    case_name TEXT NOT NULL,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    form_file TEXT NOT NULL,
    originals INTEGER NOT NULL,
    copies INTEGER NOT NULL,
    truncated BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX procedure_part_version ON procedure_part (version_id, seq);

-- A channel as the national catalogue offers it; several rows for one channel occur and are not ranked.
CREATE TABLE procedure_offer (
    version_id BLOB NOT NULL REFERENCES procedure_version (id),
    seq INTEGER NOT NULL,
    channel TEXT NOT NULL,
    time_amount INTEGER,
    time_unit TEXT NOT NULL,
    fee_kind TEXT NOT NULL,
    fee_amount BIGINT,
    fee_currency TEXT NOT NULL,
    fee_note TEXT NOT NULL,
    ambiguous BOOLEAN NOT NULL,
    PRIMARY KEY (version_id, seq)
) WITHOUT ROWID;

-- Codes on the board of a commune, with or without an entry in the catalogue.
CREATE TABLE procedure_board_entry (
    code TEXT NOT NULL PRIMARY KEY,
    field TEXT NOT NULL,
    name TEXT NOT NULL,
    name_source TEXT NOT NULL
);

-- Short titles of parts, kept by procedure and title so that they outlive a version.
CREATE TABLE procedure_part_title (
    code TEXT NOT NULL,
    title_key TEXT NOT NULL,
    short_title TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    set_by BLOB,
    PRIMARY KEY (code, title_key)
);

-- One row: a fresh id with every change, so that snapshots in memory know when to reload.
CREATE TABLE procedure_revision (
    revision BLOB NOT NULL PRIMARY KEY
);
INSERT INTO procedure_revision (revision) VALUES (zeroblob(16));
