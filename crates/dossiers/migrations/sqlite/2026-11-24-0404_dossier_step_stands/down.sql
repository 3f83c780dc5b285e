DROP TRIGGER dossier_step_no_delete;
DROP TRIGGER dossier_step_no_update;
