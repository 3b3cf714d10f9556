using NodaTime;

namespace NteMonitor.Premises.Tens;

/// <summary>Which of the two sorts of notice it is.</summary>
public enum TenSort
{
    /// <summary>Given ten working days before or earlier.</summary>
    Standard,

    /// <summary>Given five to nine working days before: one objection ends it, without a hearing.</summary>
    Late,
}

/// <summary>What has become of a notice.</summary>
public enum TenState
{
    /// <summary>The authority has it.</summary>
    Received,

    /// <summary>The authority has acknowledged it.</summary>
    Acknowledged,

    /// <summary>The police or environmental health object.</summary>
    Objection,

    /// <summary>The objection was withdrawn.</summary>
    ObjectionWithdrawn,

    /// <summary>It was modified with the consent of the premises user.</summary>
    Modified,

    /// <summary>The authority let it stand after a hearing.</summary>
    Allowed,

    /// <summary>The authority gave a counter notice: the event is not authorised.</summary>
    CounterNotice,

    /// <summary>The premises user withdrew it.</summary>
    Withdrawn,

    /// <summary>The event took place.</summary>
    Held,

    /// <summary>The event did not take place, although it might have.</summary>
    NotHeld,
}

/// <summary>One step in the life of a notice.</summary>
/// <param name="State">What became of it.</param>
/// <param name="On">On which day.</param>
/// <param name="By">Code of who objected, or the provision of a counter notice, or none.</param>
public sealed record TenStep(TenState State, LocalDate On, string? By = null);

/// <summary>A limit that a notice breaks and was received with all the same.</summary>
/// <param name="Limit">Code of the limit, of <c>seed/reference/tens.json</c>.</param>
/// <param name="Words">What is wrong, with the figure and the provision.</param>
public sealed record TenBreach(string Limit, string Words);

/// <summary>A temporary event notice, as the authority received it.</summary>
/// <param name="Id">The notice's id.</param>
/// <param name="Given">The day on which it was given.</param>
/// <param name="Sort">Standard or late.</param>
/// <param name="Period">The event period; its end is not part of it.</param>
/// <param name="People">The most people at the same time.</param>
/// <source>Licensing Act 2003 ss.98 to 110.</source>
public sealed record Ten(Guid Id, LocalDate Given, TenSort Sort, Interval Period, int People)
{
    /// <summary>The venue, or none where the premises are not on file.</summary>
    public Guid? Venue { get; init; }

    /// <summary>The premises in words where they are no venue on file, or none.</summary>
    public string? Place { get; init; }

    /// <summary>The authority's number for it, or none.</summary>
    public string? Reference { get; init; }

    /// <summary>The person who gave it, or none when that is not on file.</summary>
    public Guid? User { get; init; }

    /// <summary>Persons whose notices count with the user's: associates, and those in business with the user.</summary>
    public IReadOnlyList<Guid> Associates { get; init; } = [];

    /// <summary>Whether the premises user holds a personal licence.</summary>
    public bool PersonalLicence { get; init; }

    /// <summary>Codes of the licensable activities.</summary>
    public IReadOnlyList<string> Activities { get; init; } = [];

    /// <summary>Whether alcohol is for consumption <c>on</c> or <c>off</c> the premises, or <c>both</c>; none without alcohol.</summary>
    public string? Supply { get; init; }

    /// <summary>The hours within the period at which the activities take place; none for all of it.</summary>
    public IReadOnlyList<Interval> Times { get; init; } = [];

    /// <summary>What has become of it, in order.</summary>
    public IReadOnlyList<TenStep> Steps { get; init; } = [];

    /// <summary>The limits that it breaks, where it was recorded as received all the same.</summary>
    public IReadOnlyList<TenBreach> Breaches { get; init; } = [];

    /// <summary>What has become of it at last.</summary>
    public TenState State => Steps.Count == 0 ? TenState.Received : Steps[^1].State;

    /// <summary>Whether nothing has taken its effect away: no counter notice, and not withdrawn.</summary>
    public bool Stands => Steps.All(s => s.State is not (TenState.CounterNotice or TenState.Withdrawn));
}
