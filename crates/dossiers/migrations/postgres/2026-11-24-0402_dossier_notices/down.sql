DROP TABLE dossier_notice;
