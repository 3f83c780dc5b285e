-- The control slip (form 06) says of itself that it is only ever added to.
CREATE TRIGGER dossier_step_no_update BEFORE UPDATE ON dossier_step
BEGIN
    SELECT RAISE(ABORT, 'a hand-over is never changed');
END;

CREATE TRIGGER dossier_step_no_delete BEFORE DELETE ON dossier_step
BEGIN
    SELECT RAISE(ABORT, 'a hand-over is never taken away');
END;
