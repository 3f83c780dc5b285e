CREATE TABLE docket_notice_next (
    id BYTEA NOT NULL PRIMARY KEY,
    unit BYTEA NOT NULL,
    kind TEXT NOT NULL,
    thing TEXT NOT NULL,
    thing_id BYTEA NOT NULL,
    code TEXT NOT NULL,
    clock TEXT NOT NULL,
    due_at BIGINT NOT NULL,
    responsible TEXT,
    at BIGINT NOT NULL,
    CONSTRAINT docket_notice_kind CHECK (kind IN ('near', 'rung', 'climbed'))
);
INSERT INTO docket_notice_next (id, unit, kind, thing, thing_id, code, clock, due_at, responsible, at)
    SELECT id, unit, kind, thing, thing_id, code, clock, due_at, responsible, at FROM docket_notice
    WHERE kind <> 'moved';
DROP TABLE docket_notice;
ALTER TABLE docket_notice_next RENAME TO docket_notice;
CREATE INDEX docket_notice_unit ON docket_notice (unit, at, id);
