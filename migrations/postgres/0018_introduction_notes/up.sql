-- The note to the parties: a line of the officer to one side of an introduction, sealed since people write names.
CREATE TABLE introduction_notes (
    introduction_id TEXT NOT NULL REFERENCES introductions (id) ON DELETE CASCADE,
    side TEXT NOT NULL,
    words_sealed BYTEA NOT NULL,
    written_by TEXT NOT NULL,
    written_at TIMESTAMP NOT NULL,
    PRIMARY KEY (introduction_id, side)
);
