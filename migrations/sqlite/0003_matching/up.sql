-- Changes to be matched, features, matches.

-- What changed and must be matched again; every node follows it.
CREATE TABLE changes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    batch TEXT,
    at TEXT NOT NULL,
    matched_at TEXT,
    lease_until TEXT,
    fence INTEGER NOT NULL
) STRICT;
CREATE INDEX changes_by_matched_at ON changes (matched_at);
CREATE INDEX changes_by_at ON changes (at);

-- Comparable features of a talent or need; derived, may be dropped and rebuilt.
CREATE TABLE features (
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    engine TEXT NOT NULL,
    data TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    PRIMARY KEY (entity, entity_id)
) STRICT;

-- A talent and a need with two scores and their reasons.
CREATE TABLE matches (
    id TEXT PRIMARY KEY NOT NULL,
    talent_id TEXT NOT NULL REFERENCES talents (id),
    talent_version INTEGER NOT NULL,
    need_id TEXT NOT NULL REFERENCES needs (id),
    need_version INTEGER NOT NULL,
    origin TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    score_need REAL NOT NULL,
    score_talent REAL NOT NULL,
    order_value REAL NOT NULL,
    strength TEXT NOT NULL,
    lines TEXT NOT NULL,
    engine TEXT NOT NULL,
    reviewer TEXT,
    reason TEXT,
    note TEXT,
    parked_until TEXT,
    decided_at TEXT,
    undo TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX matches_by_talent_id_and_need_id ON matches (talent_id, need_id);
CREATE INDEX matches_by_need_id_and_state ON matches (need_id, state);
CREATE INDEX matches_by_state_and_need_id ON matches (state, need_id);
