DROP TABLE taxonomy_changes;
DROP TABLE taxonomy_versions;
