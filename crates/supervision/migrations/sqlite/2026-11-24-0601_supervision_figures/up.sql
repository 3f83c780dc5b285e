-- What supervision knows of each dossier: told by its history, so that it can be recounted from it. Days are yyyymmdd in
-- Vietnam. Stage, since and due are those it has, or had when it ended.
CREATE TABLE supervision_dossier (
    dossier BLOB NOT NULL PRIMARY KEY,
    body BLOB NOT NULL,
    centre BLOB NOT NULL,
    procedure TEXT NOT NULL,
    channel TEXT NOT NULL,
    filed_day INTEGER NOT NULL,
    stage TEXT NOT NULL,
    since_day INTEGER NOT NULL,
    due_day INTEGER,
    open BOOLEAN NOT NULL,
    ended_day INTEGER,
    ending TEXT,
    -- It ended while its appointment was over (N1), in whatever way.
    overdue BOOLEAN NOT NULL,
    CONSTRAINT supervision_dossier_stage CHECK (stage IN ('waiting', 'running', 'paused')),
    CONSTRAINT supervision_dossier_end CHECK (open = (ended_day IS NULL) AND open = (ending IS NULL))
) WITHOUT ROWID;
CREATE INDEX supervision_dossier_received ON supervision_dossier (body, filed_day, dossier);
-- Counts of what is open never touch the rows.
CREATE INDEX supervision_dossier_open ON supervision_dossier (body, stage, due_day, procedure, centre, open) WHERE open;
CREATE INDEX supervision_dossier_ended ON supervision_dossier (body, ended_day, dossier) WHERE NOT open;
CREATE INDEX supervision_dossier_overdue ON supervision_dossier (ended_day, body, since_day, due_day, centre, procedure, overdue) WHERE overdue;

-- Times before the present one: from the first day to the day it changed, which no longer counts.
CREATE TABLE supervision_span (
    dossier BLOB NOT NULL,
    from_day INTEGER NOT NULL,
    to_day INTEGER NOT NULL,
    body BLOB NOT NULL,
    centre BLOB NOT NULL,
    procedure TEXT NOT NULL,
    stage TEXT NOT NULL,
    due_day INTEGER,
    PRIMARY KEY (dossier, from_day)
) WITHOUT ROWID;
CREATE INDEX supervision_span_end ON supervision_span (to_day, body);

-- What happened on a day, by the body that decides and the centre that received. The last three say by how many the
-- dossiers of a stage became more or fewer.
CREATE TABLE supervision_day (
    day INTEGER NOT NULL,
    body BLOB NOT NULL,
    centre BLOB NOT NULL,
    direct INTEGER NOT NULL,
    online INTEGER NOT NULL,
    post INTEGER NOT NULL,
    early INTEGER NOT NULL,
    on_time INTEGER NOT NULL,
    late INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    stopped INTEGER NOT NULL,
    closed INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    running INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    PRIMARY KEY (day, body, centre)
) WITHOUT ROWID;

-- The same by procedure.
CREATE TABLE supervision_procedure (
    body BLOB NOT NULL,
    day INTEGER NOT NULL,
    procedure TEXT NOT NULL,
    direct INTEGER NOT NULL,
    online INTEGER NOT NULL,
    post INTEGER NOT NULL,
    early INTEGER NOT NULL,
    on_time INTEGER NOT NULL,
    late INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    stopped INTEGER NOT NULL,
    closed INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    running INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    PRIMARY KEY (body, day, procedure)
) WITHOUT ROWID;
CREATE INDEX supervision_procedure_day ON supervision_procedure (procedure, day);

-- Steps that a person ended on a day, by the step's own clock (N1: by hours).
CREATE TABLE supervision_step (
    person BLOB NOT NULL,
    day INTEGER NOT NULL,
    unit BLOB NOT NULL,
    step TEXT NOT NULL,
    early INTEGER NOT NULL,
    on_time INTEGER NOT NULL,
    late INTEGER NOT NULL,
    untimed INTEGER NOT NULL,
    PRIMARY KEY (person, day, unit, step)
) WITHOUT ROWID;
CREATE INDEX supervision_step_unit ON supervision_step (unit, day);
