using NteMonitor.Journal;
using SQLitePCL;

namespace NteMonitor.Storage;

/// <content>The inserting half of a bulk import, on SQLite's own statements: the provider's cost a microsecond each.</content>
public sealed partial class SqliteStore
{
    private sealed class BulkWriter(SqliteStore store, Stamp stamp, Func<Guid> newId)
    {
        private const string InsertEntry =
            $"INSERT INTO entry ({EntryColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, 'incident.recorded', ?, NULL, ?, NULL, ?)";

        private const string InsertIncident =
            """
            INSERT INTO incident (authority, id, from_us, to_us, time_precision, night, month, weekday, minute, category, source,
              severity, flags, venue, place, own_spot, spot, counted, withdrawn, head, rivals, version, recorded_at, recorded_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, ?, 0, 1, ?, ?)
            """;

        private readonly byte[] _origin = store.Home.Origin.Bytes();
        private readonly long _at = stamp.At.Microseconds();
        private readonly string _role = Access.AccessRules.Word(stamp.Role);
        private readonly Dictionary<Position, long> _spots = [];
        private readonly Dictionary<Guid, long?> _venueSpots = [];

        /// <summary>Writes those of a batch that are new and returns how many they were.</summary>
        public long Write(List<Ready> batch)
        {
            var db = store._sql.Connection.Handle!;
            using Statement known = new(db, "SELECT 1 FROM incident WHERE id = ?"), entry = new(db, InsertEntry), incident = new(db, InsertIncident);
            var head = store.HeadOf(store.Home.Authority, store.Home.Origin);
            long added = 0;
            foreach (var ready in batch)
            {
                var id = ready.Id.Bytes();
                if (known.Blob(1, id).Finds())
                {
                    continue;
                }

                head = Chained(entry, head, ready, id, out var entryId);
                Account(incident, ready, id, entryId);
                added++;
            }

            return added;
        }

        private JournalHead Chained(Statement insert, JournalHead head, Ready ready, byte[] subject, out byte[] entryId)
        {
            var id = newId();
            entryId = id.Bytes();
            var entry = new Entry(head.Authority, head.Origin, head.Seq + 1, id, Keys.At(_at), stamp.Actor, _role,
                "incident.recorded", ready.Id, null, ready.Body, null, "");
            var next = head with { Seq = entry.Seq, Hash = Chain.Hash(head.Hash, entry) };
            insert.Text(1, head.Authority).Blob(2, _origin).Number(3, entry.Seq).Blob(4, entryId).Number(5, _at)
                .Text(6, stamp.Actor).Text(7, _role).Blob(8, subject).Text(9, ready.Body).Blob(10, Convert.FromHexString(next.Hash)).Run();
            return next;
        }

        private void Account(Statement insert, Ready ready, byte[] id, byte[] entryId)
        {
            var (incident, local) = (ready.Incident, ready.Local);
            var own = incident.Where.Position is { } at ? Spot(at) : (long?)null;
            var spot = own ?? (incident.Where.Venue is { } venue ? VenueSpot(venue) : null);
            insert.Text(1, store.Home.Authority).Blob(2, id).Number(3, incident.When.From.Microseconds()).Number(4, incident.When.To.Microseconds())
                .Number(5, (long)incident.When.Precision).Number(6, local.Night).Number(7, local.Month).Number(8, local.Weekday).Number(9, local.Minute)
                .Text(10, incident.Category).Text(11, incident.Source).Number(12, incident.Severity)
                .Number(13, incident.Flags.Count == 0 ? 0 : store.FlagBits(incident.Flags)).Blob(14, incident.Where.Venue?.Bytes())
                .Text(15, incident.Where.Place).Number(16, own).Number(17, spot).Blob(18, entryId).Number(19, _at).Text(20, stamp.Actor).Run();
        }

        private long Spot(Position at)
        {
            if (!_spots.TryGetValue(at, out var n))
            {
                _spots[at] = n = store.SpotOf(at);
            }

            return n;
        }

        private long? VenueSpot(Guid venue)
        {
            if (!_venueSpots.TryGetValue(venue, out var n))
            {
                _venueSpots[venue] = n = store.SpotOfVenue(venue);
            }

            return n;
        }
    }

    /// <summary>A prepared statement that is run many times.</summary>
    private sealed class Statement : IDisposable
    {
        private readonly sqlite3 _db;
        private readonly sqlite3_stmt _statement;

        public Statement(sqlite3 db, string sql)
        {
            _db = db;
            Check(raw.sqlite3_prepare_v2(db, sql, out _statement));
        }

        public Statement Number(int column, long? value)
        {
            Check(value is { } number ? raw.sqlite3_bind_int64(_statement, column, number) : raw.sqlite3_bind_null(_statement, column));
            return this;
        }

        public Statement Text(int column, string? value)
        {
            Check(value is null ? raw.sqlite3_bind_null(_statement, column) : raw.sqlite3_bind_text(_statement, column, value));
            return this;
        }

        public Statement Blob(int column, byte[]? value)
        {
            Check(value is null ? raw.sqlite3_bind_null(_statement, column) : raw.sqlite3_bind_blob(_statement, column, value));
            return this;
        }

        /// <summary>Whether the statement gives a row.</summary>
        public bool Finds()
        {
            var step = raw.sqlite3_step(_statement);
            _ = raw.sqlite3_reset(_statement);
            if (step is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
            {
                Check(step);
            }

            return step == raw.SQLITE_ROW;
        }

        public void Run()
        {
            var step = raw.sqlite3_step(_statement);
            _ = raw.sqlite3_reset(_statement);
            if (step != raw.SQLITE_DONE)
            {
                Check(step);
            }
        }

        public void Dispose() => _statement.Dispose();

        private void Check(int code) => Microsoft.Data.Sqlite.SqliteException.ThrowExceptionForRC(code, _db);
    }
}
