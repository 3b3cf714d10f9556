using System.Text.Json;
using System.Text.Json.Nodes;
using NteMonitor.Journal;

namespace NteMonitor.PurpleFlag.Pack;

/// <summary>Writes what proves a pack's journal entries, and reads it back.</summary>
public static class ProofRules
{
    /// <summary>The folder of the proof within the payload.</summary>
    public const string Folder = "journal/";

    /// <summary>The chains and their roots.</summary>
    public const string Heads = Folder + "heads.json";

    /// <summary>The entries, one a line.</summary>
    public const string Entries = Folder + "entries.jsonl";

    /// <summary>The branches, one a line.</summary>
    public const string Tree = Folder + "tree.jsonl";

    private const string OwnThings = "flag";

    /// <summary>Returns why an entry's words do not go into a pack unless somebody decides otherwise, or nothing: only what belongs to an assessment itself and has no personal part is shown.</summary>
    /// <source>docs/methods/pack.md §4.</source>
    public static string? Withheld(Entry entry) => entry switch
    {
        { Sealed: not null } => "it has a personal part",
        _ when !entry.Kind.StartsWith(OwnThings, StringComparison.Ordinal) => "its words are not part of the pack",
        _ when CanonicalJson.Read(entry.Body)["people"] is not null => "it mentions a person",
        _ => null,
    };

    /// <summary>Returns the three files of a proof, their paths within the payload.</summary>
    /// <source>docs/methods/pack.md §3.</source>
    public static IReadOnlyList<PackFile> Files(JournalProof proof)
    {
        var heads = new JsonArray([.. proof.Chains.Select(c => (JsonNode)new JsonObject
        {
            ["authority"] = c.Head.Authority, ["hash"] = c.Head.Hash, ["origin"] = c.Head.Origin.ToString("D"), ["root"] = c.Root, ["seq"] = c.Head.Seq,
        })]);
        return
        [
            PackFile.Of(Heads, CanonicalJson.Write(new JsonObject { ["heads"] = heads }) + "\n"),
            PackFile.Of(Entries, string.Concat(proof.Entries.Select(e => Line(e) + "\n"))),
            PackFile.Of(Tree, string.Concat(proof.Chains.SelectMany(c => c.Branches.Select(b => Line(c.Head.Origin, b) + "\n")))),
        ];
    }

    /// <summary>Returns the proof that three files hold, or where they are not what such a proof looks like.</summary>
    /// <param name="heads">The text of <see cref="Heads"/>.</param>
    /// <param name="entries">The text of <see cref="Entries"/>.</param>
    /// <param name="tree">The text of <see cref="Tree"/>.</param>
    /// <source>docs/methods/pack.md §3.</source>
    public static Outcome<JournalProof> Read(string heads, string entries, string tree)
    {
        List<Refusal> reasons = [];
        var shown = Lines(entries, Entries, Entry, reasons);
        var branches = Lines(tree, Tree, o => (Origin: Id(o, "origin"), Branch: new Branch(Number(o, "from"), Number(o, "to"), Hash(o, "hash"))), reasons).ToLookup(b => b.Origin, b => b.Branch);
        var chains = Lines(heads, Heads, o => StrictJson.Objects(o, "heads", h => Chained(h, branches)), reasons).SelectMany(c => c).ToList();
        if (chains.Select(c => c.Head.Origin).Distinct().Count() != chains.Count || chains.Count == 0)
        {
            reasons.Add(new(Heads, "It names no chain, or one chain twice.", ""));
        }

        var known = chains.Select(c => c.Head.Origin).ToHashSet();
        reasons.AddRange(branches.Select(b => b.Key).Where(o => !known.Contains(o)).Select(o => new Refusal(Tree, $"The chain {o:D} has no head.", "")));
        return Outcome.Unless(reasons, () => new JournalProof(chains, shown));
    }

    private static ProvenChain Chained(JsonObject head, ILookup<Guid, Branch> branches)
    {
        var origin = Id(head, "origin");
        return new(new(Text(head, "authority"), origin, Number(head, "seq"), Convert.ToHexStringLower(Hash(head, "hash"))), Convert.ToHexStringLower(Hash(head, "root")), [.. branches[origin]]);
    }

    private static string Line(Guid origin, Branch branch) => CanonicalJson.Write(new JsonObject
    {
        ["from"] = branch.From,
        ["hash"] = Convert.ToHexStringLower(branch.Hash),
        ["origin"] = origin.ToString("D"),
        ["to"] = branch.To,
    });

    private static string Line(ProvenEntry entry) => CanonicalJson.Write(entry.Shown is { } shown
        ? new JsonObject { ["entry"] = JsonNode.Parse(EntryLine.Write(shown.Entry)), ["previous"] = shown.Previous }
        : new JsonObject
        {
            ["hash"] = entry.Hash,
            ["id"] = entry.Id.ToString("D"),
            ["origin"] = entry.Origin.ToString("D"),
            ["seq"] = entry.Seq,
            ["withheld"] = entry.Withheld,
        });

    private static ProvenEntry Entry(JsonObject line)
    {
        if (line["entry"] is not JsonObject words)
        {
            return new(Id(line, "origin"), Number(line, "seq"), Id(line, "id"), Convert.ToHexStringLower(Hash(line, "hash")), null, Text(line, "withheld"));
        }

        _ = Hash(words, "hash");
        return EntryLine.Read(CanonicalJson.Write(words), 0) switch
        {
            Outcome<ReceivedEntry>.Done({ Part: null, Entry: var entry }) => new(entry.Origin, entry.Seq, entry.Id, entry.Hash, new(Convert.ToHexStringLower(Hash(line, "previous")), entry), null),
            Outcome<ReceivedEntry>.Refused(var reasons) => throw new FormatException(reasons[0].Message),
            _ => throw new FormatException("it has a personal part, which no pack may have"),
        };
    }

    /// <summary>Reads lines of JSON, each in the canonical form and no other, so that no letter can be changed unseen.</summary>
    private static List<T> Lines<T>(string text, string file, Func<JsonObject, T> read, List<Refusal> reasons)
    {
        List<T> all = [];
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length - 1; i++)
        {
            try
            {
                var line = CanonicalJson.Read(lines[i]);
                all.Add(CanonicalJson.Write(line) == lines[i] ? read(line) : throw new FormatException("it is not in the canonical form"));
            }
            catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or ArgumentException or OverflowException)
            {
                reasons.Add(new(file, $"Line {i + 1} cannot be read: {e.Message}", ""));
            }
        }

        if (lines[^1].Length > 0)
        {
            reasons.Add(new(file, "It does not end with a line feed.", ""));
        }

        return all;
    }

    private static string Text(JsonObject line, string name) => line.Text(name) ?? throw new FormatException($"it has no {name}");

    private static Guid Id(JsonObject line, string name) => Guid.ParseExact(Text(line, name), "D");

    private static long Number(JsonObject line, string name) => (long)(line[name] as JsonValue ?? throw new FormatException($"it has no {name}")).AsNumber();

    private static byte[] Hash(JsonObject line, string name) =>
        Convert.FromHexString(Text(line, name)) is { Length: 32 } hash ? hash : throw new FormatException($"its {name} is no SHA-256");
}
