using NodaTime;

namespace NteMonitor.Emro.Law;

/// <summary>The clock of one order: where its procedure stands.</summary>
/// <param name="Name">What the scenario is called, or what is planned.</param>
/// <param name="Today">Today's date.</param>
/// <param name="Steps">Every step, with what it lacks.</param>
public sealed record OrderClock(string Name, LocalDate Today, IReadOnlyList<ProcedureStep> Steps)
{
    /// <summary>Whether the first day of advertising is only planned, and nothing is on the log.</summary>
    public bool IsPlanned { get; init; }

    /// <summary>The order's times by calendar day; empty where only dates were asked for.</summary>
    public IReadOnlyList<DayRule> Days { get; init; } = [];

    /// <summary>Who has to be served, or none where only dates were asked for.</summary>
    public AffectedVenues? Affected { get; init; }

    /// <summary>The proof-of-service log, the first day first.</summary>
    public IReadOnlyList<KeptService> Log { get; init; } = [];

    /// <summary>Names of venues by id, for the log.</summary>
    public IReadOnlyDictionary<Guid, string> Names { get; init; } = new Dictionary<Guid, string>();
}
