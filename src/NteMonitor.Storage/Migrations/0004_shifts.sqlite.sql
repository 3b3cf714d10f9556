-- Shifts and what is written down in their course; both are projections of the journal.
CREATE TABLE shift (
  authority   TEXT    NOT NULL,
  id          BLOB    NOT NULL,
  kind        TEXT    NOT NULL,
  scheme      TEXT    NOT NULL,
  night       INTEGER,
  start_us    INTEGER,
  finish_us   INTEGER,
  check_call  INTEGER,
  opened_by   TEXT    NOT NULL,
  is_open     INTEGER NOT NULL,
  withdrawn   INTEGER NOT NULL,
  facts       TEXT    NOT NULL,
  head        BLOB    NOT NULL,
  rivals      INTEGER NOT NULL,
  version     INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  PRIMARY KEY (authority, id)
) WITHOUT ROWID;
CREATE INDEX shift_start ON shift (start_us);
CREATE INDEX shift_open ON shift (opened_by) WHERE is_open = 1;

CREATE TABLE shift_part (
  authority TEXT    NOT NULL,
  id        BLOB    NOT NULL,
  shift     BLOB    NOT NULL,
  thing     INTEGER NOT NULL,
  counter   TEXT    NOT NULL,
  amount    INTEGER NOT NULL,
  at_us     INTEGER NOT NULL,
  made_by   TEXT    NOT NULL,
  is_open   INTEGER NOT NULL,
  live      INTEGER NOT NULL,
  facts     TEXT    NOT NULL,
  head      BLOB    NOT NULL,
  sealed_by BLOB,
  PRIMARY KEY (authority, id)
) WITHOUT ROWID;
CREATE INDEX shift_part_shift ON shift_part (shift, thing);
CREATE INDEX shift_part_open ON shift_part (at_us) WHERE is_open = 1 AND live = 1;

ALTER TABLE incident ADD COLUMN shift BLOB;
CREATE INDEX incident_shift ON incident (shift) WHERE shift IS NOT NULL;
