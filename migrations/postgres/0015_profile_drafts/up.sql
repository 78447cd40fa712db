-- A profile as its owner is writing it anew, before it is saved; sealed. `base` is the version it was begun on, `revision` counts.
CREATE TABLE profile_drafts (
    talent_id TEXT PRIMARY KEY REFERENCES talents (id),
    base INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    typed_sealed BYTEA NOT NULL,
    kept_at TIMESTAMP NOT NULL
);
