using NodaTime;
using NteMonitor.Journal;

namespace NteMonitor.Incidents;

/// <summary>Which incidents are meant; nothing set means all. Every part that is set must hold.</summary>
public sealed record IncidentFilter
{
    /// <summary>Every incident.</summary>
    public static readonly IncidentFilter None = new();

    /// <summary>Only incidents of these nights. Rows that know no night are left out.</summary>
    public NightRange? Nights { get; init; }

    /// <summary>Only incidents of these calendar months, first and last included, by the local clock; rows that know only their month are in.</summary>
    public (YearMonth First, YearMonth Last)? Months { get; init; }

    /// <summary>Only incidents whose hour is known and lies in this window.</summary>
    public NamedWindow? Window { get; init; }

    /// <summary>Only incidents whose position lies in the zone of this code.</summary>
    public string? Zone { get; init; }

    /// <summary>Only incidents at this venue.</summary>
    public Guid? Venue { get; init; }

    /// <summary>Only these categories.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>Only these sources.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>Only those with all of these flags.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Only those of at least this severity.</summary>
    public int? SeverityAtLeast { get; init; }

    /// <summary>Only those whose venue name or street place holds this text, whatever its case.</summary>
    public string? PlaceText { get; init; }

    /// <summary>Only those recorded in the course of this shift.</summary>
    public Guid? Shift { get; init; }

    /// <summary>Only accounts of this event.</summary>
    public Guid? Event { get; init; }

    /// <summary>Only those whose time is known this well.</summary>
    public TimePrecision? Precision { get; init; }

    /// <summary>Whether to leave out all but the one account that stands for each event.</summary>
    public bool EventsOnly { get; init; }

    /// <summary>Whether to leave out the one account that stands for each event: what is left are further accounts of the same events.</summary>
    public bool FurtherAccountsOnly { get; init; }

    /// <summary>Whether to leave out all whose place on the ground is known: what is left lies in no zone, and nobody can tell in which it would.</summary>
    public bool UnplacedOnly { get; init; }
}

/// <summary>What a count is broken down by.</summary>
public enum Dimension
{
    /// <summary>Night, as <c>2026-03-14</c>; rows without a night have none.</summary>
    Night,

    /// <summary>Calendar month, as <c>2026-03</c>.</summary>
    Month,

    /// <summary>Hour of the local clock, <c>0</c> to <c>23</c>; rows whose hour is not known have none.</summary>
    Hour,

    /// <summary>Quarter of an hour of the local clock, <c>0</c> (00:00) to <c>95</c> (23:45); rows whose hour is not known have none.</summary>
    Quarter,

    /// <summary>Day of the week of the night's evening, <c>1</c> (Monday) to <c>7</c>.</summary>
    Weekday,

    /// <summary>Category code.</summary>
    Category,

    /// <summary>Severity, <c>1</c> to <c>5</c>.</summary>
    Severity,

    /// <summary>Source code.</summary>
    Source,

    /// <summary>Venue id.</summary>
    Venue,

    /// <summary>Street place in words.</summary>
    Place,

    /// <summary>Zone code; a row in two zones counts in both, so these never add up.</summary>
    Zone,

    /// <summary>How well the time is known, in lower case.</summary>
    Precision,

    /// <summary>Flag code; a row with two flags counts in both.</summary>
    Flag,
}

/// <summary>One figure of a count.</summary>
/// <param name="Keys">One key for each dimension asked for, in order; none where the row has no value there.</param>
/// <param name="Count">How many.</param>
public sealed record Counted(IReadOnlyList<string?> Keys, long Count);

/// <summary>A list of accounts, newest first, read a window at a time.</summary>
public interface IIncidentListing
{
    /// <summary>How many accounts the list has.</summary>
    long Count { get; }

    /// <summary>Returns the accounts from a place in the list on; constant time wherever the place is.</summary>
    Task<IReadOnlyList<Account>> RowsAsync(long first, int count, CancellationToken ct);

    /// <summary>Returns the place of an account in the list, or none when it is not in it.</summary>
    Task<long?> PlaceOfAsync(Guid incident, CancellationToken ct);
}

/// <summary>A live link between two accounts.</summary>
/// <param name="Id">The link's own id, the subject of its entries.</param>
/// <param name="First">One account.</param>
/// <param name="Second">The other.</param>
/// <param name="Head">The entry to amend on top of.</param>
public sealed record IncidentLink(Guid Id, Guid First, Guid Second, Guid Head);

/// <summary>The shift that a person has open.</summary>
/// <param name="Shift">Its id.</param>
/// <param name="From">When it began.</param>
/// <param name="Source">Code of the source that its incidents are reported by.</param>
public sealed record OnDuty(Guid Shift, Instant From, string Source);

/// <summary>What a bulk import did.</summary>
/// <param name="Added">Accounts that were new.</param>
/// <param name="AlreadyThere">Accounts whose id was in the store before.</param>
public sealed record BulkCount(long Added, long AlreadyThere);

/// <summary>Where incidents are kept; they are written through <see cref="IJournalStore.AppendAsync"/>.</summary>
public interface IIncidentStore
{
    /// <summary>Returns one account, or none.</summary>
    Task<Account?> IncidentAsync(Guid id, CancellationToken ct);

    /// <summary>Returns the accounts whose id begins with these hexadecimal digits or dashes, at most ten.</summary>
    Task<IReadOnlyList<Account>> IncidentsByPrefixAsync(string prefix, CancellationToken ct);

    /// <summary>Returns the accounts that a filter lets through.</summary>
    Task<IIncidentListing> ListAsync(IncidentFilter filter, CancellationToken ct);

    /// <summary>Counts accounts that a filter lets through, broken down by dimensions; with <see cref="IncidentFilter.EventsOnly"/> it counts events.</summary>
    Task<IReadOnlyList<Counted>> CountAsync(IncidentFilter filter, IReadOnlyList<Dimension> by, CancellationToken ct);

    /// <summary>Counts the same accounts in several breakdowns of at most three dimensions each, all in one pass; zones are not among them.</summary>
    /// <param name="filter">What is counted.</param>
    /// <param name="breakdowns">The breakdowns, each as <see cref="CountAsync"/> takes it.</param>
    /// <param name="ct">Stops before the pass.</param>
    async Task<IReadOnlyList<IReadOnlyList<Counted>>> CountEachAsync(IncidentFilter filter, IReadOnlyList<IReadOnlyList<Dimension>> breakdowns, CancellationToken ct)
    {
        List<IReadOnlyList<Counted>> counts = [];
        foreach (var by in breakdowns)
        {
            counts.Add(await CountAsync(filter, by, ct));
        }

        return counts;
    }

    /// <summary>Returns accounts known to the minute or by interval that overlap a span of time, at most this many.</summary>
    Task<IReadOnlyList<Account>> AroundAsync(Interval span, int most, CancellationToken ct);

    /// <summary>Returns the live links of an account.</summary>
    Task<IReadOnlyList<IncidentLink>> LinksAsync(Guid incident, CancellationToken ct);

    /// <summary>Returns the shift that a person has open, or none.</summary>
    Task<OnDuty?> OnDutyAsync(string actor, CancellationToken ct);

    /// <summary>Records many imported accounts, each an entry of its own; those whose id is already there are passed over.</summary>
    /// <param name="incidents">The accounts, read once, as they come.</param>
    /// <param name="stamp">Who and when.</param>
    /// <param name="newId">Makes entry ids.</param>
    /// <param name="ct">Stops between batches; what was acknowledged stays.</param>
    Task<BulkCount> RecordManyAsync(IEnumerable<Incident> incidents, Stamp stamp, Func<Guid> newId, CancellationToken ct);
}
