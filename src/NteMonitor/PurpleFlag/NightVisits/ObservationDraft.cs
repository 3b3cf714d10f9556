using NodaTime;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>An observation as it was typed or came in a file; what is empty was not said.</summary>
public sealed record ObservationDraft
{
    /// <summary>The attribute's code.</summary>
    public string Attribute { get; init; } = "";

    /// <summary>The zone's code; from the time when empty.</summary>
    public string Zone { get; init; } = "";

    /// <summary>The time by the local clock: 2315, 23:15, 01:30 GMT.</summary>
    public string Time { get; init; } = "";

    /// <summary>Where.</summary>
    public string Place { get; init; } = "";

    /// <summary>What was seen.</summary>
    public string Text { get; init; } = "";

    /// <summary>The score: the code of a level, its rank or its name.</summary>
    public string Score { get; init; } = "";

    /// <summary>The photograph: the SHA-256 of a file that is kept, or what it is called on paper.</summary>
    public string Photograph { get; init; } = "";

    /// <summary>public, partner or restricted; partner when empty.</summary>
    public string Sensitivity { get; init; } = "";

    /// <summary>Short name of who saw it; the person at the desk when empty.</summary>
    public string Who { get; init; } = "";

    /// <summary>Whether nothing was seen: all that an observation is made of is empty.</summary>
    public bool IsBlank => string.IsNullOrWhiteSpace(Time + Place + Text + Score + Photograph);
}

/// <summary>What an observation is held against.</summary>
/// <param name="Visit">The visit.</param>
/// <param name="Edition">The edition of its entry.</param>
/// <param name="Clock">The town's clock.</param>
/// <param name="Now">The time.</param>
public sealed record ObservationAgainst(NightVisit Visit, FrameworkEdition Edition, NightClock Clock, Instant Now)
{
    /// <summary>Who sees it where the draft does not say.</summary>
    public string Who { get; init; } = "";

    /// <summary>Names of venues with their ids.</summary>
    public IReadOnlyList<(string Name, Guid Id)> Venues { get; init; } = [];

    /// <summary>Files that are kept, by SHA-256.</summary>
    public IReadOnlyDictionary<string, Evidence.EvidenceFile> Files { get; init; } = new Dictionary<string, Evidence.EvidenceFile>();
}
