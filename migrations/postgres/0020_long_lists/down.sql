DROP INDEX same_pairs_by_state_and_entity;
DROP INDEX matches_by_state_and_need_id_and_created_at;
CREATE INDEX matches_by_state_and_need_id ON matches (state, need_id);
DROP INDEX needs_by_state_and_expires_at;
