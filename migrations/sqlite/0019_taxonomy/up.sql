-- Published versions of the taxonomy and the changes they are made of, upon the compiled-in data. A version lies upon the one
-- before, or upon the one that was gone back to; a change without a version is in the draft.
CREATE TABLE taxonomy_versions (
    number INTEGER PRIMARY KEY NOT NULL,
    parent INTEGER NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    note TEXT NOT NULL,
    differing INTEGER NOT NULL,
    hash TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE TABLE taxonomy_changes (
    id TEXT PRIMARY KEY NOT NULL,
    version INTEGER REFERENCES taxonomy_versions (number),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    change TEXT NOT NULL,
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX taxonomy_changes_by_version ON taxonomy_changes (version, created_at);
