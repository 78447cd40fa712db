-- What readers want of the notices, who is away, which addresses refuse mail, and the figures of each month.

-- Kinds of mail that an account has switched off.
CREATE TABLE mail_preferences (
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    off_at TEXT NOT NULL,
    PRIMARY KEY (account_id, kind)
) STRICT;

-- Days on which a member of staff is away: their to-do goes to the next.
CREATE TABLE absences (
    account_id TEXT PRIMARY KEY NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

-- Addresses, as their keyed hash, at which mail came back for good.
CREATE TABLE suppressions (
    address_lookup TEXT PRIMARY KEY NOT NULL,
    error TEXT NOT NULL,
    notice_id TEXT,
    since TEXT NOT NULL
) STRICT;

-- Bureaus that get the figures of each month.
CREATE TABLE bureaus (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL UNIQUE,
    stopped_at TEXT,
    created_at TEXT NOT NULL
) STRICT;

-- The figures of a month, counted once; sent when a lead approved them or after three days.
CREATE TABLE monthly_figures (
    month TEXT PRIMARY KEY NOT NULL,
    figures TEXT NOT NULL,
    prepared_at TEXT NOT NULL,
    approved_by TEXT REFERENCES accounts (id),
    approved_at TEXT,
    sent_at TEXT
) STRICT;

-- Since when a need is open, for the mails that say that the search goes on.
CREATE TABLE need_clocks (
    need_id TEXT PRIMARY KEY NOT NULL REFERENCES needs (id) ON DELETE CASCADE,
    opened_at TEXT NOT NULL
) STRICT;
