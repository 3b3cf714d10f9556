using System.Globalization;
using System.Text;
using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.Journal;

namespace NteMonitor.Storage;

/// <content>Incidents: lists, single accounts, counts.</content>
public sealed partial class SqliteStore
{
    private const string AccountColumns =
        "i.id, coalesce(i.facts, e.body), coalesce(i.event, i.id), i.counted, e.id, i.sealed_by, i.rivals, i.version, i.recorded_at, i.recorded_by";

    private const int FewNights = 120;

    /// <summary>What only knows its month has no night, and is found by that.</summary>
    private const string OnlyItsMonth = "i.night IS NULL AND i.time_precision = {0}";

    private const string Accounts = $"SELECT {AccountColumns} FROM incident i JOIN entry e ON e.n = i.head";

    /// <inheritdoc/>
    public Task<Account?> IncidentAsync(Guid id, CancellationToken ct) => ReadAsync(() =>
        _sql.All($"{Accounts} WHERE i.id = @1", ReadAccount, id.Bytes()).FirstOrDefault(), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Account>> IncidentsByPrefixAsync(string prefix, CancellationToken ct) => Keys.Between(prefix) is (var low, var high)
        ? ReadAsync<IReadOnlyList<Account>>(() => _sql.All($"{Accounts} WHERE i.id BETWEEN @1 AND @2 LIMIT 10", ReadAccount, low, high), ct)
        : Task.FromResult<IReadOnlyList<Account>>([]);

    /// <inheritdoc/>
    public Task<IIncidentListing> ListAsync(IncidentFilter filter, CancellationToken ct) => ReadAsync<IIncidentListing>(() =>
    {
        var (where, values) = Where(filter);
        var rows = _sql.All($"SELECT n FROM incident i WHERE {where} ORDER BY from_us DESC, n DESC", r => r.Number(0), values);
        return new Listing(this, [.. rows]);
    }, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Counted>> CountAsync(IncidentFilter filter, IReadOnlyList<Dimension> by, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<Counted>>(() =>
        {
            var (where, values) = Where(filter);
            var columns = by.Select(Column).ToList();
            var join = by.Contains(Dimension.Zone) ? "LEFT JOIN spot_zone z ON z.spot = i.spot" : "";
            var group = columns.Count == 0 ? "" : "GROUP BY " + string.Join(", ", columns);
            var rows = _sql.All(
                $"SELECT {string.Join("", columns.Select(c => c + ", "))}count(*) FROM incident i {join} WHERE {where} {group}",
                r => new Counted([.. by.Select((d, k) => Key(d, r, k))], r.Number(by.Count)), values);
            return by.Contains(Dimension.Flag) ? ByFlag(rows, by.ToList().IndexOf(Dimension.Flag)) : rows;
        }, ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Account>> AroundAsync(Interval span, int most, CancellationToken ct) => ReadAsync<IReadOnlyList<Account>>(() =>
        _sql.All(
            $"{Accounts} WHERE i.from_us BETWEEN @1 AND @2 AND i.to_us >= @3 AND i.time_precision <= 1 AND i.withdrawn = 0 ORDER BY i.from_us LIMIT @4",
            ReadAccount, (span.Start - Duration.FromDays(1)).Microseconds(), span.End.Microseconds(), span.Start.Microseconds(), (long)most), ct);

    /// <inheritdoc/>
    public Task<IReadOnlyList<IncidentLink>> LinksAsync(Guid incident, CancellationToken ct) =>
        ReadAsync<IReadOnlyList<IncidentLink>>(() => LinksOf(incident), ct);

    private List<IncidentLink> LinksOf(Guid incident) => _sql.All(
        "SELECT id, first, second, head FROM link WHERE live = 1 AND (first = @1 OR second = @1)",
        r => new IncidentLink(r.Id(0), r.Id(1), r.Id(2), r.Id(3)), incident.Bytes());

    private static Account ReadAccount(Row r) => new(
        IncidentJson.Read(r.Id(0), CanonicalJson.Read(r.Text(1))), r.Id(2), r.Number(3) == 1, r.Id(4), r.IdOrNone(5),
        (int)r.Number(6), (int)r.Number(7), Keys.At(r.Number(8)), r.Text(9));

    private (string Where, object?[] Values) Where(IncidentFilter filter)
    {
        List<string> parts = [filter.FurtherAccountsOnly ? "i.withdrawn = 0 AND i.counted = 0 AND i.event IS NOT NULL" : filter.EventsOnly ? "i.withdrawn = 0 AND i.counted = 1" : "i.withdrawn = 0", .. filter.UnplacedOnly ? ["i.spot IS NULL"] : Array.Empty<string>()];
        List<object?> values = [];
        if (filter.Nights is { } nights)
        {
            // Further accounts are few and have an index of their own: the plus keeps the index of nights out.
            Add($"{(filter.FurtherAccountsOnly ? "+" : "")}i.night BETWEEN {{0}} AND {{1}}", nights.First.Days(), nights.Last.Days());
        }

        if (filter.Months is { } months)
        {
            var index = months.First.PlusMonths(FewNights / 30) < months.Last ? "+" : "";
            Add($"{index}i.from_us >= {{0}} AND {index}i.from_us < {{1}}", _options.Clock.Span(months.First).Start.Microseconds(), _options.Clock.Span(months.Last).End.Microseconds());
        }

        if (filter.Window is { IsWholeDay: false } window)
        {
            long from = (window.From.Hour * 60) + window.From.Minute, to = (window.To.Hour * 60) + window.To.Minute;
            Add(from < to ? "(i.minute >= {0} AND i.minute < {1})" : "(i.minute >= {0} OR i.minute < {1})", from, to);
        }

        if (filter.PlaceText is { Length: > 0 } place)
        {
            var pattern = "%" + place.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal) + "%";
            Add("(i.place LIKE {0} ESCAPE '!' OR i.venue IN (SELECT id FROM venue WHERE name LIKE {0} ESCAPE '!'))", pattern);
        }

        AddEach("i.category", filter.Categories);
        AddEach("i.source", filter.Sources);
        AddIf(filter.Flags.Count > 0 ? FlagBits(filter.Flags) : null, "(i.flags & {0}) = {0}"); // Before the zone, which is looked up for each row.
        AddIf(filter.Zone, "i.spot IN (SELECT spot FROM spot_zone WHERE zone = {0})");
        AddIf(filter.Venue?.Bytes(), "i.venue = {0}");
        AddIf(filter.SeverityAtLeast is { } severity ? (long)severity : null, "i.severity >= {0}");
        AddIf(filter.Shift?.Bytes(), "i.shift = {0}");
        AddIf(filter.Event?.Bytes(), "(i.event = {0} OR i.id = {0})");
        AddIf(filter.Precision is { } precision ? (long)precision : null, filter.Precision == TimePrecision.Month ? OnlyItsMonth : "i.time_precision = {0}");
        return (string.Join(" AND ", parts), [.. values]);

        void AddIf(object? value, string part)
        {
            if (value is not null)
            {
                Add(part, value);
            }
        }

        void AddEach(string column, IReadOnlyList<string> codes)
        {
            if (codes.Count > 0)
            {
                Add($"{column} IN ({string.Join(", ", codes.Select((_, k) => $"{{{k}}}"))})", [.. codes]);
            }
        }

        void Add(string part, params object[] given)
        {
            var names = given.Select((_, k) => (object)$"@{values.Count + k + 1}").ToArray();
            parts.Add(string.Format(CultureInfo.InvariantCulture, part, names));
            values.AddRange(given);
        }
    }

    private static string Column(Dimension by) => by switch
    {
        Dimension.Night => "i.night",
        Dimension.Month => "i.month",
        Dimension.Hour => "i.minute / 60",
        Dimension.Quarter => "i.minute / 15",
        Dimension.Weekday => "i.weekday",
        Dimension.Category => "i.category",
        Dimension.Severity => "i.severity",
        Dimension.Source => "i.source",
        Dimension.Venue => "i.venue",
        Dimension.Place => "CASE WHEN i.venue IS NULL THEN i.place END",
        Dimension.Zone => "z.zone",
        Dimension.Precision => "i.time_precision",
        Dimension.Flag => "i.flags",
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "A dimension without a column."),
    };

    private static string? Key(Dimension by, Row row, int column) => !row.Has(column) ? null : by switch
    {
        Dimension.Venue => Key(by, row.Bytes(column)),
        Dimension.Category or Dimension.Source or Dimension.Place or Dimension.Zone => row.Text(column),
        _ => Key(by, row.Number(column)),
    };

    private static string Key(Dimension by, long value) => by switch
    {
        Dimension.Night => Keys.NightAt(value).ToIso(),
        Dimension.Month => $"{value / 100:0000}-{value % 100:00}",
        Dimension.Precision => ((TimePrecision)value).ToString().ToLowerInvariant(),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Key(Dimension by, byte[] value) => by == Dimension.Venue ? Keys.Id(value).ToString("D") : Encoding.UTF8.GetString(value);

    /// <summary>Spreads counts by sets of flags over the flags: a row with two flags counts in both, one with none under none.</summary>
    private List<Counted> ByFlag(List<Counted> bySet, int at) => [.. bySet
        .SelectMany(c => Flags(long.Parse(c.Keys[at]!, CultureInfo.InvariantCulture))
            .Select(flag => new Counted([.. c.Keys.Select((k, i) => i == at ? flag : k)], c.Count)))
        .GroupBy(c => string.Join('\u001f', c.Keys.Select(k => k ?? "\u0000")), StringComparer.Ordinal)
        .Select(g => new Counted(g.First().Keys, g.Sum(c => c.Count)))];

    private IEnumerable<string?> Flags(long bits) =>
        bits == 0 ? [null] : _options.Flags.Where(f => (bits & (1L << f.Bit)) != 0).Select(f => (string?)f.Code);

    /// <summary>A list held as row numbers, so that any window of it is found in constant time.</summary>
    private sealed class Listing(SqliteStore store, long[] rows) : IIncidentListing
    {
        public long Count => rows.LongLength;

        public Task<IReadOnlyList<Account>> RowsAsync(long first, int count, CancellationToken ct) => store.ReadAsync<IReadOnlyList<Account>>(() =>
        {
            var from = Math.Clamp(first, 0, Count);
            var wanted = rows.AsSpan((int)from, (int)Math.Min(Math.Max(0, count), Count - from)).ToArray();
            return [.. wanted.SelectMany(n => store._sql.All($"{Accounts} WHERE i.n = @1", ReadAccount, n))];
        }, ct);

        public Task<long?> PlaceOfAsync(Guid incident, CancellationToken ct) => store.ReadAsync<long?>(() =>
            store._sql.One("SELECT n FROM incident WHERE id = @1", incident.Bytes()) is long n && Array.IndexOf(rows, n) is >= 0 and var place
                ? place
                : null, ct);
    }
}
