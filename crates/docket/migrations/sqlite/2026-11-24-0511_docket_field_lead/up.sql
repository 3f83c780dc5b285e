-- Which department leads in a field (N10): dated, with its source, changed by an administrator. Without a department
-- the commune names one itself.
CREATE TABLE docket_field_lead (
    field TEXT NOT NULL,
    valid_from INTEGER NOT NULL,
    department BLOB REFERENCES unit (id),
    source TEXT NOT NULL,
    certainty TEXT NOT NULL CHECK (certainty IN ('V', 'R', 'M', 'D')),
    made_at BIGINT NOT NULL,
    made_by BLOB,
    PRIMARY KEY (field, valid_from)
) WITHOUT ROWID;

-- A house that has its units keeps the departments that led until now.
INSERT INTO docket_field_lead (field, valid_from, department, source, certainty, made_at)
SELECT led.field, unit.valid_from, unit.id, 'N10', 'M', 0
FROM (
    SELECT 'target_programmes' AS field, 'department/205' AS plan
    UNION ALL SELECT 'land', 'department/205'
    UNION ALL SELECT 'land_system', 'department/205'
    UNION ALL SELECT 'cadastre', 'department/205'
    UNION ALL SELECT 'environment', 'department/205'
    UNION ALL SELECT 'agriculture', 'department/205'
    UNION ALL SELECT 'veterinary', 'department/205'
    UNION ALL SELECT 'forest', 'department/205'
    UNION ALL SELECT 'construction', 'department/206'
    UNION ALL SELECT 'finance', 'department/203'
    UNION ALL SELECT 'digital', 'department/207'
    UNION ALL SELECT 'health', 'department/210'
    UNION ALL SELECT 'education', 'department/209'
    UNION ALL SELECT 'culture', 'department/208'
    UNION ALL SELECT 'staff', 'department/201'
    UNION ALL SELECT 'regimes', 'department/201'
    UNION ALL SELECT 'justice', 'department/202'
    UNION ALL SELECT 'one_stop', 'department/200'
    UNION ALL SELECT 'security', 'department/200'
    UNION ALL SELECT 'other', 'department/200'
) AS led
JOIN unit ON unit.plan = led.plan;
