DROP INDEX supervision_span_end;
CREATE INDEX supervision_span_end ON supervision_span (to_day, body);
DROP INDEX supervision_dossier_overdue;
CREATE INDEX supervision_dossier_overdue ON supervision_dossier (ended_day, body, since_day, due_day, centre, procedure, overdue)
    WHERE overdue;
DROP INDEX supervision_day_centre;
DROP TABLE supervision_revision;
