-- Notices on their way.

-- One mail to one reader; composed when it is sent, so no text and no address stands here.
CREATE TABLE outbox (
    id TEXT PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    dedupe_key TEXT UNIQUE,
    address_class TEXT NOT NULL,
    recipient TEXT NOT NULL,
    lang TEXT NOT NULL,
    entity TEXT,
    entity_id TEXT,
    params TEXT NOT NULL,
    state TEXT NOT NULL,
    due_at TEXT NOT NULL,
    event_at TEXT NOT NULL,
    number INTEGER,
    attempts INTEGER NOT NULL,
    lease_until TEXT,
    fence INTEGER NOT NULL,
    sent_at TEXT,
    error TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;
CREATE INDEX outbox_by_state_and_due_at ON outbox (state, due_at);
CREATE INDEX outbox_by_recipient_and_state ON outbox (recipient, state);
