namespace NteMonitor.Access;

/// <summary>A kind of record with personal data in its sealed part; each has a line in the retention schedule.</summary>
public enum PersonalKind
{
    /// <summary>The note of an incident.</summary>
    Incident,

    /// <summary>A note on a shift.</summary>
    ShiftNote,

    /// <summary>A venue's licence holder and designated premises supervisor.</summary>
    Venue,

    /// <summary>A person's name, date of birth, description and contact.</summary>
    Person,

    /// <summary>What is sealed of a Pubwatch ban.</summary>
    Ban,

    /// <summary>Minutes of a Pubwatch meeting.</summary>
    Meeting,

    /// <summary>What is sealed of a visit to a venue.</summary>
    Visit,

    /// <summary>Rows of a register that a venue handed over.</summary>
    Register,

    /// <summary>A letter that was written.</summary>
    Letter,

    /// <summary>The premises user of a temporary event notice.</summary>
    Ten,

    /// <summary>What an assessor wrote on a visit at night.</summary>
    Observation,

    /// <summary>What somebody typed and did not save.</summary>
    Draft,

    /// <summary>A file that belongs to a record.</summary>
    Attachment,
}

/// <summary>How long something is kept.</summary>
/// <param name="Count">How many, 1 or more.</param>
/// <param name="InMonths">Whether they are calendar months; otherwise days.</param>
public sealed record KeepingPeriod(int Count, bool InMonths)
{
    /// <summary>Returns the period as the settings write it: <c>12 months</c>, <c>1 day</c>.</summary>
    public override string ToString() => $"{Count} {(InMonths ? "month" : "day")}{(Count == 1 ? "" : "s")}";
}

/// <summary>One line of the retention schedule.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Purpose">What it is kept for.</param>
/// <param name="Basis">The lawful basis.</param>
/// <param name="Condition">The further condition for data on offences or of special categories.</param>
/// <param name="Roles">The roles that may read the sealed part.</param>
/// <param name="Period">How long the sealed part is kept; from what, the kind says.</param>
/// <param name="Source">Where the period comes from.</param>
public sealed record KeepingTerm(
    PersonalKind Kind, string Purpose, string Basis, string Condition, IReadOnlyList<Role> Roles, KeepingPeriod Period, string Source);

/// <summary>The retention schedule of this authority, from <c>nte.config.json</c>.</summary>
/// <param name="Terms">One line for each kind.</param>
public sealed record RetentionSchedule(IReadOnlyList<KeepingTerm> Terms)
{
    /// <summary>A schedule without a line: nobody may read anything sealed, and nothing is weeded.</summary>
    public static RetentionSchedule None { get; } = new([]);

    /// <summary>Returns the line of a kind, or none.</summary>
    public KeepingTerm? Of(PersonalKind kind) => Terms.FirstOrDefault(t => t.Kind == kind);
}
