DROP TABLE supervision_digest;
DROP TABLE supervision_letter;
