using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using NteMonitor.Import;
using NteMonitor.Journal;

namespace NteMonitor.Premises.Registers;

/// <summary>The entries of one register that are on file; tells which rows of a file are new.</summary>
/// <remarks>Sealed parts are compared here by the program alone and shown to nobody.</remarks>
/// <source>docs/methods/papers.md §2.</source>
public sealed class KnownEntries(RegisterWish wish)
{
    private readonly Dictionary<string, int> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _weeded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _lines = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _withdrawn = [];

    /// <summary>Rows that are on file.</summary>
    public long AlreadyThere { get; private set; }

    /// <summary>Of these, rows of the same file that are on file with other facts.</summary>
    public long Differing { get; private set; }

    /// <summary>Of these, rows whose entry was weeded.</summary>
    public long Weeded { get; private set; }

    /// <summary>Of these, rows whose entry was withdrawn.</summary>
    public long Withdrawn { get; private set; }

    /// <summary>Takes in an entry that is on file.</summary>
    /// <param name="record">The entry.</param>
    /// <param name="personal">Its sealed part; none when it never had one or it was weeded.</param>
    public void Learn(KeptRecord record, string? personal)
    {
        if (record.Withdrawn)
        {
            _withdrawn.Add(record.Id);
            return;
        }

        var says = RegisterJson.Says(record.Facts);
        if (record.SealedBy is not null && personal is null)
        {
            Add(_weeded, says);
        }
        else
        {
            Add(_whole, Key(says, personal));
        }

        _lines[Line(record.Facts)] = Key(says, personal);
    }

    /// <summary>Returns whether a row is new, and the id that it gets.</summary>
    public bool IsNew(JsonObject facts, string? personal, out Guid id)
    {
        var says = RegisterJson.Says(facts);
        id = ImportIdRules.Of(["register", wish.Kind, wish.Venue.Venue.Id.ToString("D"), facts.Text("sha256")!, facts["line"]!.ToJsonString(), says]);
        if (Take(_whole, Key(says, personal)))
        {
            AlreadyThere++;
            return false;
        }

        if (_withdrawn.Contains(id))
        {
            (AlreadyThere, Withdrawn) = (AlreadyThere + 1, Withdrawn + 1);
            return false;
        }

        if (personal is not null && Take(_weeded, says))
        {
            (AlreadyThere, Weeded) = (AlreadyThere + 1, Weeded + 1);
            return false;
        }

        if (_lines.TryGetValue(Line(facts), out var other) && other != Key(says, personal))
        {
            (AlreadyThere, Differing) = (AlreadyThere + 1, Differing + 1);
            return false;
        }

        return true;
    }

    private static string Key(string says, string? personal) => $"{says}\n{personal}";

    private static string Line(JsonObject facts) => $"{facts.Text("sha256")} {facts["line"]?.ToJsonString()}";

    private static void Add(Dictionary<string, int> counts, string key) => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;

    private static bool Take(Dictionary<string, int> counts, string key)
    {
        if (counts.GetValueOrDefault(key) == 0)
        {
            return false;
        }

        counts[key]--;
        return true;
    }
}
