-- Limits set by a unit, or for all units where unit is null (rules N5, J2). hard_area_add is in the same time unit.
CREATE TABLE procedure_limit_setting (
    id BYTEA NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    unit BYTEA,
    channel TEXT,
    amount INTEGER NOT NULL,
    time_unit TEXT NOT NULL,
    hard_area_add INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    source TEXT NOT NULL,
    certainty TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    set_by BYTEA
);
CREATE INDEX procedure_limit_setting_code ON procedure_limit_setting (code, valid_from);

-- Fees as data (rules G1 to G5). measure: case, copy or page. exemption is empty for the plain fee.
CREATE TABLE procedure_fee_setting (
    id BYTEA NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    unit BYTEA,
    channel TEXT,
    case_name TEXT NOT NULL,
    exemption TEXT NOT NULL,
    measure TEXT NOT NULL,
    amount BIGINT NOT NULL,
    first_pages INTEGER NOT NULL,
    then_amount BIGINT NOT NULL,
    cap BIGINT,
    reduction_percent INTEGER NOT NULL,
    reduction_cap BIGINT,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER,
    source TEXT NOT NULL,
    certainty TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    set_by BYTEA
);
CREATE INDEX procedure_fee_setting_code ON procedure_fee_setting (code, valid_from);

-- An internal e-process (rule A25), for one unit or for all where unit is null.
CREATE TABLE procedure_process_setting (
    id BYTEA NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    unit BYTEA,
    valid_from INTEGER NOT NULL,
    source TEXT NOT NULL,
    certainty TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    set_by BYTEA
);
CREATE INDEX procedure_process_setting_code ON procedure_process_setting (code, valid_from);

-- Steps of an e-process in order; budget in working minutes.
CREATE TABLE procedure_process_step (
    setting_id BYTEA NOT NULL REFERENCES procedure_process_setting (id),
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    role TEXT NOT NULL,
    place TEXT NOT NULL,
    unit BYTEA,
    budget_minutes INTEGER NOT NULL,
    PRIMARY KEY (setting_id, seq)
);

-- Who decides, by procedure and place (rule N8).
CREATE TABLE procedure_competence_setting (
    id BYTEA NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    place BYTEA,
    body BYTEA NOT NULL,
    valid_from INTEGER NOT NULL,
    source TEXT NOT NULL,
    certainty TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    set_by BYTEA
);
CREATE INDEX procedure_competence_setting_code ON procedure_competence_setting (code, valid_from);

-- Which procedures may be handed in at any centre of the province (rule A12).
CREATE TABLE procedure_non_boundary (
    id BYTEA NOT NULL PRIMARY KEY,
    code TEXT NOT NULL,
    listed BOOLEAN NOT NULL,
    valid_from INTEGER NOT NULL,
    source TEXT NOT NULL,
    certainty TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    set_by BYTEA
);
CREATE INDEX procedure_non_boundary_code ON procedure_non_boundary (code, valid_from);
