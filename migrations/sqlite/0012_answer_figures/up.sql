-- How firms answer: each question that was put to one, and which firms have fallen below the floor.

-- A question put to a firm, and how it ended. An introduction that is asked again forgets its answers; these rows do not.
CREATE TABLE firm_questions (
    id TEXT PRIMARY KEY NOT NULL,
    introduction_id TEXT NOT NULL REFERENCES introductions (id),
    enterprise_id TEXT NOT NULL REFERENCES enterprises (id),
    asked_at TEXT NOT NULL,
    ended_at TEXT,
    ending TEXT
) STRICT;
CREATE INDEX firm_questions_by_enterprise_id_and_asked_at ON firm_questions (enterprise_id, asked_at);
CREATE INDEX firm_questions_by_introduction_id ON firm_questions (introduction_id);

-- Firms that leave too many questions without an answer, since when; gone once they answer again.
CREATE TABLE answer_falls (
    enterprise_id TEXT PRIMARY KEY NOT NULL REFERENCES enterprises (id),
    fell_at TEXT NOT NULL
) STRICT;

-- Submitted needs that wait for an officer before anybody is proposed for them, since when.
CREATE TABLE need_waits (
    need_id TEXT PRIMARY KEY NOT NULL REFERENCES needs (id) ON DELETE CASCADE,
    since TEXT NOT NULL
) STRICT;

-- The questions of introductions that there are already, one each: what a firm has said, let pass, or not said yet.
INSERT INTO firm_questions (id, introduction_id, enterprise_id, asked_at, ended_at, ending)
SELECT
    id,
    id,
    enterprise_id,
    asked_at,
    CASE WHEN firm_answer = 'pending' THEN closed_at ELSE firm_answered_at END,
    CASE
        WHEN firm_answer IN ('yes', 'no') THEN 'answered'
        WHEN firm_answer = 'expired' THEN 'expired'
        WHEN state = 'halted' THEN 'dropped'
    END
FROM introductions
WHERE asked_at IS NOT NULL
    AND talent_answer = 'yes'
    AND NOT (is_firm_first = 1);
