-- The ledger: consents as evidence, their ends apart, and the chain that seals them and the audit.

ALTER TABLE consents ADD COLUMN recipient_id TEXT;
ALTER TABLE consents ADD COLUMN introduction_id TEXT REFERENCES introductions (id);
ALTER TABLE consents ADD COLUMN fields TEXT;
ALTER TABLE consents ADD COLUMN address_class TEXT;
-- What stands for the basis once its words are erased.
ALTER TABLE consents ADD COLUMN basis_hash TEXT;
CREATE INDEX consents_by_introduction_id ON consents (introduction_id);

-- A consent is never edited: that it was taken back, or replaced by one to a newer text, is a row of its own.
CREATE TABLE consent_ends (
    consent_id TEXT PRIMARY KEY NOT NULL REFERENCES consents (id),
    cause TEXT NOT NULL,
    ended_at TEXT NOT NULL
) STRICT;
INSERT INTO consent_ends (consent_id, cause, ended_at)
    SELECT id, 'withdrawn', withdrawn_at FROM consents WHERE withdrawn_at IS NOT NULL;
ALTER TABLE consents DROP COLUMN withdrawn_at;

-- Since when a consent that matching needs is missing, or is to an older text; nobody is proposed meanwhile.
ALTER TABLE talents ADD COLUMN consents_lapsed_at TEXT;

-- The chain: each row of the record with its hash, the hash of the link before, and its own.
CREATE TABLE seals (
    seq INTEGER PRIMARY KEY NOT NULL,
    record TEXT NOT NULL,
    row_id TEXT NOT NULL,
    row_hash TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    sealed_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX seals_by_record_and_row_id ON seals (record, row_id);

-- Rows that wait for their link; written with the row itself, so that none is missed in whatever order they are committed.
CREATE TABLE unsealed (
    record TEXT NOT NULL,
    row_id TEXT NOT NULL,
    PRIMARY KEY (record, row_id)
) STRICT;
INSERT INTO unsealed (record, row_id) SELECT 'audit', id FROM audit;
INSERT INTO unsealed (record, row_id) SELECT 'consent', id FROM consents;
INSERT INTO unsealed (record, row_id) SELECT 'consent_end', consent_id FROM consent_ends;

CREATE TRIGGER consents_refuse_update BEFORE UPDATE OF id, account_id, talent_id, enterprise_id, purpose, recipient_class,
    recipient_id, introduction_id, fields, border_from, border_to, text_version, text_hash, lang, channel, address_class,
    given_at ON consents BEGIN SELECT RAISE(ABORT, 'consents are never edited'); END;
CREATE TRIGGER consents_refuse_delete BEFORE DELETE ON consents BEGIN SELECT RAISE(ABORT, 'consents are never edited'); END;
CREATE TRIGGER consent_ends_refuse_update BEFORE UPDATE ON consent_ends BEGIN SELECT RAISE(ABORT, 'consents are never edited'); END;
CREATE TRIGGER consent_ends_refuse_delete BEFORE DELETE ON consent_ends BEGIN SELECT RAISE(ABORT, 'consents are never edited'); END;
CREATE TRIGGER seals_refuse_update BEFORE UPDATE ON seals BEGIN SELECT RAISE(ABORT, 'seals are only ever added'); END;
CREATE TRIGGER seals_refuse_delete BEFORE DELETE ON seals BEGIN SELECT RAISE(ABORT, 'seals are only ever added'); END;
