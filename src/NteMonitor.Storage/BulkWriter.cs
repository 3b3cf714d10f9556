using System.Text;
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
              severity, flags, venue, place, own_spot, spot, counted, withdrawn, head, rivals, version, recorded_at, recorded_by, whereabouts, number_hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0, ?, 0, 1, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

        private readonly SqliteStore _store;
        private readonly byte[] _authority;
        private readonly byte[] _origin;
        private readonly byte[] _actor;
        private readonly byte[] _role;
        private readonly long _at;
        private readonly EntryText _text;
        private readonly Dictionary<Position, long> _spots = [];
        private readonly Dictionary<Guid, long?> _venueSpots = [];
        private readonly Dictionary<string, byte[]> _codes = new(StringComparer.Ordinal);

        public BulkWriter(SqliteStore store, Stamp stamp)
        {
            var role = Access.AccessRules.Word(stamp.Role);
            (_store, _origin, _at) = (store, store.Home.Origin.Bytes(), stamp.At.Microseconds());
            (_authority, _actor, _role) = (Encoding.UTF8.GetBytes(store.Home.Authority), Encoding.UTF8.GetBytes(stamp.Actor), Encoding.UTF8.GetBytes(role));
            _text = new(new(store.Home.Authority, store.Home.Origin, 0, Guid.Empty, Keys.At(_at), stamp.Actor, role,
                "incident.recorded", Guid.Empty, null, "{}", null, ""));
        }

        /// <summary>Writes those of a batch that are new and returns how many they were.</summary>
        public long Write(ReadyBatch batch)
        {
            var db = _store._sql.Connection.Handle!;
            _store.TakeWords((long)_store._sql.One("SELECT words_to FROM home")!);
            using Statement entry = new(db, InsertEntry), incident = new(db, InsertIncident);
            entry.Text(1, _authority).Blob(2, _origin).Number(5, _at).Text(6, _actor).Text(7, _role);
            incident.Text(1, _authority).Number(19, _at).Text(20, _actor);
            var head = _store.HeadOf(_store.Home.Authority, _store.Home.Origin);
            var (seq, hash) = (head.Seq, Convert.FromHexString(head.Hash));
            var n = (long)_store._sql.One("SELECT coalesce(max(n), 0) FROM entry")!;
            Span<byte> subject = stackalloc byte[16], id = stackalloc byte[16];
            for (var i = 0; i < batch.Count; i++)
            {
                ref readonly var ready = ref batch[i];
                ready.Id.TryWriteBytes(subject, bigEndian: true, out _);
                Account(incident, ready, subject, batch.Text(ready.Place), n + 1);
                if (raw.sqlite3_changes(db) == 0)
                {
                    continue;
                }

                (seq, n) = (seq + 1, n + 1);
                var body = batch.Text(ready.Body);
                _text.Hash(hash, body, ready.EntryId, seq, ready.Id);
                ready.EntryId.TryWriteBytes(id, bigEndian: true, out _);
                entry.Number(3, seq).Blob(4, id).Blob(8, subject).Text(9, body).Blob(10, hash).Run();
            }

            // What is imported has no words of its own.
            _store.WordsAreMade();
            return seq - head.Seq;
        }

        private void Account(Statement insert, in Ready ready, ReadOnlySpan<byte> id, ReadOnlySpan<byte> place, long head)
        {
            var own = ready.At is { } at ? Spot(at) : (long?)null;
            var spot = own ?? (ready.Venue is { } venue ? VenueSpot(venue) : null);
            insert.Blob(2, id).Number(3, ready.When.From.Microseconds()).Number(4, ready.When.To.Microseconds()).Number(5, (long)ready.When.Precision)
                .Number(6, ready.Local.Night).Number(7, ready.Local.Month).Number(8, ready.Local.Weekday).Number(9, ready.Local.Minute)
                .Text(10, Code(ready.Category)).Text(11, Code(ready.Source)).Number(12, ready.Severity).Number(13, ready.Flags)
                .Blob(14, ready.Venue is { } where ? where.Bytes() : default).Text(15, place).Number(16, own).Number(17, spot).Number(18, head)
                .Number(21, _store.PlaceOf(ready.Venue, ready.Street)).Number(22, ready.NumberHash).Run();
        }

        private byte[] Code(string code)
        {
            if (!_codes.TryGetValue(code, out var text))
            {
                _codes[code] = text = Encoding.UTF8.GetBytes(code);
            }

            return text;
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

    /// <summary>A prepared statement that is run many times; what is bound stays bound. Empty texts and blobs are none.</summary>
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

        public Statement Text(int column, ReadOnlySpan<byte> utf8)
        {
            Check(utf8.IsEmpty ? raw.sqlite3_bind_null(_statement, column) : raw.sqlite3_bind_text(_statement, column, utf8));
            return this;
        }

        public Statement Blob(int column, ReadOnlySpan<byte> value)
        {
            Check(value.IsEmpty ? raw.sqlite3_bind_null(_statement, column) : raw.sqlite3_bind_blob(_statement, column, value));
            return this;
        }

        /// <summary>Goes to the next row; after the last it can be bound and run again.</summary>
        public bool Step()
        {
            var step = raw.sqlite3_step(_statement);
            if (step == raw.SQLITE_ROW)
            {
                return true;
            }

            _ = raw.sqlite3_reset(_statement);
            if (step != raw.SQLITE_DONE)
            {
                Check(step);
            }

            return false;
        }

        public bool IsNone(int column) => raw.sqlite3_column_type(_statement, column) == raw.SQLITE_NULL;

        public long NumberAt(int column) => raw.sqlite3_column_int64(_statement, column);

        public ReadOnlySpan<byte> TextAt(int column) => raw.sqlite3_column_blob(_statement, column);

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
