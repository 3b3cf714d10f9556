using NodaTime;

namespace NteMonitor.People;

/// <summary>Who a person is: the sealed part, shown only to the roles that the retention schedule names.</summary>
/// <param name="Name">The name, as it was given.</param>
public sealed record PersonDetails(string Name)
{
    /// <summary>The date of birth, or none.</summary>
    public LocalDate? Born { get; init; }

    /// <summary>Code of an age band, where no date of birth is known, or none.</summary>
    public string? AgeBand { get; init; }

    /// <summary>What the person looks like, in neutral words; empty when not given.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where the person can be reached, for service of a letter; empty when not given.</summary>
    public string Contact { get; init; } = "";
}

/// <summary>What was typed about a person, before anyone has checked it. Empty means not given.</summary>
public sealed record PersonDraft
{
    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The date of birth as <c>1994-03-14</c> or <c>14/3/1994</c>.</summary>
    public string Born { get; init; } = "";

    /// <summary>An age band by code.</summary>
    public string AgeBand { get; init; } = "";

    /// <summary>What the person looks like.</summary>
    public string Description { get; init; } = "";

    /// <summary>Where the person can be reached.</summary>
    public string Contact { get; init; } = "";
}

/// <summary>A person on file, without anything personal: a token that stands for them everywhere.</summary>
/// <param name="Id">The person's id.</param>
/// <param name="Head">The entry to amend on top of.</param>
/// <param name="SealedBy">The entry whose personal part holds the details; none when they never had any.</param>
/// <param name="RecordedAt">When they were put on file.</param>
/// <param name="RecordedBy">Who put them there, by short name.</param>
public sealed record KeptPerson(Guid Id, Guid Head, Guid? SealedBy, Instant RecordedAt, string RecordedBy)
{
    /// <summary>The token: <c>P-</c> and five characters.</summary>
    public string Token => PersonRules.Token(Id);

    /// <summary>The person that this one was found to be, or none.</summary>
    public Guid? Into { get; init; }

    /// <summary>Every id of the same person, this one's among them, in order of their making.</summary>
    public IReadOnlyList<Guid> Same { get; init; } = [];

    /// <summary>How many amendments wait for a person to settle them.</summary>
    public int Rivals { get; init; }
}

/// <summary>A person in a record, as something.</summary>
/// <param name="Person">The person's id.</param>
/// <param name="As">Code of what they are in it: victim, caller, subject, witness, staff.</param>
public sealed record PersonIn(Guid Person, string As);
