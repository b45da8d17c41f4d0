-- The record: derived from the ledger, and brought up to date whenever that changes. `entry` is the whole entry
-- as JSON but for its evidence, which has a table of its own. Of people and holders, whom thousands of reports may tell,
-- claims, reports and evidence are in `sightings`, `seen` and `words`. The columns and tables beside them are for
-- queries.

CREATE TABLE derived (
    resolver       INTEGER NOT NULL          -- the version of the rules that derived what follows
) STRICT;

-- The reports in force, without their texts.
CREATE TABLE report_meta (
    id             TEXT PRIMARY KEY,
    published      TEXT,
    last_day       TEXT,                     -- the last day that `published` may mean
    outlet         TEXT,
    agency         TEXT,
    url            TEXT,
    title          TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX report_last_day ON report_meta(last_day);

-- Every row of the record belongs to one of these; who brings the record up to date writes those that changed.
CREATE TABLE entries (
    id             TEXT PRIMARY KEY,         -- of an origin and of a report in force: its name behind a word
    digest         INTEGER NOT NULL          -- of all that its rows hold
) STRICT, WITHOUT ROWID;

-- By the first of the reports.
CREATE TABLE origins (id TEXT PRIMARY KEY, entry TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE origin_reports (origin TEXT NOT NULL, report TEXT NOT NULL) STRICT;
CREATE INDEX origin_report ON origin_reports(report);
CREATE INDEX report_origin ON origin_reports(origin);

CREATE TABLE persons (
    id             TEXT PRIMARY KEY,
    name           TEXT NOT NULL,
    countries      TEXT NOT NULL,            -- for which they act, codes between spaces
    entry          TEXT NOT NULL             -- without the reports that tell it
) STRICT;
CREATE TABLE spellings (person TEXT NOT NULL, name TEXT NOT NULL, reports INTEGER NOT NULL) STRICT;
CREATE INDEX spelling_name ON spellings(name);
CREATE INDEX spelling_person ON spellings(person);

CREATE TABLE offices (
    id             TEXT PRIMARY KEY,
    office         TEXT NOT NULL,
    country        TEXT,
    org            TEXT,
    entry          TEXT NOT NULL             -- without its holders
) STRICT;
CREATE INDEX office_country ON offices(country);
CREATE TABLE holders (
    id             TEXT PRIMARY KEY,
    office         TEXT NOT NULL,
    person         TEXT NOT NULL,
    name           TEXT NOT NULL,
    first_seen     TEXT,
    last_seen      TEXT,
    known_start    TEXT,
    known_end      TEXT,
    entry          TEXT NOT NULL             -- without the reports that tell it
) STRICT;
CREATE INDEX holder_office ON holders(office);
CREATE INDEX holder_person ON holders(person);

CREATE TABLE encounters (
    id                  TEXT PRIMARY KEY,
    kind                TEXT NOT NULL,
    status              TEXT NOT NULL,
    date                TEXT,                -- EDTF
    first_day           TEXT,
    last_day            TEXT,
    place               TEXT,
    country             TEXT,
    name                TEXT,
    part_of             TEXT,
    gathering           TEXT,                -- id of the gathering on whose margin it was held
    reports             INTEGER NOT NULL,
    independent_sources INTEGER NOT NULL,
    background          INTEGER NOT NULL,
    entry               TEXT NOT NULL
) STRICT;
-- The newest are asked for most often.
CREATE INDEX encounter_day ON encounters(last_day, first_day);
CREATE TABLE parties (
    encounter      TEXT NOT NULL,
    position       INTEGER NOT NULL,
    person         TEXT,                     -- id
    name           TEXT,
    country        TEXT,
    office         TEXT,
    org            TEXT,
    role           TEXT
) STRICT;
CREATE INDEX party_encounter ON parties(encounter);
CREATE INDEX party_person ON parties(person);
CREATE INDEX party_country ON parties(country);
-- Encounters by country: as a party's, or as the destination of a visit; and by person, as party or attendee.
CREATE TABLE contact_countries (country TEXT, encounter TEXT, PRIMARY KEY (country, encounter)) STRICT, WITHOUT ROWID;
CREATE TABLE contact_persons (person TEXT, encounter TEXT, PRIMARY KEY (person, encounter)) STRICT, WITHOUT ROWID;
-- People and encounters by the folded words of names.
CREATE TABLE name_words (word TEXT, entry TEXT, PRIMARY KEY (word, entry)) STRICT, WITHOUT ROWID;
CREATE INDEX contact_country ON contact_countries(encounter);
CREATE INDEX contact_person ON contact_persons(encounter);
CREATE INDEX word_entry ON name_words(entry);

CREATE TABLE quotes (
    id             TEXT PRIMARY KEY,
    person         TEXT,
    speaker        TEXT,
    text           TEXT NOT NULL,
    date           TEXT,
    encounter      TEXT,
    entry          TEXT NOT NULL
) STRICT;
CREATE INDEX quote_person ON quotes(person);
CREATE INDEX quote_encounter ON quotes(encounter);
CREATE TABLE quote_countries (country TEXT, quote TEXT, PRIMARY KEY (country, quote)) STRICT, WITHOUT ROWID;
CREATE INDEX country_quote ON quote_countries(quote);
CREATE TABLE memberships (
    id             TEXT PRIMARY KEY,
    party          TEXT NOT NULL,
    org            TEXT NOT NULL,
    role           TEXT NOT NULL,
    since          TEXT,
    until          TEXT,
    first_seen     TEXT,
    last_seen      TEXT,
    entry          TEXT NOT NULL
) STRICT;
CREATE INDEX membership_party ON memberships(party);
CREATE TABLE figures (
    id             TEXT PRIMARY KEY,
    value          REAL NOT NULL,
    unit           TEXT,
    stated_by      TEXT,
    entry          TEXT NOT NULL
) STRICT;
CREATE TABLE events (
    id             TEXT PRIMARY KEY,
    kind           TEXT NOT NULL,
    date           TEXT,
    entry          TEXT NOT NULL
) STRICT;

-- The words that say an entry and the reports that tell it, but for people and holders; of any entry, where they differ.
CREATE TABLE evidence (
    entry          TEXT NOT NULL,
    report         TEXT NOT NULL,
    first          INTEGER NOT NULL,         -- code points into the report's text
    past           INTEGER NOT NULL,
    text           TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_entry ON evidence(entry);
CREATE TABLE told (entry TEXT NOT NULL, report TEXT NOT NULL) STRICT;
CREATE INDEX told_entry ON told(entry);
CREATE INDEX told_report ON told(report);
-- What has become of each correction.
CREATE TABLE correction_effects (position INTEGER PRIMARY KEY, entry TEXT NOT NULL, outcome TEXT NOT NULL) STRICT;
CREATE TABLE disputes (entry TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL) STRICT;
CREATE INDEX dispute_entry ON disputes(entry);
