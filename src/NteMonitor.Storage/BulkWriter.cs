using NteMonitor.Journal;
using SQLitePCL;

namespace NteMonitor.Storage;

/// <content>The inserting half of a bulk import, on SQLite's own statements: the provider's cost a microsecond each.</content>
public sealed partial class SqliteStore
{
    private sealed class BulkWriter
    {
        private const string InsertEntry =
            $"INSERT INTO entry ({EntryColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, 'incident.recorded', ?, NULL, ?, NULL, ?)";

        private const string InsertIncident =
            """
            INSERT INTO incident (authority, id, from_us, to_us, time_precision, night, month, weekday, minute, category, source,
              severity, flags, venue, place, own_spot, spot, counted, withdrawn, head, rivals, version, recorded_at, recorded_by)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, ?, 0, 1, ?, ?) ON CONFLICT DO NOTHING
            """;

        private readonly SqliteStore _store;
        private readonly Stamp _stamp;
        private readonly Func<Guid> _newId;
        private readonly byte[] _origin;
        private readonly long _at;
        private readonly string _role;
        private readonly EntryText _text;
        private readonly Dictionary<Position, long> _spots = [];
        private readonly Dictionary<Guid, long?> _venueSpots = [];

        public BulkWriter(SqliteStore store, Stamp stamp, Func<Guid> newId)
        {
            (_store, _stamp, _newId) = (store, stamp, newId);
            (_origin, _at, _role) = (store.Home.Origin.Bytes(), stamp.At.Microseconds(), Access.AccessRules.Word(stamp.Role));
            _text = new(new(store.Home.Authority, store.Home.Origin, 0, Guid.Empty, Keys.At(_at), stamp.Actor, _role,
                "incident.recorded", Guid.Empty, null, "{}", null, ""));
        }

        /// <summary>Writes those of a batch that are new and returns how many they were.</summary>
        public long Write(List<Ready> batch)
        {
            var db = _store._sql.Connection.Handle!;
            using Statement entry = new(db, InsertEntry), incident = new(db, InsertIncident);
            var head = _store.HeadOf(_store.Home.Authority, _store.Home.Origin);
            var (seq, hash) = (head.Seq, Convert.FromHexString(head.Hash));
            var n = (long)_store._sql.One("SELECT coalesce(max(n), 0) FROM entry")!;
            var first = seq;
            foreach (var ready in batch)
            {
                var subject = ready.Id.Bytes();
                Account(incident, ready, subject, n + 1);
                if (raw.sqlite3_changes(db) == 0)
                {
                    continue;
                }

                var id = _newId();
                (seq, n) = (seq + 1, n + 1);
                var body = _text.Hash(hash, ready.Body, id, seq, ready.Id);
                entry.Text(1, head.Authority).Blob(2, _origin).Number(3, seq).Blob(4, id.Bytes()).Number(5, _at)
                    .Text(6, _stamp.Actor).Text(7, _role).Blob(8, subject).Utf8(9, body).Blob(10, hash).Run();
            }

            return seq - first;
        }

        private void Account(Statement insert, Ready ready, byte[] id, long head)
        {
            var (incident, local) = (ready.Incident, ready.Local);
            var own = incident.Where.Position is { } at ? Spot(at) : (long?)null;
            var spot = own ?? (incident.Where.Venue is { } venue ? VenueSpot(venue) : null);
            insert.Text(1, _store.Home.Authority).Blob(2, id).Number(3, incident.When.From.Microseconds()).Number(4, incident.When.To.Microseconds())
                .Number(5, (long)incident.When.Precision).Number(6, local.Night).Number(7, local.Month).Number(8, local.Weekday).Number(9, local.Minute)
                .Text(10, incident.Category).Text(11, incident.Source).Number(12, incident.Severity)
                .Number(13, incident.Flags.Count == 0 ? 0 : _store.FlagBits(incident.Flags)).Blob(14, incident.Where.Venue?.Bytes())
                .Text(15, incident.Where.Place).Number(16, own).Number(17, spot).Number(18, head).Number(19, _at).Text(20, _stamp.Actor).Run();
        }

        private long Spot(Position at)
        {
            if (!_spots.TryGetValue(at, out var n))
            {
                _spots[at] = n = _store.SpotOf(at);
            }

            return n;
        }

        private long? VenueSpot(Guid venue)
        {
            if (!_venueSpots.TryGetValue(venue, out var n))
            {
                _venueSpots[venue] = n = _store.SpotOfVenue(venue);
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

        public Statement Utf8(int column, ReadOnlySpan<byte> value)
        {
            Check(raw.sqlite3_bind_text(_statement, column, value));
            return this;
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
