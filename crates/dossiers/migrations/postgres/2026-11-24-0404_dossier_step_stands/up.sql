-- The control slip (form 06) says of itself that it is only ever added to.
CREATE FUNCTION dossier_step_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a hand-over is never changed or taken away';
END
$$;

CREATE TRIGGER dossier_step_stands BEFORE UPDATE OR DELETE ON dossier_step
FOR EACH ROW EXECUTE FUNCTION dossier_step_stands();
