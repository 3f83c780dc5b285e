DROP INDEX docket_term_joinable;
ALTER TABLE docket_term DROP COLUMN joinable;
