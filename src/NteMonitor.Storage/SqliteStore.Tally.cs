using System.Runtime.InteropServices;
using NteMonitor.Incidents;
using SQLitePCL;

namespace NteMonitor.Storage;

/// <content>Several counts of the same rows in one pass: sums are kept here and not sorted there.</content>
public sealed partial class SqliteStore
{
    private const int MostDimensions = 3;
    private const long None = -1;

    /// <inheritdoc/>
    public Task<IReadOnlyList<IReadOnlyList<Counted>>> CountEachAsync(IncidentFilter filter, IReadOnlyList<IReadOnlyList<Dimension>> breakdowns, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<IReadOnlyList<Counted>>>(() =>
        {
            if (breakdowns.FirstOrDefault(b => b.Count is 0 or > MostDimensions || b.Contains(Dimension.Zone)) is { } wrong)
            {
                throw new ArgumentException($"A breakdown by {string.Join(", ", wrong)} cannot be made in one pass.", nameof(breakdowns));
            }

            var (where, values) = Where(filter);
            var dimensions = breakdowns.SelectMany(b => b).Distinct().ToList();
            var tallies = breakdowns.Select(b => (Places: b.Select(d => dimensions.IndexOf(d)).ToArray(), Sums: new Dictionary<(long, long, long), long>())).ToList();
            var terms = dimensions.Select(d => d is Dimension.Venue or Dimension.Category or Dimension.Source or Dimension.Place ? new Terms() : null).ToArray();
            var row = new long[dimensions.Count];
            _sql.Each($"SELECT {string.Join(", ", dimensions.Select((d, i) => terms[i] is null ? $"coalesce({Column(d)}, {None})" : Column(d)))} FROM incident i WHERE {where}", statement =>
            {
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = terms[i] is { } values ? values.Place(raw.sqlite3_column_blob(statement, i)) : raw.sqlite3_column_int64(statement, i);
                }

                foreach (var (places, sums) in tallies)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(sums, (row[places[0]], places.Length > 1 ? row[places[1]] : None, places.Length > 2 ? row[places[2]] : None), out _)++;
                }
            }, values);
            return [.. breakdowns.Zip(tallies, (by, tally) => Counts(by, [.. tally.Places.Select(p => terms[p])], tally.Sums))];
        }, ct);

    private List<Counted> Counts(IReadOnlyList<Dimension> by, Terms?[] terms, Dictionary<(long, long, long), long> sums)
    {
        List<Counted> counts = [.. sums.OrderBy(s => s.Key).Select(s => new Counted([.. new[] { s.Key.Item1, s.Key.Item2, s.Key.Item3 }.Take(by.Count).Select((v, i) => KeyOf(by[i], v, terms[i]))], s.Value))];
        return by.Contains(Dimension.Flag) ? ByFlag(counts, by.ToList().IndexOf(Dimension.Flag)) : counts;
    }

    private static string? KeyOf(Dimension by, long value, Terms? terms) => value == None ? null : terms is null ? Key(by, value) : Key(by, terms.At(value));

    /// <summary>Values of one column by the place at which each came first, so that a row is a few numbers; nothing is none.</summary>
    private sealed class Terms
    {
        private readonly List<byte[]> _values = [];
        private readonly Dictionary<byte[], long> _places;
        private readonly Dictionary<byte[], long>.AlternateLookup<ReadOnlySpan<byte>> _byBytes;

        public Terms()
        {
            _places = new(new SameBytes());
            _byBytes = _places.GetAlternateLookup<ReadOnlySpan<byte>>();
        }

        public long Place(ReadOnlySpan<byte> value)
        {
            if (value.IsEmpty)
            {
                return None;
            }

            if (!_byBytes.TryGetValue(value, out var place))
            {
                place = _values.Count;
                _values.Add(value.ToArray());
                _places.Add(_values[^1], place);
            }

            return place;
        }

        public byte[] At(long place) => _values[(int)place];
    }

    private sealed class SameBytes : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(byte[] value) => GetHashCode(value.AsSpan());

        public bool Equals(ReadOnlySpan<byte> span, byte[] value) => span.SequenceEqual(value);

        public int GetHashCode(ReadOnlySpan<byte> span)
        {
            HashCode hash = default;
            hash.AddBytes(span);
            return hash.ToHashCode();
        }

        public byte[] Create(ReadOnlySpan<byte> span) => span.ToArray();
    }
}
