-- By what claims find those that they can have to do with, so that the record can be brought up to date with a few
-- reports without resolving all of it. Derived with it. `report` is the key in the ledger; keys are hashes; days are
-- numbered from 1970-01-01.

CREATE TABLE standings (
    report         INTEGER PRIMARY KEY,
    first          INTEGER,                  -- the days on which it was written, as far as can be told
    last           INTEGER,
    origin         INTEGER NOT NULL,         -- the same for all reports of one origin
    agency         TEXT,
    copies         INTEGER,                  -- the same for very copies
    prints         INTEGER NOT NULL          -- how many fingerprints it has
) STRICT;
CREATE INDEX standing_origin ON standings(origin);
CREATE INDEX standing_agency ON standings(agency) WHERE agency IS NOT NULL;
CREATE INDEX standing_copies ON standings(copies) WHERE copies IS NOT NULL;
-- Of very copies the first alone.
CREATE TABLE prints (print INTEGER, report INTEGER, PRIMARY KEY (print, report)) STRICT, WITHOUT ROWID;

-- People as one report knows them.
CREATE TABLE sightings (
    report         INTEGER,
    ordinal        INTEGER,
    name           TEXT NOT NULL,
    country        TEXT NOT NULL,            -- empty for none
    look           TEXT NOT NULL,
    person         TEXT NOT NULL,
    PRIMARY KEY (report, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_name ON sightings(name, country);
CREATE TABLE name_keys (key TEXT, name TEXT, country TEXT, PRIMARY KEY (key, name, country)) STRICT, WITHOUT ROWID;

CREATE TABLE blocks (
    key            INTEGER,
    first          INTEGER,
    last           INTEGER,
    report         INTEGER,
    position       INTEGER,
    PRIMARY KEY (key, first, last, report, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE grams (gram INTEGER, wording INTEGER, PRIMARY KEY (gram, wording)) STRICT, WITHOUT ROWID;

CREATE TABLE claim_entries (
    report         INTEGER,
    position       INTEGER,
    entry          TEXT NOT NULL,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_entry ON claim_entries(entry);

-- Who is seen in which office, by claim.
CREATE TABLE seen (
    office         TEXT NOT NULL,
    person         TEXT NOT NULL,
    report         INTEGER NOT NULL,
    position       INTEGER NOT NULL,
    title          TEXT NOT NULL,
    org            TEXT
) STRICT;
CREATE INDEX seen_office ON seen(office, person);

-- Encounters that can hang together.
CREATE TABLE links (
    key            INTEGER,
    frame          INTEGER,                  -- whether it can hold others
    entry          TEXT,
    first          INTEGER NOT NULL,
    last           INTEGER NOT NULL,
    PRIMARY KEY (key, frame, entry)
) STRICT, WITHOUT ROWID;
-- Encounters with a party told to hold an office.
CREATE TABLE bearers (
    office         TEXT,
    named          INTEGER,
    entry          TEXT,
    PRIMARY KEY (office, named, entry)
) STRICT, WITHOUT ROWID;
