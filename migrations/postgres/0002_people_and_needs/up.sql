-- Talents, enterprises, needs, consents.

-- People of the pool; nothing here names them.
CREATE TABLE talents (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    account_id TEXT REFERENCES accounts (id),
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    lang TEXT NOT NULL,
    headline_zh TEXT,
    headline_en TEXT,
    summary_zh TEXT,
    summary_en TEXT,
    fields TEXT NOT NULL,
    skills TEXT NOT NULL,
    degree TEXT,
    years_experience INTEGER,
    country TEXT NOT NULL,
    city TEXT,
    gansu_ties TEXT NOT NULL,
    modes TEXT NOT NULL,
    languages TEXT NOT NULL,
    available_from DATE,
    pause_until DATE,
    accepted_at TIMESTAMP,
    confirmed_at TIMESTAMP,
    source TEXT NOT NULL,
    external_ref TEXT,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX talents_by_account_id ON talents (account_id);
CREATE UNIQUE INDEX talents_by_source_and_external_ref ON talents (source, external_ref);
CREATE INDEX talents_by_state_and_id ON talents (state, id);

-- Who they are and how to reach them, sealed.
CREATE TABLE talent_private (
    talent_id TEXT PRIMARY KEY REFERENCES talents (id),
    identity_sealed BYTEA NOT NULL,
    contact_sealed BYTEA NOT NULL
);

-- Enterprises, institutes, parks.
CREATE TABLE enterprises (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    lang TEXT NOT NULL,
    name_zh TEXT,
    name_en TEXT,
    name_key TEXT NOT NULL,
    uscc TEXT,
    division TEXT,
    kind TEXT,
    fields TEXT NOT NULL,
    intro_zh TEXT,
    intro_en TEXT,
    website TEXT,
    verified_at TIMESTAMP,
    verified_by TEXT,
    source TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX enterprises_by_uscc ON enterprises (uscc);
CREATE INDEX enterprises_by_name_key ON enterprises (name_key);

-- Who speaks for an enterprise; contact data sealed.
CREATE TABLE enterprise_members (
    enterprise_id TEXT NOT NULL REFERENCES enterprises (id),
    account_id TEXT NOT NULL REFERENCES accounts (id),
    role TEXT NOT NULL,
    contact_sealed BYTEA NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (enterprise_id, account_id)
);
CREATE INDEX enterprise_members_by_account_id ON enterprise_members (account_id);

-- What enterprises seek.
CREATE TABLE needs (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    enterprise_id TEXT NOT NULL REFERENCES enterprises (id),
    created_by TEXT,
    state TEXT NOT NULL,
    version INTEGER NOT NULL,
    lang TEXT NOT NULL,
    kind TEXT NOT NULL,
    title_zh TEXT,
    title_en TEXT,
    body_zh TEXT,
    body_en TEXT,
    fields TEXT NOT NULL,
    must TEXT NOT NULL,
    nice TEXT NOT NULL,
    min_degree TEXT,
    min_years INTEGER,
    modes TEXT NOT NULL,
    languages TEXT NOT NULL,
    only_criteria TEXT NOT NULL,
    place TEXT,
    budget TEXT,
    deadline DATE,
    positions INTEGER,
    is_public BOOLEAN NOT NULL,
    is_anonymous BOOLEAN NOT NULL,
    expires_at TIMESTAMP NOT NULL,
    submitted_at TIMESTAMP,
    source TEXT NOT NULL,
    external_ref TEXT,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL
);
CREATE UNIQUE INDEX needs_by_source_and_external_ref ON needs (source, external_ref);
CREATE INDEX needs_by_enterprise_id ON needs (enterprise_id);
CREATE INDEX needs_by_state_and_id ON needs (state, id);

-- Who agreed to what, in which words.
CREATE TABLE consents (
    id TEXT PRIMARY KEY,
    account_id TEXT REFERENCES accounts (id),
    talent_id TEXT REFERENCES talents (id),
    enterprise_id TEXT REFERENCES enterprises (id),
    purpose TEXT NOT NULL,
    recipient_class TEXT NOT NULL,
    border_from TEXT,
    border_to TEXT,
    text_version INTEGER NOT NULL,
    text_hash TEXT NOT NULL,
    lang TEXT NOT NULL,
    channel TEXT NOT NULL,
    basis TEXT,
    given_at TIMESTAMP NOT NULL,
    withdrawn_at TIMESTAMP
);
CREATE INDEX consents_by_account_id ON consents (account_id);
CREATE INDEX consents_by_talent_id ON consents (talent_id);

-- What staff decided on profiles, enterprises and needs, with the reason.
CREATE TABLE decisions (
    id TEXT PRIMARY KEY,
    entity TEXT NOT NULL,
    entity_id TEXT NOT NULL,
    decision TEXT NOT NULL,
    reason TEXT NOT NULL,
    officer TEXT NOT NULL REFERENCES accounts (id),
    decided_at TIMESTAMP NOT NULL
);
CREATE INDEX decisions_by_entity_and_entity_id ON decisions (entity, entity_id);
