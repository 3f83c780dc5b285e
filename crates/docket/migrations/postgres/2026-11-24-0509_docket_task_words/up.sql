-- Content and code of a task, folded, for search without marks. Older rows are found by their words as they stand.
ALTER TABLE docket_task ADD COLUMN folded TEXT NOT NULL DEFAULT '';
UPDATE docket_task SET folded = lower(content || ' ' || code);
