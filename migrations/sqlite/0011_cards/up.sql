-- Who may see whom: what a person allows, who was seen, who asked for whom, and which questions were put.

ALTER TABLE talents ADD COLUMN browse_ok INTEGER NOT NULL DEFAULT 0 CHECK (browse_ok IN (0, 1));
ALTER TABLE talents ADD COLUMN monthly_limit INTEGER NOT NULL DEFAULT 2;

-- A firm that asks for a person by their card, with what its member agreed to give; becomes a consent at the person's yes.
CREATE TABLE interests (
    id TEXT PRIMARY KEY NOT NULL,
    match_id TEXT NOT NULL REFERENCES matches (id),
    enterprise_id TEXT NOT NULL REFERENCES enterprises (id),
    account_id TEXT NOT NULL,
    fields TEXT NOT NULL,
    text_version INTEGER NOT NULL,
    text_hash TEXT NOT NULL,
    lang TEXT NOT NULL,
    channel TEXT NOT NULL,
    address_class TEXT,
    created_at TEXT NOT NULL,
    ended_at TEXT,
    end_cause TEXT
) STRICT;
CREATE INDEX interests_by_match_id ON interests (match_id);
CREATE INDEX interests_by_enterprise_id ON interests (enterprise_id);

-- Each question that was put to a person: none is asked more often in a month than they wish.
CREATE TABLE put_questions (
    id TEXT PRIMARY KEY NOT NULL,
    introduction_id TEXT NOT NULL REFERENCES introductions (id) ON DELETE CASCADE,
    talent_id TEXT NOT NULL REFERENCES talents (id),
    put_at TEXT NOT NULL
) STRICT;
CREATE INDEX put_questions_by_talent_id_and_put_at ON put_questions (talent_id, put_at);
CREATE INDEX put_questions_by_introduction_id ON put_questions (introduction_id);
INSERT INTO put_questions (id, introduction_id, talent_id, put_at)
SELECT id, id, talent_id, created_at FROM introductions;

-- Whose card a firm saw on a day: its budget counts each person once.
CREATE TABLE card_views (
    enterprise_id TEXT NOT NULL REFERENCES enterprises (id) ON DELETE CASCADE,
    talent_id TEXT NOT NULL REFERENCES talents (id) ON DELETE CASCADE,
    seen_on TEXT NOT NULL,
    PRIMARY KEY (enterprise_id, talent_id, seen_on)
) STRICT;
CREATE INDEX card_views_by_seen_on ON card_views (seen_on);
