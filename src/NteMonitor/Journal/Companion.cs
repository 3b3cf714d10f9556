using NodaTime;

namespace NteMonitor.Journal;

/// <summary>A record that is about to be written.</summary>
/// <param name="Thing">What it is: <c>shift</c>, <c>incident</c>, <c>visit</c>, <c>meeting</c>.</param>
/// <param name="Id">Its id.</param>
public sealed record Upcoming(string Thing, Guid Id)
{
    /// <summary>What it is called, without names of venues and people; empty where the thing says enough.</summary>
    public string Name { get; init; } = "";

    /// <summary>The days that it speaks of, or none where they are not known.</summary>
    public (LocalDate First, LocalDate Last)? Days { get; init; }

    /// <summary>The first and the last moment that it speaks of, or none where no hour is known.</summary>
    public (Instant First, Instant Last)? Span { get; init; }
}

/// <summary>What is written together with a record.</summary>
/// <param name="Entries">Entries that go into the journal with it, in one go: neither is there without the other.</param>
/// <param name="Reasons">Why neither is written; empty where both are.</param>
public sealed record Accompanied(IReadOnlyList<NewEntry> Entries, IReadOnlyList<Refusal> Reasons)
{
    /// <summary>Nothing is written with it, and nothing stands against it.</summary>
    public static Accompanied ByNothing { get; } = new([], []);
}

/// <summary>Returns what is written together with a record that is about to be.</summary>
/// <param name="record">The record.</param>
/// <param name="ct">Stops between reads.</param>
public delegate Task<Accompanied> Companion(Upcoming record, CancellationToken ct);

/// <summary>How actions ask what is written together with their record.</summary>
public static class Companions
{
    /// <summary>Returns what is written together with a record at this desk; nothing where nobody wants anything with it.</summary>
    public static Task<Accompanied> OfAsync(Upcoming record, Desk desk, CancellationToken ct) =>
        desk.Companion is { } companion ? companion(record, ct) : Task.FromResult(Accompanied.ByNothing);
}
