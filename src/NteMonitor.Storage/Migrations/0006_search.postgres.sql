-- What is searched. All of it is made from the journal and can be made again; docs/decisions/0011-search.md says why it looks so.
CREATE TABLE search_doc (
  n         BIGINT NOT NULL,
  authority TEXT   NOT NULL,
  id        BYTEA  NOT NULL,
  thing     TEXT   NOT NULL,
  parent    BYTEA,
  venue     BYTEA,
  on_day    BIGINT,
  at        BIGINT NOT NULL,
  title     TEXT   NOT NULL,
  names     TEXT   NOT NULL,
  body      TEXT   NOT NULL,
  place     TEXT   NOT NULL,
  PRIMARY KEY (authority, n)
);
CREATE UNIQUE INDEX search_doc_id ON search_doc (authority, id);
CREATE INDEX search_doc_venue ON search_doc (authority, venue) WHERE venue IS NOT NULL;

CREATE TABLE search_name (
  authority TEXT   NOT NULL,
  bare      TEXT   NOT NULL,
  doc       BIGINT NOT NULL,
  PRIMARY KEY (authority, bare, doc)
);
CREATE INDEX search_name_doc ON search_name (authority, doc);

CREATE TABLE search_sealed (
  n         BIGINT NOT NULL,
  authority TEXT   NOT NULL,
  entry     BYTEA  NOT NULL,
  subject   BYTEA  NOT NULL,
  thing     TEXT   NOT NULL,
  parent    BYTEA,
  on_day    BIGINT,
  at        BIGINT NOT NULL,
  live      BIGINT NOT NULL,
  PRIMARY KEY (authority, n)
);
CREATE UNIQUE INDEX search_sealed_entry ON search_sealed (authority, entry);
CREATE INDEX search_sealed_subject ON search_sealed (authority, subject);

CREATE TABLE search_place (
  n         BIGINT NOT NULL,
  authority TEXT   NOT NULL,
  venue     BYTEA  NOT NULL,
  place     TEXT   NOT NULL,
  words     TEXT   NOT NULL,
  PRIMARY KEY (authority, n)
);
CREATE UNIQUE INDEX search_place_of ON search_place (authority, venue, place);

CREATE TABLE search_category (
  n         BIGINT NOT NULL,
  authority TEXT   NOT NULL,
  code      TEXT   NOT NULL,
  PRIMARY KEY (authority, n)
);

CREATE TABLE search_block (
  first     BIGINT NOT NULL,
  authority TEXT   NOT NULL,
  last      BIGINT NOT NULL,
  cells     BYTEA  NOT NULL,
  numbers   BYTEA  NOT NULL,
  PRIMARY KEY (authority, first)
);

ALTER TABLE incident ADD COLUMN whereabouts BIGINT;
ALTER TABLE incident ADD COLUMN number_hash BIGINT;

ALTER TABLE home ADD COLUMN words BIGINT NOT NULL DEFAULT 0;
ALTER TABLE home ADD COLUMN words_to BIGINT NOT NULL DEFAULT 0;
