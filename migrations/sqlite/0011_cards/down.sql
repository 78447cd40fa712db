DROP TABLE card_views;
DROP TABLE put_questions;
DROP TABLE interests;
ALTER TABLE talents DROP COLUMN monthly_limit;
ALTER TABLE talents DROP COLUMN browse_ok;
