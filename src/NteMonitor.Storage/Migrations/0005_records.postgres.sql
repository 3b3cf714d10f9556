-- Everything that has no table of its own, who is mentioned in what, and which personal parts were erased.
CREATE TABLE record (
  authority   TEXT   NOT NULL,
  id          BYTEA  NOT NULL,
  thing       TEXT   NOT NULL,
  parent      BYTEA,
  venue       BYTEA,
  on_day      BIGINT,
  withdrawn   BIGINT NOT NULL,
  facts       TEXT   NOT NULL,
  head        BYTEA  NOT NULL,
  head_kind   TEXT   NOT NULL,
  sealed_by   BYTEA,
  rivals      BIGINT NOT NULL,
  version     BIGINT NOT NULL,
  recorded_at BIGINT NOT NULL,
  recorded_by TEXT   NOT NULL,
  PRIMARY KEY (authority, id)
);
CREATE INDEX record_thing ON record (authority, thing, on_day);
CREATE INDEX record_parent ON record (authority, parent) WHERE parent IS NOT NULL;
CREATE INDEX record_venue ON record (authority, venue) WHERE venue IS NOT NULL;

CREATE TABLE mention (
  authority TEXT  NOT NULL,
  person    BYTEA NOT NULL,
  subject   BYTEA NOT NULL,
  thing     TEXT  NOT NULL,
  part      TEXT  NOT NULL,
  PRIMARY KEY (authority, person, subject, part)
);
CREATE INDEX mention_subject ON mention (authority, subject);

-- Not thrown away when the projections are made anew: no merge brings back what is named here.
CREATE TABLE erased (
  authority TEXT   NOT NULL,
  entry     BYTEA  NOT NULL,
  scrubbed  BIGINT NOT NULL,
  PRIMARY KEY (authority, entry)
);

CREATE INDEX entry_sealed ON entry (authority, id) WHERE sealed IS NOT NULL;
