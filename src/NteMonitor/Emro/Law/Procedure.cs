using NodaTime;

namespace NteMonitor.Emro.Law;

/// <summary>What has been done towards an order, as far as it is known.</summary>
/// <param name="Advertised">The first day on which the proposal was advertised.</param>
public sealed record Procedure(LocalDate Advertised)
{
    /// <summary>When it stood in a local newspaper, or none yet.</summary>
    public LocalDate? InNewspaper { get; init; }

    /// <summary>When everybody affected was given notice, or none yet.</summary>
    public LocalDate? Notified { get; init; }

    /// <summary>When notice of the hearing and the evidence was given, or none yet.</summary>
    public LocalDate? HearingNotice { get; init; }

    /// <summary>When the authority and everybody who made a representation had agreed that no hearing was needed, or none.</summary>
    public LocalDate? Dispensed { get; init; }

    /// <summary>First day of the hearing, or none yet.</summary>
    public LocalDate? HearingFrom { get; init; }

    /// <summary>Last day of the hearing, or none yet.</summary>
    public LocalDate? HearingTo { get; init; }

    /// <summary>When the committee determined, or none yet.</summary>
    public LocalDate? Determined { get; init; }

    /// <summary>When the full council made the order, or none yet.</summary>
    public LocalDate? Made { get; init; }

    /// <summary>When notice of the order was given, or none yet.</summary>
    public LocalDate? OrderNotice { get; init; }

    /// <summary>From when the order was published, on the website and in the area, or none yet.</summary>
    public LocalDate? PublishedFrom { get; init; }

    /// <summary>From when the order applies, or none yet.</summary>
    public LocalDate? Applies { get; init; }

    /// <summary>When neighbouring authorities and the Home Office were told, or none yet.</summary>
    public LocalDate? OthersTold { get; init; }
}

/// <summary>One step of the procedure.</summary>
/// <param name="Step">P1 to P11.</param>
/// <param name="What">What has to be done, in words.</param>
/// <param name="Earliest">The first day on which it may be, or none.</param>
/// <param name="Latest">The last day on which it may be, or none.</param>
/// <param name="Done">When it was done, or none.</param>
/// <param name="Provision">Where it stands.</param>
public sealed record ProcedureStep(string Step, string What, LocalDate? Earliest, LocalDate? Latest, LocalDate? Done, string Provision)
{
    /// <summary>What it is called where there is little room.</summary>
    public string Name { get; init; } = "";

    /// <summary>Until when it has to last, once begun: notices stay up; none for what is done in a day.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>What is still lacking or has to be known, in words; empty when nothing is.</summary>
    public string Remark { get; init; } = "";

    /// <summary>Whether there is nothing to do: the day comes by itself, or the step fell away.</summary>
    public bool ByItself { get; init; }

    /// <summary>The day to come for which it is fixed, or none.</summary>
    public LocalDate? Fixed { get; init; }

    /// <summary>Whether it was done outside its time, or is fixed for a day outside it.</summary>
    public bool Missed => (Done ?? Fixed) is { } day && (day < Earliest || day > Latest);

    /// <summary>Whether it is neither done nor fixed, and its last day has passed.</summary>
    public bool Overdue(LocalDate today) => IsOpen && Latest < today;

    /// <summary>Returns the days that are left to its last day, negative when it has passed; none when it is done or fixed, has no last day, or there is nothing to do.</summary>
    public int? DaysLeft(LocalDate today) => IsOpen && Latest is { } latest ? Period.DaysBetween(today, latest) : null;

    /// <summary>Returns the step as it stands on a day: what is to come is fixed, not done.</summary>
    public ProcedureStep AsOf(LocalDate today) => Done > today ? this with { Done = null, Fixed = Done } : this;

    private bool IsOpen => Done is null && Fixed is null && !ByItself;
}
