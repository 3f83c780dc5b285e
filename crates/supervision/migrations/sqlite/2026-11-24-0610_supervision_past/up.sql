-- Names the state of the sums of days that are over, so that they may be kept in memory: another name once they are
-- counted again. Zero until a server has named it: then nothing is kept.
CREATE TABLE supervision_revision (
    one INTEGER PRIMARY KEY NOT NULL CHECK (one = 1),
    revision BLOB NOT NULL
);
INSERT INTO supervision_revision (one, revision) VALUES (1, x'00000000000000000000000000000000');
-- One centre's days, which the sums by day would be searched through for.
CREATE INDEX supervision_day_centre ON supervision_day (centre, day);
-- What was late on a past day is asked for by body, as what is open is: by day first, either the whole province's late ones
-- are read for one body, or all of the body's dossiers.
DROP INDEX supervision_dossier_overdue;
CREATE INDEX supervision_dossier_overdue ON supervision_dossier (body, ended_day, since_day, due_day, centre, procedure, overdue)
    WHERE overdue;
DROP INDEX supervision_span_end;
CREATE INDEX supervision_span_end ON supervision_span (body, to_day, from_day, stage, due_day, centre, procedure);
