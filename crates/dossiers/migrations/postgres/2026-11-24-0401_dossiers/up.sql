-- One request under one procedure. Only what queues and clocks need stands here, so that the row stays small; whom it is
-- about and how it came stands in dossier_detail. Moments are UTC microseconds, days are yyyymmdd.
CREATE TABLE dossier (
    id BYTEA NOT NULL PRIMARY KEY,
    -- C4, N7: code of the resolving body, day of filing, sequence of that day.
    code TEXT NOT NULL UNIQUE,
    -- Number of the last event: the version against which an act is checked.
    seq INTEGER NOT NULL,
    procedure_code TEXT NOT NULL,
    -- Rule 0.10: bound at intake, never moved.
    procedure_version BYTEA NOT NULL,
    -- Rule E11.
    calendar_version INTEGER NOT NULL,
    channel TEXT NOT NULL,
    -- Rule A11: the three organisations; the body is the commune or department that competent_unit belongs to.
    support_point BYTEA NOT NULL,
    receiving_unit BYTEA NOT NULL,
    competent_unit BYTEA NOT NULL,
    competent_body BYTEA NOT NULL,
    applicant_name TEXT NOT NULL,
    -- Folded name, for search.
    applicant_folded TEXT NOT NULL,
    state TEXT NOT NULL,
    open BOOLEAN NOT NULL,
    filed_at BIGINT NOT NULL,
    accepted_at BIGINT,
    due_at BIGINT,
    first_due_at BIGINT,
    time_limit TEXT,
    holder_unit BYTEA,
    holder_person BYTEA,
    holder_since BIGINT,
    step_no INTEGER NOT NULL,
    step_kind TEXT NOT NULL,
    step_role TEXT NOT NULL,
    step_due BIGINT,
    next_clock_at BIGINT,
    next_clock TEXT,
    -- State to go back to when a supplement or a payment has come; null while nothing is waited for.
    resume_state TEXT,
    paused_since BIGINT,
    -- Requests to supplement made after acceptance (A26) and extensions (A30).
    supplement_requests INTEGER NOT NULL,
    extensions INTEGER NOT NULL,
    finished_at BIGINT,
    outcome TEXT,
    result_class TEXT,
    result_number TEXT,
    returned_at BIGINT,
    fee BIGINT NOT NULL,
    CONSTRAINT dossier_state CHECK (state IN ('filed', 'accepted', 'refused', 'processing', 'awaiting_supplement',
        'awaiting_payment', 'stopped', 'closed', 'ready', 'returned')),
    CONSTRAINT dossier_open CHECK (open = (state NOT IN ('refused', 'stopped', 'closed', 'returned'))),
    -- No silent hang: what is open lies with a unit and has a clock that rings.
    CONSTRAINT dossier_no_silent_hang CHECK (NOT open OR (holder_unit IS NOT NULL AND holder_since IS NOT NULL
        AND next_clock_at IS NOT NULL AND next_clock IS NOT NULL)),
    CONSTRAINT dossier_pause CHECK ((paused_since IS NULL) = (state NOT IN ('awaiting_supplement', 'awaiting_payment'))),
    CONSTRAINT dossier_appointment CHECK ((accepted_at IS NULL) = (due_at IS NULL)),
    CONSTRAINT dossier_finish CHECK (state NOT IN ('ready', 'returned') OR (finished_at IS NOT NULL AND outcome IS NOT NULL
        AND result_class IS NOT NULL))
);
-- The queue of a unit, nearest clock first; state, person and open ride along so that counts never touch the rows.
CREATE INDEX dossier_queue ON dossier (holder_unit, next_clock_at, id, state, holder_person, open) WHERE open;
CREATE INDEX dossier_clock ON dossier (next_clock_at, id) WHERE open;
CREATE INDEX dossier_open_body ON dossier (competent_body, due_at, open) WHERE open;
CREATE INDEX dossier_received ON dossier (receiving_unit, filed_at, id);
CREATE INDEX dossier_resolved ON dossier (competent_body, filed_at, id);

-- Whom a dossier is about and how it came: written once with it, read when it is opened.
CREATE TABLE dossier_detail (
    dossier BYTEA NOT NULL PRIMARY KEY REFERENCES dossier (id),
    applicant_kind TEXT NOT NULL,
    personal_number TEXT,
    tax_code TEXT,
    phone TEXT,
    email TEXT,
    address TEXT,
    birth_date INTEGER,
    sex TEXT,
    representative_name TEXT,
    representative_number TEXT,
    representative_phone TEXT,
    representative_basis TEXT,
    return_mode TEXT NOT NULL,
    return_place TEXT,
    sets INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    copies INTEGER NOT NULL,
    fee_case TEXT,
    exemption TEXT,
    fee_basis TEXT,
    limit_basis TEXT,
    limit_source TEXT,
    owed TEXT,
    receiver BYTEA,
    receiver_name TEXT,
    -- The e-process as it was bound at acceptance (A25), as JSON.
    plan TEXT NOT NULL,
    returned_to TEXT,
    returned_id TEXT,
    returned_how TEXT
);
CREATE INDEX dossier_detail_person ON dossier_detail (personal_number) WHERE personal_number IS NOT NULL;

-- What was handed in.
CREATE TABLE dossier_part (
    dossier BYTEA NOT NULL REFERENCES dossier (id),
    no INTEGER NOT NULL,
    -- The part's number in the bound procedure version; null for a paper the catalogue does not know.
    catalogue_seq INTEGER,
    title TEXT NOT NULL,
    originals INTEGER NOT NULL,
    copies INTEGER NOT NULL,
    electronic BOOLEAN NOT NULL,
    owed BOOLEAN NOT NULL,
    PRIMARY KEY (dossier, no)
);

-- Files by the hash under which the file store keeps them.
CREATE TABLE dossier_file (
    dossier BYTEA NOT NULL REFERENCES dossier (id),
    no INTEGER NOT NULL,
    hash TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    role TEXT NOT NULL,
    part_no INTEGER,
    added_at BIGINT NOT NULL,
    added_by BYTEA NOT NULL,
    PRIMARY KEY (dossier, no)
);

-- Hand-overs, one row each, never changed: the control slip (form 06).
CREATE TABLE dossier_step (
    dossier BYTEA NOT NULL REFERENCES dossier (id),
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    giver BYTEA,
    giver_name TEXT NOT NULL,
    from_unit BYTEA NOT NULL,
    receiver BYTEA,
    receiver_name TEXT,
    to_unit BYTEA NOT NULL,
    to_kind TEXT NOT NULL,
    began_at BIGINT NOT NULL,
    due_at BIGINT,
    done_at BIGINT NOT NULL,
    outcome TEXT,
    note TEXT,
    PRIMARY KEY (dossier, seq)
);

-- Time in which the clock stood (E7).
CREATE TABLE dossier_pause (
    dossier BYTEA NOT NULL REFERENCES dossier (id),
    no INTEGER NOT NULL,
    kind TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT,
    PRIMARY KEY (dossier, no)
);

-- Requests to supplement (form 02).
CREATE TABLE dossier_request (
    dossier BYTEA NOT NULL REFERENCES dossier (id),
    no INTEGER NOT NULL,
    stage TEXT NOT NULL,
    -- JSON list of {part, ask, reason}.
    items TEXT NOT NULL,
    basis TEXT NOT NULL,
    phone TEXT NOT NULL,
    unit BYTEA NOT NULL,
    asked_by BYTEA NOT NULL,
    asked_by_name TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answer_by BIGINT NOT NULL,
    answered_at BIGINT,
    PRIMARY KEY (dossier, no)
);

-- Opinions asked of other units, each with its own clock inside the limit (A29).
CREATE TABLE dossier_opinion (
    dossier BYTEA NOT NULL REFERENCES dossier (id),
    no INTEGER NOT NULL,
    unit BYTEA NOT NULL,
    question TEXT NOT NULL,
    asked_by BYTEA NOT NULL,
    asked_by_name TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    answered_at BIGINT,
    answered_by BYTEA,
    answered_by_name TEXT,
    agrees BOOLEAN,
    answer TEXT,
    PRIMARY KEY (dossier, no)
);
CREATE INDEX dossier_opinion_waiting ON dossier_opinion (unit, due_at) WHERE answered_at IS NULL;

-- Money asked for (A34, G6).
CREATE TABLE dossier_payment (
    dossier BYTEA NOT NULL REFERENCES dossier (id),
    no INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    amount BIGINT NOT NULL,
    state TEXT NOT NULL,
    pauses BOOLEAN NOT NULL,
    requested_at BIGINT NOT NULL,
    requested_by BYTEA NOT NULL,
    pay_by BIGINT NOT NULL,
    method TEXT,
    settled_at BIGINT,
    settled_by BYTEA,
    receipt TEXT,
    note TEXT,
    PRIMARY KEY (dossier, no)
);

-- Apologies with a new appointment (A30, form 04).
CREATE TABLE dossier_extension (
    dossier BYTEA NOT NULL REFERENCES dossier (id),
    ordinal INTEGER NOT NULL,
    reason TEXT NOT NULL,
    unit BYTEA NOT NULL,
    old_due BIGINT NOT NULL,
    new_due BIGINT NOT NULL,
    at BIGINT NOT NULL,
    signer BYTEA NOT NULL,
    signer_name TEXT NOT NULL,
    PRIMARY KEY (dossier, ordinal)
);

-- The history, only ever added to; what a projection is rebuilt from.
CREATE TABLE dossier_event (
    dossier BYTEA NOT NULL REFERENCES dossier (id),
    seq INTEGER NOT NULL,
    at BIGINT NOT NULL,
    actor BYTEA,
    actor_name TEXT NOT NULL,
    unit BYTEA NOT NULL,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (dossier, seq)
);

-- The last number a resolving body gave on a day (C4) ...
CREATE TABLE dossier_sequence (
    agency TEXT NOT NULL,
    day INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (agency, day)
);

-- ... and the last result it issued in a year.
CREATE TABLE dossier_result_sequence (
    body BYTEA NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (body, year)
);

-- What a clerk has typed and not yet handed in.
CREATE TABLE dossier_draft (
    id BYTEA NOT NULL PRIMARY KEY,
    account BYTEA NOT NULL,
    unit BYTEA NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    saved_at BIGINT NOT NULL
);
CREATE INDEX dossier_draft_account ON dossier_draft (account, saved_at);
CREATE INDEX dossier_draft_unit ON dossier_draft (unit, saved_at);

-- How finished dossiers stood against their appointment (E10, N1), by body and day of the finish.
CREATE TABLE dossier_tally (
    body BYTEA NOT NULL,
    day INTEGER NOT NULL,
    early INTEGER NOT NULL,
    on_time INTEGER NOT NULL,
    late INTEGER NOT NULL,
    PRIMARY KEY (body, day)
);

-- Terms that the law leaves to settings, where a procedure has its own (A26, A27, A30): the newest in force counts.
CREATE TABLE dossier_term (
    id BYTEA NOT NULL PRIMARY KEY,
    procedure_code TEXT NOT NULL,
    term TEXT NOT NULL,
    value INTEGER NOT NULL,
    basis TEXT NOT NULL,
    approver TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    set_at BIGINT NOT NULL,
    set_by BYTEA NOT NULL
);
CREATE INDEX dossier_term_procedure ON dossier_term (procedure_code, term, valid_from);
