-- Units, places, settings, calendars and people at work.

-- One row: which state of the organisation this is. A new id with every change of units, settings or
-- calendars, so that pictures in memory are known to be old.
CREATE TABLE organization_revision (
    one INTEGER PRIMARY KEY NOT NULL CHECK (one = 1),
    revision BYTEA NOT NULL
);
INSERT INTO organization_revision (one, revision) VALUES (1, '\x00000000000000000000000000000000');

CREATE TABLE unit (
    id BYTEA PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('province', 'department', 'commune', 'division', 'centre')),
    parent BYTEA REFERENCES unit (id),
    name TEXT NOT NULL,
    formal_name TEXT NOT NULL,
    official_code TEXT UNIQUE,
    -- By which an import finds the unit again, whatever its code is by then.
    plan TEXT NOT NULL UNIQUE,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER,
    seed BOOLEAN NOT NULL,
    stand_in BOOLEAN NOT NULL,
    resolution TEXT,
    CHECK ((kind = 'province') = (parent IS NULL))
);
CREATE INDEX unit_parent ON unit (parent);

-- The national list of provinces and communes: for addresses and places.
CREATE TABLE area (
    code TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent TEXT REFERENCES area (code),
    alt_spelling TEXT,
    area_km2 DOUBLE PRECISION,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    valid_from INTEGER NOT NULL
);
CREATE INDEX area_parent ON area (parent, name);

CREATE TABLE former_unit (
    old_code TEXT NOT NULL,
    new_code TEXT NOT NULL REFERENCES area (code),
    old_name TEXT NOT NULL,
    folded TEXT NOT NULL,
    old_kind TEXT NOT NULL,
    old_district_code TEXT NOT NULL,
    old_district TEXT NOT NULL,
    whole BOOLEAN NOT NULL,
    PRIMARY KEY (old_code, new_code)
);
CREATE INDEX former_unit_new ON former_unit (new_code);

CREATE TABLE field_department (
    key TEXT PRIMARY KEY NOT NULL,
    field TEXT NOT NULL,
    department BYTEA REFERENCES unit (id)
);

CREATE TABLE setting (
    id BYTEA PRIMARY KEY NOT NULL,
    key TEXT NOT NULL,
    unit BYTEA REFERENCES unit (id),
    value TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    source TEXT NOT NULL,
    certainty TEXT NOT NULL CHECK (certainty IN ('V', 'R', 'M', 'D')),
    made_at BIGINT NOT NULL
);
CREATE INDEX setting_key ON setting (key, unit, valid_from);

CREATE TABLE calendar_version (
    version INTEGER PRIMARY KEY NOT NULL,
    approver TEXT NOT NULL,
    source TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by BYTEA
);

CREATE TABLE calendar_day (
    version INTEGER NOT NULL REFERENCES calendar_version (version),
    day INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('holiday', 'swap_off', 'makeup_work')),
    name_vi TEXT NOT NULL,
    name_en TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (version, day)
);

CREATE TABLE counter (
    id BYTEA PRIMARY KEY NOT NULL,
    centre BYTEA NOT NULL REFERENCES unit (id),
    number INTEGER NOT NULL,
    name TEXT NOT NULL,
    open BOOLEAN NOT NULL,
    UNIQUE (centre, number)
);

CREATE TABLE post (
    id BYTEA PRIMARY KEY NOT NULL,
    unit BYTEA NOT NULL REFERENCES unit (id),
    title TEXT NOT NULL,
    quota INTEGER NOT NULL,
    UNIQUE (unit, title)
);

-- A person in a post; the account is the way to sign in and may be missing.
CREATE TABLE person (
    id BYTEA PRIMARY KEY NOT NULL,
    account BYTEA UNIQUE,
    name TEXT NOT NULL,
    post BYTEA NOT NULL REFERENCES post (id),
    valid_from INTEGER NOT NULL,
    valid_to INTEGER
);
CREATE INDEX person_post ON person (post);
