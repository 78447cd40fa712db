-- Which features were made by an older engine: found without reading the features themselves.
CREATE INDEX features_by_engine_and_entity_and_entity_id ON features (engine, entity, entity_id);

-- What a score is computed from, packed (JSON): the index is built from it at start. Empty in rows of older engines.
ALTER TABLE features ADD COLUMN sketch TEXT NOT NULL DEFAULT '';

-- Both sides of a pair as they were scored, packed (JSON): from it the score is computed again. Empty in older rows.
ALTER TABLE matches ADD COLUMN snapshot TEXT NOT NULL DEFAULT '';
