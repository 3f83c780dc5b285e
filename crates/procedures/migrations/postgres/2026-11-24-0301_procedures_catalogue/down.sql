DROP TABLE procedure_revision;
DROP TABLE procedure_part_title;
DROP TABLE procedure_board_entry;
DROP TABLE procedure_offer;
DROP TABLE procedure_part;
DROP TABLE procedure_version;
