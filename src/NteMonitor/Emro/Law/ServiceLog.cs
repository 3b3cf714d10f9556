using NodaTime;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Emro.Law;

/// <summary>A file that proves that something was done.</summary>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Size">Bytes.</param>
public sealed record Proof(string Sha256, long Size);

/// <summary>One act of the procedure as the log has it: a notice put up, a letter posted, a day of the hearing.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Of">Id of the scenario whose order it is about.</param>
/// <param name="Step">P1 to P11.</param>
/// <param name="On">The day.</param>
/// <param name="How">Code of the way, from <c>seed/emro/procedure.json</c>.</param>
public sealed record ServiceEntry(Guid Id, Guid Of, string Step, LocalDate On, string How)
{
    /// <summary>The venue whose licence holder was served, or none.</summary>
    public Guid? Venue { get; init; }

    /// <summary>The body that was served, never a person's name; or none.</summary>
    public string? To { get; init; }

    /// <summary>The file that proves it, or none.</summary>
    public Proof? Proof { get; init; }

    /// <summary>A few words without names, or none.</summary>
    public string? Note { get; init; }
}

/// <summary>An entry of the log with what the journal knows of it.</summary>
/// <param name="Entry">The entry as it stands.</param>
/// <param name="Record">Its record.</param>
public sealed record KeptService(ServiceEntry Entry, KeptRecord Record);

/// <summary>An act of the procedure as it is typed.</summary>
/// <param name="Step">The step.</param>
public sealed record ServiceDraft(string Step)
{
    /// <summary>The day; today when empty.</summary>
    public string On { get; init; } = "";

    /// <summary>The way; empty where the step has only one.</summary>
    public string How { get; init; } = "";

    /// <summary>The venues that were served.</summary>
    public IReadOnlyList<Venue> Venues { get; init; } = [];

    /// <summary>The bodies that were served.</summary>
    public IReadOnlyList<string> Bodies { get; init; } = [];

    /// <summary>A few words without names.</summary>
    public string Note { get; init; } = "";

    /// <summary>The file that proves it, or none.</summary>
    public Proof? Proof { get; init; }
}

/// <summary>Who has to be served, as far as the register says.</summary>
/// <param name="Venues">Venues of the order's zones that are not closed and whose hours of sale reach into a period, by name.</param>
/// <param name="HoursNotKnown">Venues of the zones whose hours of sale are not on file.</param>
/// <param name="NotPlaced">Venues whose position is not on file, so that nobody can say whether they lie in the zones.</param>
public sealed record AffectedVenues(IReadOnlyList<Venue> Venues, IReadOnlyList<Venue> HoursNotKnown, IReadOnlyList<Venue> NotPlaced)
{
    /// <summary>Temporary event notices on file from today on, at venues of the zones or at no venue on file.</summary>
    public int EventNotices { get; init; }

    /// <summary>What a person has to look up, because no register knows it.</summary>
    public string ByHand =>
        $"To be checked by hand: premises users of temporary event notices ({EventNotices} on file from today on), applicants for licences and holders of provisional statements are affected too (s.172B(3)).";
}

/// <summary>A way in which an act of the procedure is done.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name in words.</param>
/// <param name="Kind">What it is: <c>shown</c>, <c>printed</c>, <c>given</c>, <c>held</c>, <c>dispensed</c>, <c>decided</c>.</param>
/// <param name="Steps">The steps that it can be.</param>
public sealed record ServiceWay(string Code, string Name, string Kind, IReadOnlyList<string> Steps);
