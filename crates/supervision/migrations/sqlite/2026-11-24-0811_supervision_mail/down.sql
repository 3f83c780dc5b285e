DROP TABLE supervision_mail;
DROP TABLE supervision_reader;
