-- Shifts and what is written down in their course; both are projections of the journal.
CREATE TABLE shift (
  authority   TEXT    NOT NULL,
  id          BYTEA    NOT NULL,
  kind        TEXT    NOT NULL,
  scheme      TEXT    NOT NULL,
  night       BIGINT,
  start_us    BIGINT,
  finish_us   BIGINT,
  check_call  BIGINT,
  opened_by   TEXT    NOT NULL,
  is_open     BIGINT NOT NULL,
  withdrawn   BIGINT NOT NULL,
  facts       TEXT    NOT NULL,
  head        BYTEA    NOT NULL,
  rivals      BIGINT NOT NULL,
  version     BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (authority, id)
);
CREATE INDEX shift_start ON shift (authority, start_us);
CREATE INDEX shift_open ON shift (authority, opened_by) WHERE is_open = 1;

CREATE TABLE shift_part (
  authority TEXT    NOT NULL,
  id        BYTEA    NOT NULL,
  shift     BYTEA    NOT NULL,
  thing     BIGINT NOT NULL,
  counter   TEXT    NOT NULL,
  amount    BIGINT NOT NULL,
  at_us     BIGINT NOT NULL,
  made_by   TEXT    NOT NULL,
  is_open   BIGINT NOT NULL,
  live      BIGINT NOT NULL,
  facts     TEXT    NOT NULL,
  head      BYTEA    NOT NULL,
  sealed_by BYTEA,
  PRIMARY KEY (authority, id)
);
CREATE INDEX shift_part_shift ON shift_part (authority, shift, thing);
CREATE INDEX shift_part_open ON shift_part (authority, at_us) WHERE is_open = 1 AND live = 1;

ALTER TABLE incident ADD COLUMN shift BYTEA;
CREATE INDEX incident_shift ON incident (authority, shift) WHERE shift IS NOT NULL;
