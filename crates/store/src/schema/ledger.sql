-- The ledger, schema version 1 and later: reports, claims and corrections. Nothing in it is overwritten; what no longer counts gets the
-- time at which it stopped counting. Times are UTC, RFC 3339.

CREATE TABLE reports (
    key            INTEGER PRIMARY KEY,
    id             TEXT NOT NULL,
    content        TEXT NOT NULL,            -- SHA-256 of the text, hexadecimal
    text           TEXT NOT NULL,
    stated         TEXT,                     -- the day of publication as given
    published      TEXT,                     -- the day as reading settled it, EDTF
    outlet         TEXT,
    agency         TEXT,
    url            TEXT,
    title          TEXT,
    skipped        TEXT,                     -- why it was not read
    fingerprints   BLOB NOT NULL,            -- 64-bit, little-endian
    recorded_at    TEXT NOT NULL,
    retracted_at   TEXT                      -- superseded by a newer version, or forgotten
) STRICT;
CREATE UNIQUE INDEX report_in_force ON reports(id) WHERE retracted_at IS NULL;

CREATE TABLE claims (
    key            INTEGER PRIMARY KEY,
    report         INTEGER NOT NULL REFERENCES reports(key),
    position       INTEGER NOT NULL,         -- among the facts of the report's reading, from 0
    type           TEXT NOT NULL,
    fact           TEXT NOT NULL,            -- a line of the facts format
    recorded_at    TEXT NOT NULL,
    retracted_at   TEXT
) STRICT;
CREATE UNIQUE INDEX claim_in_force ON claims(report, position) WHERE retracted_at IS NULL;

CREATE TABLE corrections (
    key            INTEGER PRIMARY KEY,
    action         TEXT NOT NULL,            -- what to do, JSON
    author         TEXT,
    note           TEXT,
    recorded_at    TEXT NOT NULL,
    undone_at      TEXT
) STRICT;

CREATE VIRTUAL TABLE report_search USING fts5(
    title, text, content = 'reports', content_rowid = 'key', tokenize = 'unicode61 remove_diacritics 2'
);
