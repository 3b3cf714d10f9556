using NodaTime;

namespace NteMonitor.Pubwatch;

/// <summary>A scheme as typed; empty means not given.</summary>
public sealed record SchemeDraft
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>What it covers, parted by commas.</summary>
    public string Areas { get; init; } = "";

    /// <summary>How much of a vote carries: majority, two-thirds or unanimous.</summary>
    public string Needs { get; init; } = "";

    /// <summary>The fewest members that have to vote.</summary>
    public string Quorum { get; init; } = "";

    /// <summary>Days to vote in.</summary>
    public string VoteDays { get; init; } = "";

    /// <summary>Terms in months, parted by commas.</summary>
    public string Terms { get; init; } = "";

    /// <summary>Guide to terms, as <c>assault=6, theft=3</c>.</summary>
    public string Tariff { get; init; } = "";

    /// <summary>Days to appeal in.</summary>
    public string AppealDays { get; init; } = "";

    /// <summary>Months between reviews.</summary>
    public string ReviewMonths { get; init; } = "";

    /// <summary>Months that a warning stands.</summary>
    public string WarningMonths { get; init; } = "";

    /// <summary>Meetings missed in a row.</summary>
    public string MissedInARow { get; init; } = "";

    /// <summary>Whom to write to, and where; sealed.</summary>
    public string Contact { get; init; } = "";
}

/// <summary>A membership or a time in a post as typed.</summary>
/// <param name="From">First day; today when empty.</param>
/// <param name="Until">Last day; empty while it goes on.</param>
public sealed record SpanDraft(string From, string Until)
{
    /// <summary>The post, for a time in a post.</summary>
    public string Post { get; init; } = "";

    /// <summary>A user's short name or a person's token, for a time in a post.</summary>
    public string Who { get; init; } = "";
}

/// <summary>A meeting as typed.</summary>
public sealed record MeetingDraft
{
    /// <summary>Its day.</summary>
    public string On { get; init; } = "";

    /// <summary>When it begins.</summary>
    public string At { get; init; } = "";

    /// <summary>Where.</summary>
    public string Place { get; init; } = "";

    /// <summary>What is to be talked of.</summary>
    public IReadOnlyList<string> Agenda { get; init; } = [];
}

/// <summary>What a scheme's things are checked against.</summary>
/// <param name="Today">Today's date.</param>
/// <param name="Lists">Behaviours, and what is never written.</param>
public sealed record PubwatchAgainst(LocalDate Today, Reference Lists);
