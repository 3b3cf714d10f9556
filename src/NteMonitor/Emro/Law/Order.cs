using NodaTime;

namespace NteMonitor.Emro.Law;

/// <summary>Times of one calendar day in which no alcohol may be sold.</summary>
/// <param name="Day">The calendar day, not the night: Saturday's 03:00 to 06:00 is the end of Friday night.</param>
/// <param name="Start">From when, at or after midnight.</param>
/// <param name="End">Until when, at most 06:00.</param>
public sealed record DayRule(IsoDayOfWeek Day, LocalTime Start, LocalTime End)
{
    /// <summary>The evening whose night's trade the rule ends: the day before.</summary>
    public IsoDayOfWeek Evening => Day == IsoDayOfWeek.Monday ? IsoDayOfWeek.Sunday : Day - 1;
}

/// <summary>Who makes an order.</summary>
public enum Maker
{
    /// <summary>Nobody was named.</summary>
    NotSaid,

    /// <summary>The full council, to whom the law leaves it.</summary>
    FullCouncil,

    /// <summary>The licensing committee.</summary>
    Committee,

    /// <summary>A sub-committee.</summary>
    SubCommittee,

    /// <summary>An officer.</summary>
    Officer,
}

/// <summary>An early morning alcohol restriction order as it is drafted.</summary>
/// <param name="Name">What the draft is called.</param>
public sealed record OrderDraft(string Name)
{
    /// <summary>Codes of the zones in which it would hold.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>The area in words, as the notice would say it.</summary>
    public string Area { get; init; } = "";

    /// <summary>Its times by calendar day.</summary>
    public IReadOnlyList<DayRule> Days { get; init; } = [];

    /// <summary>Codes of the licensing objectives that it would promote.</summary>
    public IReadOnlyList<string> Objectives { get; init; } = [];

    /// <summary>From when it would apply, or none when not said.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Whether it is for a limited time.</summary>
    public bool Limited { get; init; }

    /// <summary>Its last day, or none when it is without limit or not said.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>Who would make it.</summary>
    public Maker Maker { get; init; }

    /// <summary>When it would be made, or none.</summary>
    public LocalDate? MadeOn { get; init; }

    /// <summary>Why it is held appropriate.</summary>
    public string Reasons { get; init; } = "";

    /// <summary>What it would cost licence holders, set against what it would bring.</summary>
    public string Burden { get; init; } = "";

    /// <summary>What else was considered, and why it would not do.</summary>
    public string Alternatives { get; init; } = "";

    /// <summary>The proposal as it was advertised, or none before that.</summary>
    public OrderDraft? Advertised { get; init; }
}

/// <summary>How much a finding weighs.</summary>
public enum Weight
{
    /// <summary>The order cannot be made so.</summary>
    Error,

    /// <summary>It is open to challenge, or easily misread.</summary>
    Warning,

    /// <summary>What everybody has to know who reads it.</summary>
    Note,
}

/// <summary>What a rule of law says of a draft.</summary>
/// <param name="Rule">The rule, E01 to E20, as docs/methods/emro.md lists them.</param>
/// <param name="Weight">How much it weighs.</param>
/// <param name="Message">What is so.</param>
/// <param name="Hint">What to do.</param>
/// <param name="Provision">Where it stands.</param>
public sealed record Finding(string Rule, Weight Weight, string Message, string Hint, string Provision);
