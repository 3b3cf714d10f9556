using System.Text.Json.Nodes;
using NodaTime;

namespace NteMonitor.Journal;

/// <summary>What all the entries about one subject come to.</summary>
/// <param name="Subject">The subject's id.</param>
/// <param name="Thing">What it is: the kind before the dot, for example <c>venue</c>.</param>
/// <param name="Facts">The state: the first entry's body with every later change made.</param>
/// <param name="Root">The first entry.</param>
/// <param name="Head">The entry to amend on top of.</param>
/// <param name="Rivals">Heads of other amendments on the same base, which a person has to settle; empty when there is no conflict.</param>
/// <param name="SealedBy">The entry whose personal part holds, or none.</param>
/// <param name="Version">How many entries led here: 1 when never amended.</param>
public sealed record SubjectState(
    Guid Subject, string Thing, JsonObject Facts, Entry Root, Entry Head, IReadOnlyList<Entry> Rivals, Guid? SealedBy, int Version)
{
    /// <summary>When it was first written down.</summary>
    public Instant RecordedAt => Root.At;

    /// <summary>When it last changed.</summary>
    public Instant ChangedAt => Head.At;
}

/// <summary>Turns a subject's entries into its state, the same whatever the order they arrived in.</summary>
/// <remarks>
/// Kinds end in a verb. <c>.amended</c> carries <c>after</c> (changed members; null removes one), <c>before</c> and <c>why</c>.
/// <c>.settled</c> is an amendment that ends a conflict: its base is the head that was kept and <c>over</c> lists the others.
/// Any other kind without a base begins a subject and its body is the facts.
/// </remarks>
public static class LedgerRules
{
    /// <summary>Returns the state of one subject, or none when no entry begins it.</summary>
    /// <param name="entries">All entries about the subject, in any order.</param>
    /// <source>docs/methods/journal.md §4.</source>
    public static SubjectState? Fold(IReadOnlyCollection<Entry> entries)
    {
        var ordered = entries.OrderBy(e => e.At).ThenBy(e => e.Id).ToList();
        var root = ordered.Find(e => e.Base is null);
        if (root is null)
        {
            return null;
        }

        // Two stores may have begun the same subject, each for itself: an import derives ids from what it reads.
        var twins = ordered.Where(e => e.Base is null && e.Body == root.Body).Select(e => e.Id).ToHashSet();
        var children = ordered.Where(e => e.Base is not null).ToLookup(e => twins.Contains(e.Base!.Value) ? root.Id : e.Base!.Value);
        var overruled = ordered.SelectMany(Overruled).ToHashSet();
        var facts = CanonicalJson.Read(root.Body);
        var sealedBy = root.Sealed is null ? (Guid?)null : root.Id;
        List<Entry> rivals = [.. ordered.Where(e => e.Base is null && !twins.Contains(e.Id) && !overruled.Contains(e.Id))];
        var (head, version) = (root, 1);

        while (Next(children[head.Id], overruled, rivals) is { } next)
        {
            Amend(facts, next);
            sealedBy = next.Sealed is null ? sealedBy : next.Id;
            (head, version) = (next, version + 1);
        }

        return new(root.Subject, root.Kind.Split('.')[0], facts, root, head, rivals, sealedBy, version);
    }

    /// <summary>Returns the body of an amendment, or none when nothing would change.</summary>
    /// <param name="before">The facts as they stand.</param>
    /// <param name="after">The facts as they should be.</param>
    /// <param name="why">The reason given.</param>
    /// <source>docs/methods/journal.md §4.</source>
    public static JsonObject? Amendment(JsonObject before, JsonObject after, string why)
    {
        JsonObject was = [], will = [];
        foreach (var name in before.Select(m => m.Key).Union(after.Select(m => m.Key)).Order(StringComparer.Ordinal))
        {
            if (!JsonNode.DeepEquals(before[name], after[name]))
            {
                was[name] = before[name]?.DeepClone();
                will[name] = after[name]?.DeepClone();
            }
        }

        return will.Count == 0 ? null : new JsonObject { ["after"] = will, ["before"] = was, ["why"] = why };
    }

    /// <summary>Returns the body of a change that leaves the facts as they are: a withdrawal, or a rewritten personal part.</summary>
    /// <param name="why">The reason given.</param>
    /// <source>docs/methods/journal.md §4.</source>
    public static JsonObject Unchanged(string why) => new() { ["after"] = new JsonObject(), ["before"] = new JsonObject(), ["why"] = why.Trim() };

    /// <summary>Returns the body that ends a conflict: the state as it stands is kept, its rivals are overruled.</summary>
    /// <param name="state">The state with its rivals.</param>
    /// <param name="why">The reason given.</param>
    /// <source>docs/methods/journal.md §4.</source>
    public static JsonObject Settlement(SubjectState state, string why)
    {
        var body = Unchanged(why);
        body["over"] = new JsonArray([.. state.Rivals.Select(r => (JsonNode)r.Id.ToString("D"))]);
        return body;
    }

    /// <summary>Returns the amendment to follow: of several on one base the first that was not overruled, the rest becoming rivals.</summary>
    private static Entry? Next(IEnumerable<Entry> onHead, HashSet<Guid> overruled, List<Entry> rivals)
    {
        var standing = onHead.Where(e => !overruled.Contains(e.Id)).ToList();
        rivals.AddRange(standing.Skip(1));
        return standing.FirstOrDefault();
    }

    private static void Amend(JsonObject facts, Entry amendment)
    {
        if (CanonicalJson.Read(amendment.Body)["after"] is not JsonObject after)
        {
            return;
        }

        foreach (var (name, value) in after)
        {
            if (value is null)
            {
                facts.Remove(name);
            }
            else
            {
                facts[name] = value.DeepClone();
            }
        }
    }

    private static IEnumerable<Guid> Overruled(Entry entry) =>
        entry.Kind.EndsWith(".settled", StringComparison.Ordinal) && CanonicalJson.Read(entry.Body)["over"] is JsonArray over
            ? over.Select(id => Guid.Parse(id!.GetValue<string>()))
            : [];
}
