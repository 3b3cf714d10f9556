using System.Text.Json;
using System.Text.Json.Nodes;

namespace NteMonitor.PurpleFlag.Framework;

/// <summary>Pure decisions about a framework's file.</summary>
public static partial class FrameworkRules
{
    /// <summary>Returns the edition that a file holds, or everything that is wrong with it.</summary>
    /// <param name="json">The text of the file.</param>
    /// <source>docs/methods/purple-flag.md §1.</source>
    public static Outcome<FrameworkEdition> Read(string json)
    {
        JsonObject? root;
        try
        {
            root = JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException e)
        {
            return Outcome.Refused<FrameworkEdition>("framework", $"This is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.", "Copy the framework that ships, and change what differs.");
        }

        return root is null ? Outcome.Refused<FrameworkEdition>("framework", "This is no JSON object.", "Copy the framework that ships, and change what differs.") : Whole(root);
    }

    private static Outcome<FrameworkEdition> Whole(JsonObject root)
    {
        try
        {
            var read = new FrameworkReader();
            var edition = Edition(root, read);
            return Outcome.Unless([.. read.Faults, .. Disagreements(edition)], () => edition);
        }
        catch (ArgumentException e) when (e.Message.Contains("same key", StringComparison.Ordinal))
        {
            // A JSON object is taken apart when it is first asked: a member that stands twice shows only then.
            return Outcome.Refused<FrameworkEdition>("framework", $"A member stands twice in one object: {e.Message}", "Take one of them out.");
        }
    }

    private static FrameworkEdition Edition(JsonObject root, FrameworkReader read)
    {
        var (documents, criteria, fresh, window) = (read.Part(root, "documents"), read.Part(root, "criteria"), read.Part(root, "freshMonths"), read.Part(root, "window"));
        return new(read.Text(root, "edition", "framework"), read.Text(root, "name", "framework"))
        {
            About = read.Text(root, "about", "framework"),
            Sources = read.List(root, "sources").Select(s => (Code: read.Text(s.Item, "code", s.Where), Name: read.Text(s.Item, "name", s.Where)))
                .GroupBy(s => s.Code, StringComparer.Ordinal).ToDictionary(g => g.Key, g => Once(g.Select(s => s.Name), g.Key, read), StringComparer.Ordinal),
            Wording = read.Part(root, "wording") is var wording ? wording.ToDictionary(w => w.Key, w => read.Known(wording, w.Key, "wording"), StringComparer.Ordinal) : [],
            Documents = new(read.Number(documents, "most", "documents"), read.Standing(documents, "documents")),
            Criteria = new(read.Number(criteria, "count", "criteria"), read.Standing(criteria, "criteria")),
            FreshMonths = new(read.Number(fresh, "count", "freshMonths"), read.Standing(fresh, "freshMonths")),
            Window = new(read.Time(window, "from", "window"), read.Time(window, "to", "window"), read.Standing(window, "window")),
            Kinds = Terms(root, "kinds", read),
            Steps = Coded(root, "steps", read, t => new FlagStep(t.Code, t.Name, t.Standing) { Kinds = read.Texts(t.Item, "kinds", t.Where), After = read.Texts(t.Item, "after", t.Where) }),
            Outcomes = Coded(root, "outcomes", read, t => new FlagOutcome(t.Code, t.Name, t.Standing) { Accredits = read.Said(t.Item, "accredits", t.Where) }),
            Renewals = [.. read.List(root, "renewals").Select(r => new RenewalTerm(
                read.Text(r.Item, "after", r.Where), read.Text(r.Item, "kind", r.Where), read.Number(r.Item, "months", r.Where), read.Standing(r.Item, r.Where)))],
            Scale = Coded(root, "scale", read, t => new ScaleLevel(t.Code, t.Name, t.Standing) { Rank = t.Item["rank"] is null ? null : read.Number(t.Item, "rank", t.Where) }),
            Roles = Terms(root, "roles", read),
            CoreData = Coded(root, "coreData", read, t => new CoreDataSet(t.Code, t.Name, t.Standing) { Asks = read.Text(t.Item, "asks", t.Where) }),
            Zones = Coded(root, "zones", read, t => new VisitZone(t.Code, t.Name, t.Standing)
            {
                From = read.Time(t.Item, "from", t.Where),
                To = read.Time(t.Item, "to", t.Where),
                LookFor = t.Item["lookFor"] is null ? [] : [.. read.List(t.Item, "lookFor").Select(l => new LookFor(read.Text(l.Item, "text", t.Where), read.Texts(l.Item, "attributes", t.Where)))],
            }),
            Areas = Coded(root, "areas", read, t => new FlagArea(t.Code, t.Name, t.Standing) { Standard = read.Text(t.Item, "standard", t.Where) }),
            Attributes = Attributes(root, read),
        };
    }

    private static IReadOnlyList<Criterion> Attributes(JsonObject root, FrameworkReader read)
    {
        HashSet<string> taken = [];
        return [.. read.List(root, "attributes").Select(a =>
        {
            var known = a.Item["known"] as JsonObject ?? read.Part(a.Item, "known");
            return new Criterion(read.Code(a.Item, a.Where, taken), read.Text(a.Item, "area", a.Where), read.Text(a.Item, "name", a.Where), read.Text(a.Item, "short", a.Where))
            {
                Good = read.Texts(a.Item, "good", a.Where),
                Evidence = read.Texts(a.Item, "evidence", a.Where),
                CoreData = read.Texts(a.Item, "coreData", a.Where),
                Zones = read.Texts(a.Item, "zones", a.Where),
                NameKnown = read.Known(known, "name", a.Where),
                ShortKnown = read.Known(known, "short", a.Where),
                AreaKnown = read.Known(known, "area", a.Where),
                Sources = read.Texts(a.Item, "sources", a.Where),
            };
        })];
    }

    private static IReadOnlyList<FlagTerm> Terms(JsonObject root, string name, FrameworkReader read) =>
        Coded(root, name, read, t => new FlagTerm(t.Code, t.Name, t.Standing));

    private static IReadOnlyList<T> Coded<T>(JsonObject root, string name, FrameworkReader read, Func<(JsonObject Item, string Where, string Code, string Name, Standing Standing), T> make)
    {
        HashSet<string> taken = [];
        return [.. read.List(root, name).Select(i => make((i.Item, i.Where, read.Code(i.Item, i.Where, taken), read.Text(i.Item, "name", i.Where), read.Standing(i.Item, i.Where))))];
    }

    private static string Once(IEnumerable<string> names, string code, FrameworkReader read)
    {
        List<string> all = [.. names];
        if (all.Count > 1)
        {
            read.Fault($"sources {code}", $"The letter {code} stands {all.Count} times.", "Give every source a letter of its own.");
        }

        return all[0];
    }
}
