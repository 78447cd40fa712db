-- Accounts, how they prove who they are, the office, settings, audit.

-- People who sign in. The address is sealed and found by its keyed hash.
CREATE TABLE accounts (
    id TEXT PRIMARY KEY,
    email_sealed BYTEA NOT NULL,
    email_lookup TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    lang TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    roles TEXT NOT NULL,
    display_name TEXT NOT NULL,
    passphrase_hash TEXT,
    totp_sealed BYTEA,
    totp_last_step BIGINT,
    verified_at TIMESTAMP,
    last_seen_at TIMESTAMP,
    version INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

-- One-time codes that stand in for a lost second factor.
CREATE TABLE recovery_codes (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    code_hash TEXT NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX recovery_codes_by_account_id ON recovery_codes (account_id);

-- Signed-in devices; the row is read at every request.
CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    kind TEXT NOT NULL,
    secret_hash TEXT NOT NULL UNIQUE,
    device TEXT NOT NULL,
    address_class TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    ended_at TIMESTAMP
);
CREATE INDEX sessions_by_account_id ON sessions (account_id);

-- Links sent by mail: purpose-bound, single use.
CREATE TABLE links (
    id TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id),
    purpose TEXT NOT NULL,
    subject TEXT,
    created_at TIMESTAMP NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    used_at TIMESTAMP
);
CREATE INDEX links_by_account_id ON links (account_id);

-- Counters of tries in a window, shared by all nodes.
CREATE TABLE limits (
    bucket TEXT PRIMARY KEY,
    window_start TIMESTAMP NOT NULL,
    hits INTEGER NOT NULL
);

-- What the set-up page was told, and marks such as "demo".
CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

-- When each job last ran, and who holds it now.
CREATE TABLE job_runs (
    name TEXT PRIMARY KEY,
    last_run_at TIMESTAMP,
    lease_until TIMESTAMP,
    fence INTEGER NOT NULL
);

-- The liaison office.
CREATE TABLE offices (
    id TEXT PRIMARY KEY,
    name_zh TEXT NOT NULL,
    name_en TEXT NOT NULL,
    postal_address TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);

-- Where the office is told, by field; the number of its last mail.
CREATE TABLE mailboxes (
    id TEXT PRIMARY KEY,
    office_id TEXT NOT NULL REFERENCES offices (id),
    address TEXT NOT NULL,
    fields TEXT NOT NULL,
    state TEXT NOT NULL,
    last_number INTEGER NOT NULL,
    last_sent_at TIMESTAMP,
    version INTEGER NOT NULL,
    UNIQUE (office_id, address)
);

-- Who did what to which thing, in the transaction of the deed. Rows are only ever added.
CREATE TABLE audit (
    id TEXT PRIMARY KEY,
    at TIMESTAMP NOT NULL,
    actor TEXT,
    acting_for TEXT,
    action TEXT NOT NULL,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    before_hash TEXT,
    after_hash TEXT,
    reason TEXT,
    address_class TEXT
);
CREATE INDEX audit_by_entity_and_entity_id ON audit (entity, entity_id);
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'audit rows are only ever added'; END $$;
CREATE TRIGGER audit_refuses_change BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refuse();
