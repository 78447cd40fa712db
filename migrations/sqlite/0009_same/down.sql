DROP TABLE same_moves;
DROP TABLE same_joins;
DROP TABLE same_pairs;
DROP TABLE same_marks;
ALTER TABLE enterprises DROP COLUMN joined_at;
ALTER TABLE talents DROP COLUMN joined_at;
ALTER TABLE talents DROP COLUMN held_at;
