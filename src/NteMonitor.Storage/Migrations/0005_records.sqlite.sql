-- Everything that has no table of its own, who is mentioned in what, and which personal parts were erased.
CREATE TABLE record (
  authority   TEXT    NOT NULL,
  id          BLOB    NOT NULL,
  thing       TEXT    NOT NULL,
  parent      BLOB,
  venue       BLOB,
  on_day      INTEGER,
  withdrawn   INTEGER NOT NULL,
  facts       TEXT    NOT NULL,
  head        BLOB    NOT NULL,
  head_kind   TEXT    NOT NULL,
  sealed_by   BLOB,
  rivals      INTEGER NOT NULL,
  version     INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_by TEXT    NOT NULL,
  PRIMARY KEY (authority, id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX record_id ON record (id);
CREATE INDEX record_thing ON record (thing, on_day);
CREATE INDEX record_parent ON record (parent) WHERE parent IS NOT NULL;
CREATE INDEX record_venue ON record (venue) WHERE venue IS NOT NULL;

CREATE TABLE mention (
  authority TEXT NOT NULL,
  person    BLOB NOT NULL,
  subject   BLOB NOT NULL,
  thing     TEXT NOT NULL,
  part      TEXT NOT NULL,
  PRIMARY KEY (authority, person, subject, part)
) WITHOUT ROWID;
CREATE INDEX mention_subject ON mention (subject);

-- Not thrown away when the projections are made anew: no merge brings back what is named here.
CREATE TABLE erased (
  authority TEXT    NOT NULL,
  entry     BLOB    NOT NULL,
  scrubbed  INTEGER NOT NULL,
  PRIMARY KEY (authority, entry)
) WITHOUT ROWID;

CREATE INDEX entry_sealed ON entry (id) WHERE sealed IS NOT NULL;
