-- Entries that may be one: by what they are found, the pairs, and what joining two of them moved.

-- Since when an entry waits for staff because it may be of somebody who has one; nobody is proposed meanwhile.
ALTER TABLE talents ADD COLUMN held_at TEXT;
-- Since when an entry is joined into another one.
ALTER TABLE talents ADD COLUMN joined_at TEXT;
ALTER TABLE enterprises ADD COLUMN joined_at TEXT;

-- By what an entry is found: keyed hashes of names, numbers and addresses, never their text.
CREATE TABLE same_marks (
    mark TEXT NOT NULL,
    entry_id TEXT NOT NULL,
    entity TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (mark, entry_id)
) STRICT;
CREATE INDEX same_marks_by_entry_id ON same_marks (entry_id);

-- Two entries that may be one; the older one is the first.
CREATE TABLE same_pairs (
    id TEXT PRIMARY KEY NOT NULL,
    entity TEXT NOT NULL,
    first_id TEXT NOT NULL,
    second_id TEXT NOT NULL,
    entrant_id TEXT NOT NULL,
    likelihood TEXT NOT NULL,
    facts TEXT NOT NULL,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    found_at TEXT NOT NULL,
    decided_at TEXT,
    decided_by TEXT REFERENCES accounts (id)
) STRICT;
CREATE UNIQUE INDEX same_pairs_by_first_id_and_second_id ON same_pairs (first_id, second_id);
CREATE INDEX same_pairs_by_second_id ON same_pairs (second_id);
CREATE INDEX same_pairs_by_state ON same_pairs (state, id);

-- One entry joined into another.
CREATE TABLE same_joins (
    id TEXT PRIMARY KEY NOT NULL,
    same_id TEXT NOT NULL REFERENCES same_pairs (id),
    entity TEXT NOT NULL,
    kept_id TEXT NOT NULL,
    gone_id TEXT NOT NULL,
    state_before TEXT NOT NULL,
    joined_by TEXT NOT NULL REFERENCES accounts (id),
    joined_at TEXT NOT NULL,
    disputed_at TEXT,
    undone_at TEXT,
    undone_by TEXT REFERENCES accounts (id)
) STRICT;
CREATE INDEX same_joins_by_same_id ON same_joins (same_id);
CREATE INDEX same_joins_by_kept_id ON same_joins (kept_id);
CREATE INDEX same_joins_by_gone_id ON same_joins (gone_id);

-- What a joining moved, so that undoing it moves the same back.
CREATE TABLE same_moves (
    join_id TEXT NOT NULL REFERENCES same_joins (id),
    kind TEXT NOT NULL,
    moved TEXT NOT NULL,
    PRIMARY KEY (join_id, kind, moved)
) STRICT;
