using NteMonitor.Access;

namespace NteMonitor.Search;

/// <summary>A kind of thing that can be found.</summary>
/// <param name="Code">The word after <c>--kind</c> and <c>kind:</c>.</param>
/// <param name="Name">Its name, in the singular, as lists print it.</param>
/// <param name="Things">What the journal calls the things of this kind.</param>
/// <param name="Reading">What somebody has to be allowed to, in order to find it by its public text.</param>
/// <param name="Sealed">The line of the retention schedule that says who may read its sealed part; none where nothing of it is sealed.</param>
public sealed record SearchKind(string Code, string Name, IReadOnlyList<string> Things, Act Reading, PersonalKind? Sealed);

/// <summary>Everything that can be found; what is not here is not searched.</summary>
public static class SearchKinds
{
    /// <summary>Every kind, in the order in which messages list them.</summary>
    public static IReadOnlyList<SearchKind> All { get; } =
    [
        new("incident", "incident", ["incident"], Act.ReadLog, PersonalKind.Incident),
        new("venue", "venue", ["venue"], Act.ReadLog, PersonalKind.Venue),
        new("shift", "shift", ["shift"], Act.ReadShifts, null),
        new("note", "note on a shift", ["shift-note"], Act.ReadShifts, PersonalKind.ShiftNote),
        new("person", "person", ["person"], Act.RecordPerson, PersonalKind.Person),
        new("ban", "Pubwatch case", ["ban"], Act.ReadPubwatch, PersonalKind.Ban),
        new("meeting", "meeting", ["meeting"], Act.ReadPubwatch, PersonalKind.Meeting),
        new("scheme", "scheme", ["scheme"], Act.ReadPubwatch, PersonalKind.Meeting),
        new("member", "member", ["member"], Act.ReadPubwatch, null),
        new("visit", "visit", ["visit"], Act.ReadPremises, PersonalKind.Visit),
        new("check", "condition checked", ["check"], Act.ReadPremises, PersonalKind.Visit),
        new("ten", "temporary event notice", ["ten"], Act.ReadPremises, PersonalKind.Ten),
        new("paper", "paper", ["paper"], Act.ReadPremises, PersonalKind.Letter),
        new("register", "register row", ["register"], Act.ReadPremises, PersonalKind.Register),
    ];

    /// <summary>Returns the kind of this code, or none.</summary>
    public static SearchKind? Find(string code) => All.FirstOrDefault(k => k.Code.Equals(code, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the kind that a thing is of, or none.</summary>
    public static SearchKind? Of(string thing) => All.FirstOrDefault(k => k.Things.Contains(thing));

    /// <summary>Returns what a thing is called, for example <c>visit</c>.</summary>
    public static string NameOf(string thing) => Of(thing)?.Name ?? thing;
}
