-- Whether the matter of a recommendation still takes others in: what may be joined is looked for first.
ALTER TABLE docket_term ADD COLUMN joinable BOOLEAN NOT NULL DEFAULT FALSE;
UPDATE docket_term SET joinable = TRUE WHERE recommendation IN (SELECT id FROM docket_recommendation
    WHERE state IN ('sent', 'received', 'in_work', 'collecting', 'escalated'));
CREATE INDEX docket_term_joinable ON docket_term (term, joinable, recommendation);
