-- What lies with one person, nearest clock first: read on every staff page, where the units' queues would be searched
-- through from end to end.
CREATE INDEX dossier_own_queue ON dossier (holder_person, next_clock_at, id, open) WHERE open AND holder_person IS NOT NULL;
-- What waits to be fetched: few of a unit's open dossiers, counted on every page of a counter.
CREATE INDEX dossier_ready ON dossier (holder_unit, state, open) WHERE open AND state = 'ready';
-- Lists of everything a person may see are read part by part, each from an index in the order of the list: the open ones by
-- the nearest clock, the others by the newest filing.
CREATE INDEX dossier_body_queue ON dossier (competent_body, next_clock_at, id, open) WHERE open;
CREATE INDEX dossier_centre_queue ON dossier (receiving_unit, next_clock_at, id, open) WHERE open;
CREATE INDEX dossier_support ON dossier (support_point, filed_at, id) WHERE support_point <> receiving_unit;
CREATE INDEX dossier_left ON dossier (holder_unit, filed_at, id, open) WHERE NOT open;
CREATE INDEX dossier_filed ON dossier (filed_at, id);
