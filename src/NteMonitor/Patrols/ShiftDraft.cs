using NodaTime;
using NteMonitor.Access;

namespace NteMonitor.Patrols;

/// <summary>What somebody says of a shift, as typed, before anyone has checked it. Empty means not given.</summary>
public sealed record ShiftDraft
{
    /// <summary>The kind, by code or name; the last one kept, or the role's own, when empty.</summary>
    public string Kind { get; init; } = "";

    /// <summary>The scheme's name; that of the last shift of this kind when empty.</summary>
    public string Scheme { get; init; } = "";

    /// <summary>How many are out.</summary>
    public string Crew { get; init; } = "";

    /// <summary>Call sign on the radio.</summary>
    public string CallSign { get; init; } = "";

    /// <summary>Areas, parted by commas.</summary>
    public string Areas { get; init; } = "";

    /// <summary>When it began; now when empty.</summary>
    public string Start { get; init; } = "";

    /// <summary>When it ended; now when it is being closed and this is empty.</summary>
    public string Finish { get; init; } = "";

    /// <summary>Weather, by code or word.</summary>
    public string Weather { get; init; } = "";

    /// <summary>Codes of what makes the night unlike others.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>Codes of the partners on duty.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>Minutes between two check-calls; none when empty.</summary>
    public string CheckCall { get; init; } = "";
}

/// <summary>What is said about a counter: so many more, or so many in all.</summary>
/// <param name="Counter">The counter, by code, key or name.</param>
/// <param name="Figure">The number, as typed.</param>
/// <param name="IsTotal">Whether the figure is the total from now on.</param>
public sealed record CountWish(string Counter, string Figure, bool IsTotal);

/// <summary>What shifts are checked against.</summary>
/// <param name="Book">Kinds and lists.</param>
/// <param name="Clock">The town's clock.</param>
/// <param name="Now">The time of checking.</param>
/// <param name="Role">The role of whoever keeps the shift.</param>
/// <param name="Last">The last shift that this person kept, open or not; none at first.</param>
public sealed record ShiftAgainst(ShiftBook Book, NightClock Clock, Instant Now, Role Role, KeptShift? Last);
