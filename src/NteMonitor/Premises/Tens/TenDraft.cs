namespace NteMonitor.Premises.Tens;

/// <summary>A notice as it is typed, before anything is checked.</summary>
public sealed record TenDraft
{
    /// <summary>The venue by code or name, or empty.</summary>
    public string Venue { get; init; } = "";

    /// <summary>The premises in words where they are no venue on file, or empty.</summary>
    public string Place { get; init; } = "";

    /// <summary>The authority's number, or empty.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The day on which it was given, as 2026-03-14.</summary>
    public string Given { get; init; } = "";

    /// <summary><c>standard</c> or <c>late</c>.</summary>
    public string Sort { get; init; } = "standard";

    /// <summary>When the event period begins, by the local clock, as <c>2026-03-14 19:00</c>.</summary>
    public string From { get; init; } = "";

    /// <summary>When the event period ends.</summary>
    public string Until { get; init; } = "";

    /// <summary>The most people at the same time.</summary>
    public string People { get; init; } = "";

    /// <summary>The premises user's token, or empty.</summary>
    public string User { get; init; } = "";

    /// <summary>Tokens of associates.</summary>
    public IReadOnlyList<string> Associates { get; init; } = [];

    /// <summary><c>yes</c> when the premises user holds a personal licence, <c>no</c> when not.</summary>
    public string PersonalLicence { get; init; } = "no";

    /// <summary>Codes or words of the licensable activities.</summary>
    public IReadOnlyList<string> Activities { get; init; } = [];

    /// <summary>on, off or both, where alcohol is supplied.</summary>
    public string Supply { get; init; } = "";

    /// <summary>Hours within the period, as <c>2026-03-14 19:00 to 2026-03-14 23:00</c>.</summary>
    public IReadOnlyList<string> Times { get; init; } = [];
}
