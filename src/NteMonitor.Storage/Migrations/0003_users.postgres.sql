-- Who may come in, and with which keys: made from the entries that this store wrote itself.
CREATE TABLE nte_user (
  authority TEXT NOT NULL,
  id        BYTEA NOT NULL,
  name      TEXT NOT NULL,
  status    TEXT NOT NULL,
  facts     TEXT NOT NULL,
  head      BYTEA NOT NULL,
  PRIMARY KEY (authority, id)
);
CREATE INDEX nte_user_name ON nte_user (authority, name);
