-- Rights: what people ask to be put right, what their profile said before, and which officer has seen whom today.

-- What a person cannot change themselves and asks the office to put right; the words of both are sealed.
CREATE TABLE corrections (
    id TEXT PRIMARY KEY NOT NULL,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    talent_id TEXT REFERENCES talents (id),
    enterprise_id TEXT REFERENCES enterprises (id),
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    wish_sealed BLOB NOT NULL,
    reply_sealed BLOB,
    asked_at TEXT NOT NULL,
    due_on TEXT NOT NULL,
    answered_at TEXT,
    answered_by TEXT REFERENCES accounts (id)
) STRICT;
CREATE INDEX corrections_by_account_id ON corrections (account_id);
CREATE INDEX corrections_by_state_and_due_on ON corrections (state, due_on);

-- A profile as it was before an edit, once somebody outside the office had seen it; sealed.
CREATE TABLE talent_versions (
    talent_id TEXT NOT NULL REFERENCES talents (id),
    version INTEGER NOT NULL,
    record_sealed BLOB NOT NULL,
    replaced_at TEXT NOT NULL,
    PRIMARY KEY (talent_id, version)
) STRICT;

-- Whom an officer has seen on a day, so that the audit says it once; forgotten after some days.
CREATE TABLE talent_views (
    officer TEXT NOT NULL,
    talent_id TEXT NOT NULL,
    day TEXT NOT NULL,
    PRIMARY KEY (officer, talent_id, day)
) STRICT;
