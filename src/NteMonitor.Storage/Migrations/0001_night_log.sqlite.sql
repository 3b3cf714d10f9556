-- The night log, first form. Ids are 16 bytes, big-endian; times microseconds since 1970 UTC; dates days since 1970.
-- The journal is the source of truth; incident, link, venue, zone, spot and snapshot are projections of it.

-- The id under which this store writes, and the clock that nights in the projections were told by.
CREATE TABLE home (
  authority TEXT NOT NULL,
  origin    BLOB NOT NULL,
  clock     TEXT NOT NULL,
  PRIMARY KEY (authority, origin)
);

CREATE TABLE entry (
  n         INTEGER PRIMARY KEY,
  authority TEXT    NOT NULL,
  origin    BLOB    NOT NULL,
  seq       INTEGER NOT NULL,
  id        BLOB    NOT NULL,
  at        INTEGER NOT NULL,
  actor     TEXT    NOT NULL,
  role      TEXT    NOT NULL,
  kind      TEXT    NOT NULL,
  subject   BLOB    NOT NULL,
  base      BLOB,
  body      TEXT    NOT NULL,
  sealed    BLOB,
  hash      BLOB    NOT NULL
);
CREATE UNIQUE INDEX entry_chain ON entry (authority, origin, seq);
CREATE INDEX entry_subject ON entry (subject);

CREATE TABLE sealed_part (
  authority TEXT NOT NULL,
  entry     BLOB NOT NULL,
  salt      BLOB NOT NULL,
  personal  TEXT NOT NULL,
  PRIMARY KEY (authority, entry)
) WITHOUT ROWID;

-- head is the local number (n) of the entry to amend on; facts is null while that entry's body is the state.
CREATE TABLE incident (
  n              INTEGER PRIMARY KEY,
  authority      TEXT    NOT NULL,
  id             BLOB    NOT NULL,
  from_us        INTEGER NOT NULL,
  to_us          INTEGER NOT NULL,
  time_precision INTEGER NOT NULL,
  night          INTEGER,
  month          INTEGER NOT NULL,
  weekday        INTEGER,
  minute         INTEGER,
  category       TEXT    NOT NULL,
  source         TEXT    NOT NULL,
  severity       INTEGER,
  flags          INTEGER NOT NULL,
  venue          BLOB,
  place          TEXT,
  own_spot       INTEGER,
  spot           INTEGER,
  event          BLOB,
  counted        INTEGER NOT NULL,
  withdrawn      INTEGER NOT NULL,
  facts          TEXT,
  head           INTEGER NOT NULL,
  sealed_by      BLOB,
  rivals         INTEGER NOT NULL,
  version        INTEGER NOT NULL,
  recorded_at    INTEGER NOT NULL,
  recorded_by    TEXT    NOT NULL
);
CREATE UNIQUE INDEX incident_id ON incident (id);
CREATE INDEX incident_from ON incident (from_us);
CREATE INDEX incident_night ON incident (night) WHERE night IS NOT NULL;
CREATE INDEX incident_venue ON incident (venue) WHERE venue IS NOT NULL;
CREATE INDEX incident_event ON incident (event) WHERE event IS NOT NULL;
CREATE INDEX incident_rivals ON incident (rivals) WHERE rivals > 0;

CREATE TABLE link (
  authority TEXT    NOT NULL,
  id        BLOB    NOT NULL,
  first     BLOB    NOT NULL,
  second    BLOB    NOT NULL,
  head      BLOB    NOT NULL,
  live      INTEGER NOT NULL,
  PRIMARY KEY (authority, id)
) WITHOUT ROWID;
CREATE INDEX link_first ON link (first);
CREATE INDEX link_second ON link (second);

CREATE TABLE venue (
  authority TEXT    NOT NULL,
  id        BLOB    NOT NULL,
  name      TEXT    NOT NULL,
  spot      INTEGER,
  facts     TEXT    NOT NULL,
  head      BLOB    NOT NULL,
  sealed_by BLOB,
  rivals    INTEGER NOT NULL,
  version   INTEGER NOT NULL,
  PRIMARY KEY (authority, id)
) WITHOUT ROWID;

CREATE TABLE zone (
  authority TEXT NOT NULL,
  id        BLOB NOT NULL,
  code      TEXT NOT NULL,
  name      TEXT NOT NULL,
  facts     TEXT NOT NULL,
  head      BLOB NOT NULL,
  PRIMARY KEY (authority, id)
) WITHOUT ROWID;

CREATE TABLE spot (
  n         INTEGER PRIMARY KEY,
  authority TEXT NOT NULL,
  latitude  REAL NOT NULL,
  longitude REAL NOT NULL
);
CREATE UNIQUE INDEX spot_position ON spot (authority, latitude, longitude);

CREATE TABLE spot_zone (
  authority TEXT    NOT NULL,
  zone      TEXT    NOT NULL,
  spot      INTEGER NOT NULL,
  PRIMARY KEY (authority, zone, spot)
) WITHOUT ROWID;
CREATE INDEX spot_zone_spot ON spot_zone (spot);

CREATE TABLE snapshot (
  authority TEXT    NOT NULL,
  id        BLOB    NOT NULL,
  body      TEXT    NOT NULL,
  taken_at  INTEGER NOT NULL,
  taken_by  TEXT    NOT NULL,
  PRIMARY KEY (authority, id)
) WITHOUT ROWID;

-- Not part of the journal.
CREATE TABLE draft (
  authority  TEXT    NOT NULL,
  id         BLOB    NOT NULL,
  actor      TEXT    NOT NULL,
  form       TEXT    NOT NULL,
  fields     TEXT    NOT NULL,
  started_at INTEGER NOT NULL,
  saved_at   INTEGER NOT NULL,
  PRIMARY KEY (authority, id)
) WITHOUT ROWID;

CREATE TABLE attachment (
  authority TEXT NOT NULL,
  sha256    BLOB NOT NULL,
  bytes     BLOB NOT NULL,
  PRIMARY KEY (authority, sha256)
);
