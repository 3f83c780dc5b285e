-- A conclusion notice (H14): drafted from a session's records, then numbered, dated and signed.
CREATE TABLE docket_conclusion (
    id BYTEA NOT NULL PRIMARY KEY,
    session BYTEA NOT NULL UNIQUE REFERENCES docket_session (id),
    seq INTEGER NOT NULL,
    -- The body that issues it.
    unit BYTEA NOT NULL,
    title TEXT NOT NULL,
    opening TEXT NOT NULL,
    place TEXT NOT NULL,
    recipients TEXT NOT NULL,
    number TEXT,
    signed_on INTEGER,
    signer TEXT,
    signer_title TEXT,
    drafted_at BIGINT NOT NULL,
    drafted_by BYTEA NOT NULL,
    drafted_by_name TEXT NOT NULL,
    issued_at BIGINT,
    CONSTRAINT docket_conclusion_whole CHECK (issued_at IS NULL OR (number IS NOT NULL AND signed_on IS NOT NULL
        AND signer IS NOT NULL AND signer_title IS NOT NULL))
);

-- One paragraph. With a lead it becomes a task.
CREATE TABLE docket_paragraph (
    conclusion BYTEA NOT NULL REFERENCES docket_conclusion (id),
    no INTEGER NOT NULL,
    content TEXT NOT NULL,
    lead_body BYTEA,
    cooperating TEXT NOT NULL,
    -- The level that gives the task, approves extensions and takes its result.
    approver_unit BYTEA,
    product TEXT,
    due_on INTEGER,
    matter BYTEA REFERENCES docket_matter (id),
    PRIMARY KEY (conclusion, no)
);

CREATE TABLE docket_task (
    id BYTEA NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    seq INTEGER NOT NULL,
    -- Where it comes from: a paragraph of a notice, or a leader's decision on a matter.
    conclusion BYTEA REFERENCES docket_conclusion (id),
    paragraph INTEGER,
    session BYTEA REFERENCES docket_session (id),
    matter BYTEA REFERENCES docket_matter (id),
    content TEXT NOT NULL,
    product TEXT NOT NULL,
    lead_body BYTEA NOT NULL,
    approver_unit BYTEA NOT NULL,
    given_by_name TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    due_at BIGINT,
    first_due_at BIGINT,
    open BOOLEAN NOT NULL,
    holder_unit BYTEA NOT NULL,
    holder_person BYTEA,
    holder_since BIGINT NOT NULL,
    level TEXT NOT NULL,
    clock BYTEA,
    next_clock TEXT,
    next_clock_at BIGINT,
    -- Reported as finished; waits to be taken.
    reported_at BIGINT,
    done_at BIGINT,
    outcome TEXT,
    -- The approving level did not take what was reported.
    returned_at BIGINT,
    returns INTEGER NOT NULL,
    extensions INTEGER NOT NULL,
    lapsed BOOLEAN NOT NULL,
    CONSTRAINT docket_task_open CHECK (open = (done_at IS NULL)),
    CONSTRAINT docket_task_outcome CHECK ((outcome IS NULL) = (done_at IS NULL OR due_at IS NULL)),
    CONSTRAINT docket_task_level CHECK (level IN ('department', 'office', 'leader')),
    CONSTRAINT docket_task_apart CHECK (lead_body <> approver_unit),
    CONSTRAINT docket_task_no_silent_hang CHECK (NOT open OR (clock IS NOT NULL AND next_clock IS NOT NULL
        AND next_clock_at IS NOT NULL))
);
CREATE INDEX docket_task_desk ON docket_task (holder_unit, next_clock_at, id) WHERE open;
CREATE INDEX docket_task_lead ON docket_task (lead_body, next_clock_at, id) WHERE open;
CREATE INDEX docket_task_oldest ON docket_task (lead_body, given_at, id) WHERE open;
CREATE INDEX docket_task_given ON docket_task (given_at, id);
CREATE INDEX docket_task_lead_all ON docket_task (lead_body, given_at, id);
CREATE INDEX docket_task_open ON docket_task (next_clock_at, id) WHERE open;
CREATE INDEX docket_task_session ON docket_task (session, paragraph) WHERE session IS NOT NULL;
CREATE INDEX docket_task_matter ON docket_task (matter) WHERE matter IS NOT NULL;

CREATE TABLE docket_task_unit (
    task BYTEA NOT NULL REFERENCES docket_task (id),
    unit BYTEA NOT NULL,
    PRIMARY KEY (task, unit)
);
CREATE INDEX docket_task_unit_of ON docket_task_unit (unit, task);

-- Progress as the lead tells it; evidence are files with this number.
CREATE TABLE docket_report (
    task BYTEA NOT NULL REFERENCES docket_task (id),
    no INTEGER NOT NULL,
    unit BYTEA NOT NULL,
    at BIGINT NOT NULL,
    by_account BYTEA NOT NULL,
    by_name TEXT NOT NULL,
    progress INTEGER NOT NULL,
    said TEXT NOT NULL,
    finished BOOLEAN NOT NULL,
    -- What the approving level said to a finished one.
    taken BOOLEAN,
    remark TEXT,
    PRIMARY KEY (task, no),
    CONSTRAINT docket_report_progress CHECK (progress BETWEEN 0 AND 100)
);

-- Extensions: asked before the due date, decided by the level that gave the task, counted (H16).
CREATE TABLE docket_extension (
    task BYTEA NOT NULL REFERENCES docket_task (id),
    no INTEGER NOT NULL,
    reason TEXT NOT NULL,
    old_due_at BIGINT NOT NULL,
    new_due_at BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    asked_by BYTEA NOT NULL,
    asked_by_name TEXT NOT NULL,
    approved BOOLEAN,
    decided_at BIGINT,
    decided_by_name TEXT,
    remark TEXT,
    PRIMARY KEY (task, no),
    CONSTRAINT docket_extension_forward CHECK (old_due_at < new_due_at),
    CONSTRAINT docket_extension_in_time CHECK (asked_at <= old_due_at),
    CONSTRAINT docket_extension_decided CHECK ((approved IS NULL) = (decided_at IS NULL))
);
