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
            _sql.Each($"SELECT {string.Join(", ", dimensions.Select(Column))} FROM incident i WHERE {where}", statement =>
            {
                for (var i = 0; i < row.Length; i++)
                {
                    row[i] = raw.sqlite3_column_type(statement, i) == raw.SQLITE_NULL ? None : terms[i]?.Place(raw.sqlite3_column_blob(statement, i)) ?? raw.sqlite3_column_int64(statement, i);
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

    /// <summary>Values of one column by the place at which each came first, so that a row is a few numbers.</summary>
    private sealed class Terms
    {
        private readonly List<byte[]> _values = [];

        public long Place(ReadOnlySpan<byte> value)
        {
            for (var i = 0; i < _values.Count; i++)
            {
                if (value.SequenceEqual(_values[i]))
                {
                    return i;
                }
            }

            _values.Add(value.ToArray());
            return _values.Count - 1;
        }

        public byte[] At(long place) => _values[(int)place];
    }
}
