using System.Text.Json.Nodes;
using NteMonitor.Access;

namespace NteMonitor.Journal;

/// <summary>How records are found, amended and withdrawn: the same for a notice, a paper, a scenario.</summary>
public static class Keeping
{
    private const int LeastId = 4;

    /// <summary>Returns the record of an id or its first digits, withdrawn or not, or why there is none.</summary>
    public static async Task<Outcome<KeptRecord>> FindAsync(string thing, string text, Desk desk, CancellationToken ct)
    {
        var digits = text.Trim().ToLowerInvariant();
        if (digits.Length < LeastId || digits.Any(c => !char.IsAsciiHexDigitLower(c) && c != '-'))
        {
            return Outcome.Refused<KeptRecord>("id", $"'{text}' is no id.", "Give the id, or at least its first four digits.");
        }

        var found = await desk.Store.RecordsByPrefixAsync(thing, digits, ct);
        return found switch
        {
            [var one] => Outcome.Done(one),
            [] => Outcome.Refused<KeptRecord>("id", $"No {thing}'s id begins with '{text}'.", "The list prints the ids."),
            _ => Outcome.Refused<KeptRecord>("id", $"The ids of {found.Count} begin with '{text}'.", "Give more digits."),
        };
    }

    /// <summary>Returns every reason why the person at the desk may not change a record so.</summary>
    /// <param name="act">What a role has to be allowed for it.</param>
    /// <param name="kept">The record.</param>
    /// <param name="why">Why it changes.</param>
    /// <param name="desk">Where.</param>
    /// <param name="ct">Stops before it asks.</param>
    public static async Task<IReadOnlyList<Refusal>> ForbiddenAsync(Act act, KeptRecord kept, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        if (await Gate.RefusedAsync(act, desk, ct) is { } refusal)
        {
            reasons.Add(refusal);
        }

        if (string.IsNullOrWhiteSpace(why))
        {
            reasons.Add(new("why", "No reason was given.", "Say in a few words, without names, why the record changes."));
        }

        if (kept.Withdrawn)
        {
            reasons.Add(new("id", $"The record {kept.Id:D} was withdrawn.", "Record it again."));
        }

        return reasons;
    }

    /// <summary>Writes that a record says something else from now on; a change of nothing writes nothing.</summary>
    public static async Task AmendAsync(KeptRecord kept, JsonObject after, string why, Desk desk, CancellationToken ct)
    {
        if (LedgerRules.Amendment(kept.Facts, after, why.Trim()) is { } change)
        {
            await desk.Store.AppendAsync(new([new(desk.NewId(), kept.Thing + ".amended", kept.Id, kept.Head, CanonicalJson.Write(change))], desk.Stamp()), ct);
        }
    }

    /// <summary>Takes a record out of every list and count; it stays in the journal.</summary>
    public static Task WithdrawAsync(KeptRecord kept, string why, Desk desk, CancellationToken ct)
    {
        var body = LedgerRules.Unchanged(why);
        return desk.Store.AppendAsync(new([new(desk.NewId(), kept.Thing + ".withdrawn", kept.Id, kept.Head, CanonicalJson.Write(body))], desk.Stamp()), ct);
    }

    /// <summary>Returns the text of a file that the program ships.</summary>
    /// <exception cref="InvalidOperationException">It is not there: the program was not put together right.</exception>
    public static async Task<string> ShippedAsync(string name, Desk desk, CancellationToken ct)
    {
        await using var file = desk.Files.Shipped(name) ?? throw new InvalidOperationException($"seed/{name} is missing from where the program was put.");
        using var text = new StreamReader(file);
        return await text.ReadToEndAsync(ct);
    }
}
