-- The night log, first form. Ids are 16 bytes, big-endian; times microseconds since 1970 UTC; dates days since 1970.
-- The journal is the source of truth; incident, link, venue, zone, spot and snapshot are projections of it.

-- The id under which this store writes, and the clock that nights in the projections were told by.
CREATE TABLE home (
  authority TEXT NOT NULL,
  origin    BYTEA NOT NULL,
  clock     TEXT NOT NULL,
  PRIMARY KEY (authority, origin)
);

CREATE TABLE entry (
  n         BIGINT GENERATED ALWAYS AS IDENTITY,
  authority TEXT NOT NULL,
  origin    BYTEA NOT NULL,
  seq       BIGINT NOT NULL,
  id        BYTEA NOT NULL,
  at        BIGINT NOT NULL,
  actor     TEXT NOT NULL,
  role      TEXT NOT NULL,
  kind      TEXT NOT NULL,
  subject   BYTEA NOT NULL,
  base      BYTEA,
  body      TEXT NOT NULL,
  sealed    BYTEA,
  hash      BYTEA NOT NULL,
  PRIMARY KEY (authority, origin, seq)
);
CREATE INDEX entry_subject ON entry (authority, subject);

CREATE TABLE sealed_part (
  authority TEXT NOT NULL,
  entry     BYTEA NOT NULL,
  salt      BYTEA NOT NULL,
  personal  TEXT NOT NULL,
  PRIMARY KEY (authority, entry)
);

-- head is the local number (n) of the entry to amend on; facts is null while that entry's body is the state.
CREATE TABLE incident (
  n              BIGINT GENERATED ALWAYS AS IDENTITY,
  authority      TEXT NOT NULL,
  id             BYTEA NOT NULL,
  from_us        BIGINT NOT NULL,
  to_us          BIGINT NOT NULL,
  time_precision BIGINT NOT NULL,
  night          BIGINT,
  month          BIGINT NOT NULL,
  weekday        BIGINT,
  minute         BIGINT,
  category       TEXT NOT NULL,
  source         TEXT NOT NULL,
  severity       BIGINT,
  flags          BIGINT NOT NULL,
  venue          BYTEA,
  place          TEXT,
  own_spot       BIGINT,
  spot           BIGINT,
  event          BYTEA,
  counted        BIGINT NOT NULL,
  withdrawn      BIGINT NOT NULL,
  facts          TEXT,
  head           BIGINT NOT NULL,
  sealed_by      BYTEA,
  rivals         BIGINT NOT NULL,
  version        BIGINT NOT NULL,
  recorded_at    BIGINT NOT NULL,
  recorded_by    TEXT NOT NULL,
  PRIMARY KEY (authority, id)
);
CREATE INDEX incident_from ON incident (authority, from_us);
CREATE INDEX incident_night ON incident (authority, night) WHERE night IS NOT NULL;
CREATE INDEX incident_venue ON incident (authority, venue) WHERE venue IS NOT NULL;
CREATE INDEX incident_event ON incident (authority, event) WHERE event IS NOT NULL;
CREATE INDEX incident_rivals ON incident (authority, rivals) WHERE rivals > 0;

CREATE TABLE link (
  authority TEXT NOT NULL,
  id        BYTEA NOT NULL,
  first     BYTEA NOT NULL,
  second    BYTEA NOT NULL,
  head      BYTEA NOT NULL,
  live      BIGINT NOT NULL,
  PRIMARY KEY (authority, id)
);
CREATE INDEX link_first ON link (authority, first);
CREATE INDEX link_second ON link (authority, second);

CREATE TABLE venue (
  authority TEXT NOT NULL,
  id        BYTEA NOT NULL,
  name      TEXT NOT NULL,
  spot      BIGINT,
  facts     TEXT NOT NULL,
  head      BYTEA NOT NULL,
  sealed_by BYTEA,
  rivals    BIGINT NOT NULL,
  version   BIGINT NOT NULL,
  PRIMARY KEY (authority, id)
);

CREATE TABLE zone (
  authority TEXT NOT NULL,
  id        BYTEA NOT NULL,
  code      TEXT NOT NULL,
  name      TEXT NOT NULL,
  facts     TEXT NOT NULL,
  head      BYTEA NOT NULL,
  PRIMARY KEY (authority, id)
);

CREATE TABLE spot (
  n         BIGINT NOT NULL,
  authority TEXT NOT NULL,
  latitude  DOUBLE PRECISION NOT NULL,
  longitude DOUBLE PRECISION NOT NULL,
  PRIMARY KEY (authority, n)
);
CREATE UNIQUE INDEX spot_position ON spot (authority, latitude, longitude);

CREATE TABLE spot_zone (
  authority TEXT NOT NULL,
  zone      TEXT NOT NULL,
  spot      BIGINT NOT NULL,
  PRIMARY KEY (authority, zone, spot)
);
CREATE INDEX spot_zone_spot ON spot_zone (authority, spot);

CREATE TABLE snapshot (
  authority TEXT NOT NULL,
  id        BYTEA NOT NULL,
  body      TEXT NOT NULL,
  taken_at  BIGINT NOT NULL,
  taken_by  TEXT NOT NULL,
  PRIMARY KEY (authority, id)
);

-- Not part of the journal.
CREATE TABLE draft (
  authority  TEXT NOT NULL,
  id         BYTEA NOT NULL,
  actor      TEXT NOT NULL,
  form       TEXT NOT NULL,
  fields     TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  saved_at   BIGINT NOT NULL,
  PRIMARY KEY (authority, id)
);

CREATE TABLE attachment (
  authority TEXT NOT NULL,
  sha256    BYTEA NOT NULL,
  bytes     BYTEA NOT NULL,
  PRIMARY KEY (authority, sha256)
);
