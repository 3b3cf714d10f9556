using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.People;

namespace NteMonitor.Retention;

/// <summary>A record that mentions a person, as the person may be given it.</summary>
/// <param name="Thing">What it is.</param>
/// <param name="Id">Its id.</param>
/// <param name="On">Its day.</param>
/// <param name="As">What the person is in it.</param>
/// <param name="Facts">What it says, other persons blanked.</param>
public sealed record MentioningRecord(string Thing, Guid Id, LocalDate On, string As, JsonObject Facts)
{
    /// <summary>Its sealed text, other tokens blanked; none where there is none.</summary>
    public string? Text { get; init; }

    /// <summary>The day on which its sealed text goes, or none.</summary>
    public LocalDate? Due { get; init; }
}

/// <summary>A look that somebody took at a person's details, or at a sealed text that mentions them.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who, by short name.</param>
/// <param name="What">At what.</param>
/// <param name="Why">The reason that was given; empty for a note, which needs none.</param>
public sealed record LookTaken(Instant At, string By, string What, string Why);

/// <summary>Everything held on one person, for the answer to a subject access request.</summary>
/// <param name="Person">The person.</param>
/// <param name="Details">Who it is; none once erased.</param>
/// <param name="Records">Every record that mentions them, the oldest first.</param>
/// <param name="Looks">Who looked, the oldest first.</param>
/// <param name="Review">What a reader has to look at before it is handed over.</param>
public sealed record PersonFile(
    KeptPerson Person, PersonDetails? Details, IReadOnlyList<MentioningRecord> Records, IReadOnlyList<LookTaken> Looks, IReadOnlyList<string> Review);

/// <summary>What an erasure of one person came to.</summary>
/// <param name="Parts">How many sealed parts of the person went.</param>
/// <param name="Notes">How many sealed texts that named the person went with them.</param>
/// <param name="Naming">Records whose sealed text still has the name, in words.</param>
/// <param name="IsClean">Whether the freed room of the file and its log is empty.</param>
public sealed record PersonErased(int Parts, int Notes, IReadOnlyList<string> Naming, bool IsClean);
