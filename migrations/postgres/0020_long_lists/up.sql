-- Long lists: read in their order, and counted without reading the rows.

CREATE INDEX needs_by_state_and_expires_at ON needs (state, expires_at, id);
-- Since when the people of each need have waited.
DROP INDEX matches_by_state_and_need_id;
CREATE INDEX matches_by_state_and_need_id_and_created_at ON matches (state, need_id, created_at);
CREATE INDEX same_pairs_by_state_and_entity ON same_pairs (state, entity);
