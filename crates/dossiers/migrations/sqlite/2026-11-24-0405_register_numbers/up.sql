-- The number in a centre's register of a year (form 07), which form 01 names as well: given once, never counted anew.
-- A form 01 printed before named the dossier's code there; printed again it names this number.
CREATE TABLE dossier_register_sequence (
    centre BLOB NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (centre, year)
) WITHOUT ROWID;

ALTER TABLE dossier_detail ADD COLUMN register_no INTEGER NOT NULL DEFAULT 0;

-- What was filed before gets the number its line had, which was its place in the order of filing. The years are Vietnam's.
UPDATE dossier_detail SET register_no = numbered.no
FROM (
    SELECT id, row_number() OVER (PARTITION BY receiving_unit, CAST(strftime('%Y', filed_at / 1000000 + 25200, 'unixepoch') AS INTEGER) ORDER BY filed_at, id) AS no FROM dossier
) AS numbered
WHERE numbered.id = dossier_detail.dossier;

INSERT INTO dossier_register_sequence (centre, year, last)
SELECT receiving_unit, CAST(strftime('%Y', filed_at / 1000000 + 25200, 'unixepoch') AS INTEGER), count(*) FROM dossier GROUP BY 1, 2;
