ALTER TABLE docket_clock DROP COLUMN rung_at;
