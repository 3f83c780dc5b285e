-- Weights of the quality index of Decision 766 as dated data (F8): a new row from a day on, never a changed one. Points in
-- hundredths, the share that earns all of them in thousandths. Sources are the rules; where a group's split is not given
-- by any source, its points are split evenly and the certainty says that this is our decision (D).
CREATE TABLE supervision_weight (
    valid_from INTEGER NOT NULL,
    part TEXT NOT NULL,
    points BIGINT NOT NULL,
    full_at BIGINT NOT NULL,
    source TEXT NOT NULL,
    certainty TEXT NOT NULL,
    PRIMARY KEY (valid_from, part),
    CONSTRAINT supervision_weight_points CHECK (points >= 0),
    CONSTRAINT supervision_weight_full CHECK (full_at BETWEEN 1 AND 1000),
    CONSTRAINT supervision_weight_certainty CHECK (certainty IN ('V', 'R', 'M', 'D'))
);
INSERT INTO supervision_weight (valid_from, part, points, full_at, source, certainty) VALUES
    (20220623, 'announced', 600, 1000, 'F2', 'M'),
    (20220623, 'complete', 400, 1000, 'F2', 'M'),
    (20220623, 'synchronised', 800, 1000, 'F2', 'M'),
    (20220623, 'on-time', 2000, 1000, 'F3', 'M'),
    (20220623, 'offered', 400, 1000, 'F4', 'D'),
    (20220623, 'with-filings', 400, 1000, 'F4', 'D'),
    (20220623, 'filed-online', 400, 1000, 'F4', 'D'),
    (20220623, 'parts-digitised', 550, 1000, 'F6', 'D'),
    (20220623, 'results-digitised', 550, 1000, 'F6', 'D'),
    (20220623, 'parts-reused', 550, 1000, 'F6', 'D'),
    (20220623, 'portal-reused', 550, 1000, 'F6', 'D'),
    (20220623, 'fee-paid', 200, 800, 'F5', 'R'),
    (20220623, 'fee-online', 200, 800, 'F5', 'R'),
    (20220623, 'paid-online', 600, 300, 'F5', 'R'),
    (20220623, 'petitions', 600, 1000, 'F7', 'D'),
    (20220623, 'handling', 600, 1000, 'F7', 'D'),
    (20220623, 'content', 600, 1000, 'F7', 'D');
