using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Premises.Papers;
using NteMonitor.Premises.Registers;
using NteMonitor.Premises.Tens;
using NteMonitor.Rates;
using NteMonitor.Venues;

namespace NteMonitor.Premises.Bundles;

/// <summary>Where in the journal a thing stands as it is told.</summary>
/// <param name="Entry">The entry that made it what it is.</param>
/// <param name="Hash">That entry's hash.</param>
public sealed record Trace(Guid Entry, string Hash)
{
    /// <summary>The entry's id, by which the journal finds it.</summary>
    public string Id => Entry.ToString("D");

    /// <summary>The beginning of its hash.</summary>
    public string Seal => $"#{Hash[..12]}";
}

/// <summary>An event at the venue, counted once, with every account of it.</summary>
/// <param name="Counted">The account that stands for it.</param>
/// <param name="Accounts">All of its accounts, in the order of their recording.</param>
public sealed record BundleEvent(Account Counted, IReadOnlyList<Account> Accounts);

/// <summary>The venue's rate over the kinds of event that are told one by one, among the others'.</summary>
/// <param name="Own">Its events over its capacity-hours open, in thousands; none where it has no exposure.</param>
/// <param name="Point">Its place among the others, or none.</param>
/// <param name="Spread">All venues together.</param>
/// <param name="WhyNone">Why there is no rate, or none.</param>
public sealed record BundleRate(Observed? Own, FunnelPoint? Point, Spread Spread, string? WhyNone)
{
    /// <summary>The nights that were counted.</summary>
    public required NightRange Nights { get; init; }
}

/// <summary>Everything a bundle is made of, read from one state of the journal. Nothing sealed is in it but texts that a reviewer ticked.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Venue">The venue.</param>
/// <param name="Heads">The journal it was read from.</param>
public sealed record BundleFacts(BundleRequest Request, Venue Venue, IReadOnlyList<JournalHead> Heads)
{
    /// <summary>Events of kinds that are told one by one.</summary>
    public IReadOnlyList<BundleEvent> Events { get; init; } = [];

    /// <summary>Events of kinds that are told by quarter only.</summary>
    public IReadOnlyList<BundleEvent> Guarded { get; init; } = [];

    /// <summary>The venue's own entries in these days: licence, status, conditions.</summary>
    public IReadOnlyList<Entry> History { get; init; } = [];

    /// <summary>Visits in these days.</summary>
    public IReadOnlyList<KeptVisit> Visits { get; init; } = [];

    /// <summary>Checks of conditions outside a visit, in these days.</summary>
    public IReadOnlyList<FoundOn> Checks { get; init; } = [];

    /// <summary>The conditions in force on the last day, with what the last check up to then found and how many there were in these days.</summary>
    public IReadOnlyList<ConditionState> Conditions { get; init; } = [];

    /// <summary>Notices for events in these days.</summary>
    public IReadOnlyList<KeptTen> Tens { get; init; } = [];

    /// <summary>Papers of these days.</summary>
    public IReadOnlyList<KeptPaper> Papers { get; init; } = [];

    /// <summary>The registers' figures of these days.</summary>
    public IReadOnlyList<RegisterFigure> Registers { get; init; } = [];

    /// <summary>How many entries of door staff name a badge whose last valid day is before the last day.</summary>
    public int BadgesOver { get; init; }

    /// <summary>The rate, or none.</summary>
    public BundleRate? Rate { get; init; }

    /// <summary>Where each thing stands in the journal, by its id.</summary>
    public IReadOnlyDictionary<Guid, Trace> Traces { get; init; } = new Dictionary<Guid, Trace>();

    /// <summary>The texts that a reviewer ticked, by the thing whose text it is; what was erased since is not there.</summary>
    public IReadOnlyDictionary<Guid, string> Texts { get; init; } = new Dictionary<Guid, string>();

    /// <summary>The other venues, whose names must not be in it.</summary>
    public IReadOnlyList<Venue> Others { get; init; } = [];

    /// <summary>The one id of persons who were found to be one.</summary>
    public IReadOnlyDictionary<Guid, Guid> Persons { get; init; } = new Dictionary<Guid, Guid>();
}
