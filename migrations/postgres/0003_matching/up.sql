-- Changes to be matched, features, matches.

-- What changed and must be matched again; every node follows it.
CREATE TABLE changes (
    id BIGSERIAL PRIMARY KEY,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    batch TEXT,
    at TIMESTAMP NOT NULL,
    matched_at TIMESTAMP,
    lease_until TIMESTAMP,
    fence INTEGER NOT NULL
);
CREATE INDEX changes_by_matched_at ON changes (matched_at);
CREATE INDEX changes_by_at ON changes (at);

-- Comparable features of a talent or need; derived, may be dropped and rebuilt.
CREATE TABLE features (
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    version INTEGER NOT NULL,
    engine TEXT NOT NULL,
    data TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (entity, entity_id)
);

-- A talent and a need with two scores and their reasons.
CREATE TABLE matches (
    id TEXT PRIMARY KEY,
    talent_id TEXT NOT NULL REFERENCES talents (id),
    talent_version INTEGER NOT NULL,
    need_id TEXT NOT NULL REFERENCES needs (id),
    need_version INTEGER NOT NULL,
    origin TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    score_need DOUBLE PRECISION NOT NULL,
    score_talent DOUBLE PRECISION NOT NULL,
    order_value DOUBLE PRECISION NOT NULL,
    strength TEXT NOT NULL,
    lines TEXT NOT NULL,
    engine TEXT NOT NULL,
    reviewer TEXT,
    reason TEXT,
    note TEXT,
    parked_until DATE,
    decided_at TIMESTAMP,
    undo TEXT,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX matches_by_talent_id_and_need_id ON matches (talent_id, need_id);
CREATE INDEX matches_by_need_id_and_state ON matches (need_id, state);
CREATE INDEX matches_by_state_and_need_id ON matches (state, need_id);
