DROP TABLE outcomes;
DROP TABLE follow_ups;
DROP TABLE answers;
DROP TABLE introductions;
