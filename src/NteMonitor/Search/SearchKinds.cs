using NteMonitor.Access;

namespace NteMonitor.Search;

/// <summary>A kind of thing that can be found.</summary>
/// <param name="Code">The word after <c>--kind</c> and <c>kind:</c>.</param>
/// <param name="Name">Its name, in the singular, as lists print it.</param>
/// <param name="Things">What the journal calls the things of this kind.</param>
/// <param name="Reading">What somebody has to be allowed to, in order to find it by its public text.</param>
public sealed record SearchKind(string Code, string Name, IReadOnlyList<string> Things, Act Reading);

/// <summary>Everything that can be found; what is not here is not searched.</summary>
public static class SearchKinds
{
    /// <summary>Every kind, in the order in which messages list them.</summary>
    public static IReadOnlyList<SearchKind> All { get; } =
    [
        new("incident", "incident", ["incident"], Act.ReadLog),
        new("venue", "venue", ["venue"], Act.ReadLog),
        new("shift", "shift", ["shift"], Act.ReadShifts),
        new("note", "note", ["shift-note"], Act.ReadShifts),
        new("person", "person", ["person"], Act.RecordPerson),
        new("ban", "ban", ["ban"], Act.ReadPubwatch),
        new("meeting", "meeting", ["meeting"], Act.ReadPubwatch),
        new("scheme", "scheme", ["scheme"], Act.ReadPubwatch),
        new("visit", "visit", ["visit"], Act.ReadPremises),
        new("ten", "temporary event notice", ["ten"], Act.ReadPremises),
        new("paper", "paper", ["paper", "letter", "review"], Act.ReadPremises),
        new("register", "register row", ["register", "refusal", "ejection", "badge", "cctv-request"], Act.ReadPremises),
    ];

    /// <summary>Returns the kind of this code, or none.</summary>
    public static SearchKind? Find(string code) => All.FirstOrDefault(k => k.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the kind that a thing is of, or none.</summary>
    public static SearchKind? Of(string thing) => All.FirstOrDefault(k => k.Things.Contains(thing));

    /// <summary>Returns what a thing is called, for example <c>visit</c>.</summary>
    public static string NameOf(string thing) => Of(thing)?.Name ?? thing;
}
