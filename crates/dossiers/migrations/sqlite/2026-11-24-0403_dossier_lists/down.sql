DROP INDEX dossier_filed;
DROP INDEX dossier_left;
DROP INDEX dossier_support;
DROP INDEX dossier_centre_queue;
DROP INDEX dossier_body_queue;
DROP INDEX dossier_ready;
DROP INDEX dossier_own_queue;
