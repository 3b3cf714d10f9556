-- What is counted is counted from this index alone: every column that a breakdown or a common filter asks for.
DROP INDEX incident_night;
CREATE INDEX incident_counts ON incident (authority, night, minute, weekday, month, time_precision, flags, counted, spot, source, category, venue) WHERE withdrawn = 0;
