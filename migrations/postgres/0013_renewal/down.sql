ALTER TABLE matches DROP COLUMN snapshot;
ALTER TABLE features DROP COLUMN sketch;
DROP INDEX features_by_engine_and_entity_and_entity_id;
