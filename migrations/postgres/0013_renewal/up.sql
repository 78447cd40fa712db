-- Which features were made by an older engine: found without reading the features themselves.
CREATE INDEX features_by_engine_and_entity_and_entity_id ON features (engine, entity, entity_id);
