-- What is searched. All of it is made from the journal and can be made again; docs/decisions/0011-search.md says why it looks so.

-- The public words of venues, shifts and records, and of the few incidents that have words of their own.
CREATE TABLE search_doc (
  n         INTEGER PRIMARY KEY,
  authority TEXT    NOT NULL,
  id        BLOB    NOT NULL,
  thing     TEXT    NOT NULL,
  parent    BLOB,
  venue     BLOB,
  on_day    INTEGER,
  at        INTEGER NOT NULL,
  title     TEXT    NOT NULL,
  names     TEXT    NOT NULL,
  body      TEXT    NOT NULL,
  place     TEXT    NOT NULL
);
CREATE UNIQUE INDEX search_doc_id ON search_doc (id);
CREATE INDEX search_doc_venue ON search_doc (venue) WHERE venue IS NOT NULL;
CREATE VIRTUAL TABLE fts_doc USING fts5 (title, names, body, place,
  content = 'search_doc', content_rowid = 'n', columnsize = 0, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2');

-- Codes, numbers and tokens, letters and digits alone: who types one in full is shown its owner first.
CREATE TABLE search_name (
  authority TEXT    NOT NULL,
  bare      TEXT    NOT NULL,
  doc       INTEGER NOT NULL,
  PRIMARY KEY (authority, bare, doc)
) WITHOUT ROWID;
CREATE INDEX search_name_doc ON search_name (doc);

-- Which sealed parts are searched; their words stand in the index alone, which keeps no text, and go with the seal.
CREATE TABLE search_sealed (
  n         INTEGER PRIMARY KEY,
  authority TEXT    NOT NULL,
  entry     BLOB    NOT NULL,
  subject   BLOB    NOT NULL,
  thing     TEXT    NOT NULL,
  parent    BLOB,
  on_day    INTEGER,
  at        INTEGER NOT NULL,
  live      INTEGER NOT NULL
);
CREATE UNIQUE INDEX search_sealed_entry ON search_sealed (entry);
CREATE INDEX search_sealed_subject ON search_sealed (subject);
CREATE VIRTUAL TABLE fts_sealed USING fts5 (words, content = '', columnsize = 0, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2');

-- Where incidents happened: each venue and each place in words once, however many incidents there were.
CREATE TABLE search_place (
  n         INTEGER PRIMARY KEY,
  authority TEXT NOT NULL,
  venue     BLOB NOT NULL,
  place     TEXT NOT NULL,
  words     TEXT NOT NULL
);
CREATE UNIQUE INDEX search_place_of ON search_place (venue, place);
CREATE VIRTUAL TABLE fts_place USING fts5 (words,
  content = 'search_place', content_rowid = 'n', columnsize = 0, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE search_category (
  n         INTEGER PRIMARY KEY,
  authority TEXT NOT NULL,
  code      TEXT NOT NULL
);

-- Minute, place and category of every incident, column by column in blocks that are read from end to end in milliseconds.
CREATE TABLE search_block (
  first     INTEGER PRIMARY KEY,
  authority TEXT    NOT NULL,
  last      INTEGER NOT NULL,
  cells     BLOB    NOT NULL,
  numbers   BLOB    NOT NULL
);

ALTER TABLE incident ADD COLUMN whereabouts INTEGER;
ALTER TABLE incident ADD COLUMN number_hash INTEGER;

-- By which edition of the rules the words were taken, and up to which entry: the few after it are searched as they stand.
ALTER TABLE home ADD COLUMN words INTEGER NOT NULL DEFAULT 0;
ALTER TABLE home ADD COLUMN words_to INTEGER NOT NULL DEFAULT 0;
