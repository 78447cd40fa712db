DROP TABLE talent_views;
DROP TABLE talent_versions;
DROP TABLE corrections;
