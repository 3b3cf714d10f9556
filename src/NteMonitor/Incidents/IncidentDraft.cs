namespace NteMonitor.Incidents;

/// <summary>What somebody reports, as typed, before anyone has checked it. Empty means not given.</summary>
public sealed record IncidentDraft
{
    /// <summary>When, in words: see <see cref="WhenText"/>.</summary>
    public string When { get; init; } = "";

    /// <summary>A venue by code or name.</summary>
    public string Venue { get; init; } = "";

    /// <summary>A place in the street, where no venue is meant.</summary>
    public string Place { get; init; } = "";

    /// <summary>A category by code or word.</summary>
    public string Category { get; init; } = "";

    /// <summary>A source by code or word; the reporter's own when empty.</summary>
    public string Source { get; init; } = "";

    /// <summary>Severity, 1 to 5.</summary>
    public string Severity { get; init; } = "";

    /// <summary>How many people.</summary>
    public string People { get; init; } = "";

    /// <summary>Codes or words of flags that were seen.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Codes of flags that were looked for and not there.</summary>
    public IReadOnlyList<string> FlagsDenied { get; init; } = [];

    /// <summary>Codes of licensing objectives.</summary>
    public IReadOnlyList<string> Objectives { get; init; } = [];

    /// <summary>An outcome by code or word.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Persons as <c>P-7K3F2=victim</c>.</summary>
    public IReadOnlyList<string> Persons { get; init; } = [];

    /// <summary>References as <c>system:number</c>.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>What happened, in free text; sealed.</summary>
    public string Narrative { get; init; } = "";

    /// <summary>What a one-line entry could not decide; refused together with every other reason.</summary>
    public IReadOnlyList<Refusal> Doubts { get; init; } = [];
}
