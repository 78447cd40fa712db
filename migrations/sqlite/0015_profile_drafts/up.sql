-- A profile as its owner is writing it anew, before it is saved; sealed. `base` is the version it was begun on, `revision` counts.
CREATE TABLE profile_drafts (
    talent_id TEXT PRIMARY KEY NOT NULL REFERENCES talents (id),
    base INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    typed_sealed BLOB NOT NULL,
    kept_at TEXT NOT NULL
) STRICT;
