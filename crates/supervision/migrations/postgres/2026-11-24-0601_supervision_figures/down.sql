DROP TABLE supervision_step;
DROP TABLE supervision_procedure;
DROP TABLE supervision_day;
DROP TABLE supervision_span;
DROP TABLE supervision_dossier;
