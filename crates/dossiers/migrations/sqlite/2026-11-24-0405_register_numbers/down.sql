ALTER TABLE dossier_detail DROP COLUMN register_no;
DROP TABLE dossier_register_sequence;
