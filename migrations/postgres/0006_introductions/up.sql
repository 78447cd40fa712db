-- Introductions: who is asked, what they said, what came of it.

-- Two people who are asked one after the other.
CREATE TABLE introductions (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    match_id TEXT NOT NULL UNIQUE REFERENCES matches (id),
    talent_id TEXT NOT NULL REFERENCES talents (id),
    need_id TEXT NOT NULL REFERENCES needs (id),
    enterprise_id TEXT NOT NULL REFERENCES enterprises (id),
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    is_firm_first BOOLEAN NOT NULL,
    talent_answer TEXT NOT NULL,
    talent_answered_at TIMESTAMP,
    firm_answer TEXT NOT NULL,
    firm_answered_at TIMESTAMP,
    firm_reason TEXT,
    is_postponed BOOLEAN NOT NULL,
    asked_at TIMESTAMP,
    due_at TIMESTAMP,
    sentence TEXT,
    officer TEXT REFERENCES accounts (id),
    introduced_at TIMESTAMP,
    introduced_by TEXT REFERENCES accounts (id),
    terms TEXT,
    outcome TEXT,
    close_reason TEXT,
    closed_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX introductions_by_state_and_due_at ON introductions (state, due_at);
CREATE INDEX introductions_by_talent_id ON introductions (talent_id);
CREATE INDEX introductions_by_need_id ON introductions (need_id);
CREATE INDEX introductions_by_enterprise_id ON introductions (enterprise_id);

-- Each answer as it was given or recorded; the words used are sealed.
CREATE TABLE answers (
    id TEXT PRIMARY KEY,
    introduction_id TEXT NOT NULL REFERENCES introductions (id),
    side TEXT NOT NULL,
    answer TEXT NOT NULL,
    reason TEXT,
    channel TEXT NOT NULL,
    said_on DATE,
    words_sealed BYTEA,
    recorded_by TEXT REFERENCES accounts (id),
    given_at TIMESTAMP NOT NULL,
    disputed_at TIMESTAMP
);
CREATE INDEX answers_by_introduction_id ON answers (introduction_id);

-- Questions to each side 7, 30 and 180 days after the introduction.
CREATE TABLE follow_ups (
    id TEXT PRIMARY KEY,
    introduction_id TEXT NOT NULL REFERENCES introductions (id),
    side TEXT NOT NULL,
    days INTEGER NOT NULL,
    due_at TIMESTAMP NOT NULL,
    asked_at TIMESTAMP,
    news TEXT,
    answered_at TIMESTAMP
);
CREATE UNIQUE INDEX follow_ups_by_introduction_id_and_side_and_days ON follow_ups (introduction_id, side, days);
CREATE INDEX follow_ups_by_due_at ON follow_ups (due_at);

-- What came of an introduction.
CREATE TABLE outcomes (
    id TEXT PRIMARY KEY,
    introduction_id TEXT NOT NULL REFERENCES introductions (id),
    kind TEXT NOT NULL,
    value_band TEXT,
    happened_on DATE,
    proof TEXT,
    days INTEGER,
    talent_at TIMESTAMP,
    firm_at TIMESTAMP,
    officer_at TIMESTAMP,
    created_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX outcomes_by_introduction_id_and_kind ON outcomes (introduction_id, kind);
