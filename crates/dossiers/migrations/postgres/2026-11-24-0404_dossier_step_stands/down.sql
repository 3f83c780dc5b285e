DROP TRIGGER dossier_step_stands ON dossier_step;
DROP FUNCTION dossier_step_stands();
