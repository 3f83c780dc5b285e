-- The public page: what was answered or decided and waits for nobody any more, the newest first.
CREATE INDEX docket_matter_public ON docket_matter (COALESCE(decided_at, answered_at), id)
    WHERE state IN ('answered', 'concluded', 'closed');
