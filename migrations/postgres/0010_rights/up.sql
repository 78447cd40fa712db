-- Rights: what people ask to be put right, what their profile said before, and which officer has seen whom today.

-- What a person cannot change themselves and asks the office to put right; the words of both are sealed.
CREATE TABLE corrections (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    talent_id TEXT REFERENCES talents (id),
    enterprise_id TEXT REFERENCES enterprises (id),
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    wish_sealed BYTEA NOT NULL,
    reply_sealed BYTEA,
    asked_at TIMESTAMP NOT NULL,
    due_on DATE NOT NULL,
    answered_at TIMESTAMP,
    answered_by TEXT REFERENCES accounts (id)
);
CREATE INDEX corrections_by_account_id ON corrections (account_id);
CREATE INDEX corrections_by_state_and_due_on ON corrections (state, due_on);

-- A profile as it was before an edit, once somebody outside the office had seen it; sealed.
CREATE TABLE talent_versions (
    talent_id TEXT NOT NULL REFERENCES talents (id),
    version INTEGER NOT NULL,
    record_sealed BYTEA NOT NULL,
    replaced_at TIMESTAMP NOT NULL,
    PRIMARY KEY (talent_id, version)
);

-- Whom an officer has seen on a day, so that the audit says it once; forgotten after some days.
CREATE TABLE talent_views (
    officer TEXT NOT NULL,
    talent_id TEXT NOT NULL,
    day DATE NOT NULL,
    PRIMARY KEY (officer, talent_id, day)
);
