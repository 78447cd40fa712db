-- What the pictures of the office count, answered from indexes alone: rows with their long texts are not read.
CREATE INDEX talents_by_state_joined_at_country_degree_and_fields ON talents (state, joined_at, country, degree, fields);
CREATE INDEX matches_by_created_at_and_decided_at ON matches (created_at, decided_at);
CREATE INDEX matches_by_need_id_state_and_created_at ON matches (need_id, state, created_at);
-- The one before begins alike.
DROP INDEX matches_by_need_id_and_state;
