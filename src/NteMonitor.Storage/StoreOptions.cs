namespace NteMonitor.Storage;

/// <summary>What a store has to know of its town to make projections.</summary>
/// <param name="Authority">The licensing authority's code.</param>
/// <param name="Clock">Tells nights and local clock readings.</param>
/// <param name="Flags">The flags, by their stored bits.</param>
public sealed record StoreOptions(string Authority, NightClock Clock, IReadOnlyList<Flag> Flags)
{
    /// <summary>Whether nothing may be written.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>How long a writer waits for its turn before it says that the store is busy.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock in one text, kept in the store: another clock means other nights, so projections are made anew.</summary>
    internal string ClockName => $"{Clock.Zone.Id} {Clock.Boundary:HH':'mm}";
}
