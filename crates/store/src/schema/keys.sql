-- By what claims find those that they can have to do with, so that the record can be brought up to date with a few
-- reports without resolving all of it. Derived with it. `report` is the key in the ledger; keys are hashes; days are
-- numbered from 1970-01-01.

CREATE TABLE standings (
    report         INTEGER PRIMARY KEY,
    id             TEXT NOT NULL,
    day_first      INTEGER,                  -- the days of publication
    day_last       INTEGER,
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

-- What corrections come to in reports, where they come to anything.
CREATE TABLE rulings (report INTEGER PRIMARY KEY, told TEXT NOT NULL) STRICT;

-- How people look in reports, and whose look it is: all of a person's entry but for which reports tell it.
CREATE TABLE looks (
    look           INTEGER PRIMARY KEY,
    name           TEXT NOT NULL,
    country        TEXT NOT NULL,            -- empty for none
    rest           TEXT NOT NULL,
    span           TEXT NOT NULL,            -- between which reports, and in which first
    joined         TEXT NOT NULL,            -- corrections that take it for one with another, between spaces
    person         TEXT NOT NULL
) STRICT;
CREATE INDEX look_name ON looks(name, country);
CREATE INDEX look_person ON looks(person);
-- People as one report knows them.
CREATE TABLE sightings (
    report         INTEGER,
    ordinal        INTEGER,
    look           INTEGER NOT NULL,
    places         TEXT NOT NULL,            -- in which claims, and where there
    sure           REAL NOT NULL,            -- the confidence of the surest claim
    background     INTEGER NOT NULL,
    PRIMARY KEY (report, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX sighting_look ON sightings(look, sure, background);
-- The words of claims that name people; of each report that a claim cites the first.
CREATE TABLE words (
    report         INTEGER,
    position       INTEGER,
    number         INTEGER,
    cited          TEXT,                     -- the report, where it is another
    first          INTEGER NOT NULL,         -- code points into its text
    past           INTEGER NOT NULL,
    text           TEXT NOT NULL,
    PRIMARY KEY (report, position, number)
) STRICT, WITHOUT ROWID;
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

-- Who is seen in which office, by claim: all of a holder's entry. The office is the number in its id.
CREATE TABLE seen (
    look           INTEGER,
    office         INTEGER,
    report         INTEGER,
    position       INTEGER,
    garb           INTEGER,
    first          INTEGER,                  -- the days on which the claim shows the person in office
    last           INTEGER,
    sure           REAL NOT NULL,
    background     INTEGER NOT NULL,
    PRIMARY KEY (look, office, report, position, garb)
) STRICT, WITHOUT ROWID;
CREATE INDEX seen_office ON seen(office, garb);
-- What such claims tell: title, organisation, rank and so on. Those of which no row is left may stay.
CREATE TABLE garbs (garb INTEGER PRIMARY KEY, told TEXT NOT NULL) STRICT;

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
