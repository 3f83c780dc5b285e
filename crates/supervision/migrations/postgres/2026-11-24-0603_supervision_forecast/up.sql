-- One learning from the past: the newest is the one that forecasts use.
CREATE TABLE supervision_training (
    id BYTEA NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    since_day INTEGER NOT NULL,
    dossiers BIGINT NOT NULL,
    steps BIGINT NOT NULL
);

-- How long steps took: counts in buckets of working time, by unit, procedure and step. An empty procedure stands for
-- all, a unit of sixteen noughts for the whole province; the step "opinion" for answers of a consulted unit.
CREATE TABLE supervision_time (
    training BYTEA NOT NULL REFERENCES supervision_training (id),
    unit BYTEA NOT NULL,
    procedure TEXT NOT NULL,
    step TEXT NOT NULL,
    counts TEXT NOT NULL,
    PRIMARY KEY (training, unit, procedure, step)
);

-- Working seconds that a person needs for one on a busy day.
CREATE TABLE supervision_pace (
    training BYTEA NOT NULL REFERENCES supervision_training (id),
    person BYTEA NOT NULL,
    step TEXT NOT NULL,
    seconds BIGINT NOT NULL,
    PRIMARY KEY (training, person, step)
);

-- What is to be expected of each open dossier whose clock runs, as of the last night. Chances are thousandths.
CREATE TABLE supervision_outlook (
    dossier BYTEA NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    body BYTEA NOT NULL,
    centre BYTEA NOT NULL,
    step TEXT NOT NULL,
    due_day INTEGER NOT NULL,
    chance INTEGER NOT NULL,
    finish_day INTEGER NOT NULL,
    surely_day INTEGER NOT NULL,
    help TEXT NOT NULL,
    -- Unit and person who can help; no person where the unit as a whole is asked.
    help_unit BYTEA NOT NULL,
    help_person BYTEA,
    -- JSON list of causes, the heaviest first.
    causes TEXT NOT NULL,
    CONSTRAINT supervision_outlook_chance CHECK (chance BETWEEN 0 AND 1000)
);
CREATE INDEX supervision_outlook_due ON supervision_outlook (due_day, body, chance);
CREATE INDEX supervision_outlook_body ON supervision_outlook (body, due_day, chance);

-- What was said on a night of a dossier that was due in the next working days, to be held against what happened.
CREATE TABLE supervision_forecast (
    day INTEGER NOT NULL,
    dossier BYTEA NOT NULL,
    body BYTEA NOT NULL,
    due_day INTEGER NOT NULL,
    chance INTEGER NOT NULL,
    -- What two simple rules said: late when most of the time is used, and the body's share of late dossiers before.
    used INTEGER NOT NULL,
    base INTEGER NOT NULL,
    judged BOOLEAN NOT NULL,
    PRIMARY KEY (day, dossier)
);
CREATE INDEX supervision_forecast_open ON supervision_forecast (due_day, day, dossier) WHERE NOT judged;

-- Sums over judged forecasts of a month (yyyymm), by body and tenth of the chance.
CREATE TABLE supervision_score (
    month INTEGER NOT NULL,
    body BYTEA NOT NULL,
    bin INTEGER NOT NULL,
    count BIGINT NOT NULL,
    late BIGINT NOT NULL,
    chances BIGINT NOT NULL,
    model BIGINT NOT NULL,
    used BIGINT NOT NULL,
    base BIGINT NOT NULL,
    PRIMARY KEY (month, body, bin)
);
