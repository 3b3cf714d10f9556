using System.Text.Json.Nodes;
using NteMonitor.Journal;

namespace NteMonitor.People;

/// <summary>Asks, before a text leaves the house, whether anything personal is in it.</summary>
public static class LeakActions
{
    /// <summary>The member in which registers say who did something, by name or by post.</summary>
    private const string Staff = "staff";

    /// <summary>Members of sealed parts that hold a name.</summary>
    private static readonly string[] NameMembers = ["name", "holder", "supervisor", "user", "applicant", "premisesUser", Staff];

    /// <summary>Sealed parts that hold free text and no name of their own.</summary>
    private static readonly string[] FreeText = ["incident", "shift-note"];

    /// <summary>Returns every reason against letting this text out; empty when nothing personal was found. Whatever leaves the house asks this first and is refused on any finding.</summary>
    /// <remarks>What is on file is compared by the program alone: nobody sees it, so no look is kept.</remarks>
    /// <param name="text">The whole text: plain, HTML, Markdown, CSV or JSON.</param>
    /// <param name="desk">Where.</param>
    /// <param name="ct">Stops between reads.</param>
    public static async Task<IReadOnlyList<Refusal>> CheckAsync(string text, Desk desk, CancellationToken ct) =>
        LeakRules.Findings(text, await WatchAsync(desk, ct));

    /// <summary>Returns what to look for, so that several texts are checked with one reading of the store.</summary>
    public static async Task<LeakWatch> WatchAsync(Desk desk, CancellationToken ct)
    {
        List<WatchedName> names = [];
        foreach (var entry in await desk.Store.SealedAsync(ct))
        {
            var thing = entry.Kind.Split('.')[0];
            if (!FreeText.Contains(thing) && await desk.Store.SealedPartAsync(entry.Entry, ct) is { } part)
            {
                var whose = thing == PersonActions.Thing ? PersonRules.Token(entry.Subject) : thing == "venue" ? "a licence holder or supervisor" : $"sealed in a {thing}";
                var personal = CanonicalJson.Read(part.Personal);
                names.AddRange(Names(personal).Select(n => new WatchedName(n, whose)
                {
                    Born = thing == PersonActions.Thing ? personal.Date("born") : null,
                }));
            }
        }

        var venues = (await desk.Store.VenuesAsync(ct)).Select(v => v.Venue).ToList();
        return new(
            [.. names.Distinct()],
            LeakRules.Public([desk.Town.Name, .. venues.Select(v => v.Name), .. venues.Select(v => v.Address).OfType<string>()]),
            venues.Select(v => v.Postcode?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()).OfType<string>().ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Whether a register says which post did something, and not who: "door 2", "bar manager".</summary>
    private static bool IsPost(string text) => PersonRules.Words(LeakRules.Plain(text)).All(w => w.Length < 2 || NameWords.Posts.Contains(w) || w.All(char.IsAsciiDigit));

    /// <summary>Returns every name in a sealed part, however deep it lies.</summary>
    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(m => m.Value is JsonValue value && NameMembers.Contains(m.Key) && value.TryGetValue<string>(out var name) && name.Length > 1 && !(m.Key == Staff && IsPost(name))
            ? [name]
            : Names(m.Value)),
        JsonArray items => items.SelectMany(Names),
        _ => [],
    };
}
