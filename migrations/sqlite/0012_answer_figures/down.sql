DROP TABLE need_waits;
DROP TABLE answer_falls;
DROP TABLE firm_questions;
