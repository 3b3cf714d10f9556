-- The list of incidents is read from its index alone; entries that are not recorded incidents are found without walking past those.
DROP INDEX incident_from;
CREATE INDEX incident_from ON incident (authority, from_us, n) WHERE withdrawn = 0;
CREATE INDEX entry_other ON entry (authority, origin, seq) WHERE kind <> 'incident.recorded';
