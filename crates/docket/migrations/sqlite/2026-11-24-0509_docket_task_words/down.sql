ALTER TABLE docket_task DROP COLUMN folded;
