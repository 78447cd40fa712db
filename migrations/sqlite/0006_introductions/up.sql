-- Introductions: who is asked, what they said, what came of it.

-- Two people who are asked one after the other.
CREATE TABLE introductions (
    id TEXT PRIMARY KEY NOT NULL,
    code TEXT NOT NULL UNIQUE,
    match_id TEXT NOT NULL UNIQUE REFERENCES matches (id),
    talent_id TEXT NOT NULL REFERENCES talents (id),
    need_id TEXT NOT NULL REFERENCES needs (id),
    enterprise_id TEXT NOT NULL REFERENCES enterprises (id),
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    is_firm_first INTEGER NOT NULL CHECK (is_firm_first IN (0, 1)),
    talent_answer TEXT NOT NULL,
    talent_answered_at TEXT,
    firm_answer TEXT NOT NULL,
    firm_answered_at TEXT,
    firm_reason TEXT,
    is_postponed INTEGER NOT NULL CHECK (is_postponed IN (0, 1)),
    asked_at TEXT,
    due_at TEXT,
    sentence TEXT,
    officer TEXT REFERENCES accounts (id),
    introduced_at TEXT,
    introduced_by TEXT REFERENCES accounts (id),
    terms TEXT,
    outcome TEXT,
    close_reason TEXT,
    closed_at TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX introductions_by_state_and_due_at ON introductions (state, due_at);
CREATE INDEX introductions_by_talent_id ON introductions (talent_id);
CREATE INDEX introductions_by_need_id ON introductions (need_id);
CREATE INDEX introductions_by_enterprise_id ON introductions (enterprise_id);

-- Each answer as it was given or recorded; the words used are sealed.
CREATE TABLE answers (
    id TEXT PRIMARY KEY NOT NULL,
    introduction_id TEXT NOT NULL REFERENCES introductions (id),
    side TEXT NOT NULL,
    answer TEXT NOT NULL,
    reason TEXT,
    channel TEXT NOT NULL,
    said_on TEXT,
    words_sealed BLOB,
    recorded_by TEXT REFERENCES accounts (id),
    given_at TEXT NOT NULL,
    disputed_at TEXT
) STRICT;
CREATE INDEX answers_by_introduction_id ON answers (introduction_id);

-- Questions to each side 7, 30 and 180 days after the introduction.
CREATE TABLE follow_ups (
    id TEXT PRIMARY KEY NOT NULL,
    introduction_id TEXT NOT NULL REFERENCES introductions (id),
    side TEXT NOT NULL,
    days INTEGER NOT NULL,
    due_at TEXT NOT NULL,
    asked_at TEXT,
    news TEXT,
    answered_at TEXT
) STRICT;
CREATE UNIQUE INDEX follow_ups_by_introduction_id_and_side_and_days ON follow_ups (introduction_id, side, days);
CREATE INDEX follow_ups_by_due_at ON follow_ups (due_at);

-- What came of an introduction.
CREATE TABLE outcomes (
    id TEXT PRIMARY KEY NOT NULL,
    introduction_id TEXT NOT NULL REFERENCES introductions (id),
    kind TEXT NOT NULL,
    value_band TEXT,
    happened_on TEXT,
    proof TEXT,
    days INTEGER,
    talent_at TEXT,
    firm_at TEXT,
    officer_at TEXT,
    created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX outcomes_by_introduction_id_and_kind ON outcomes (introduction_id, kind);
