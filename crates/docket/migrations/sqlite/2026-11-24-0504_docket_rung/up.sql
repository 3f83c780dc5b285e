-- When a clock's unit was told that it rings, so that jobs that come late, or twice, tell it once.
ALTER TABLE docket_clock ADD COLUMN rung_at BIGINT;
