-- Lists of officers: what changed since a node last looked, what an officer had to do with, and searches that are kept.

CREATE INDEX talents_by_updated_at ON talents (updated_at);
CREATE INDEX enterprises_by_updated_at ON enterprises (updated_at);
CREATE INDEX needs_by_updated_at ON needs (updated_at);
CREATE INDEX decisions_by_officer ON decisions (officer, entity);
CREATE INDEX introductions_by_officer ON introductions (officer);
CREATE INDEX matches_by_reviewer ON matches (reviewer);

-- A search that an officer keeps; its name and its words are sealed, since people search for names.
CREATE TABLE saved_searches (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    noun TEXT NOT NULL,
    version INTEGER NOT NULL,
    search_sealed BYTEA NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE INDEX saved_searches_by_account_id ON saved_searches (account_id, noun);
