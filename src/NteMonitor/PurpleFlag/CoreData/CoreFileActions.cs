using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>What a user can do to tables of core data: ask the store, decide, tell the store.</summary>
public static class CoreFileActions
{
    /// <summary>What journal entries about tables begin with.</summary>
    public const string Thing = "flag-core";

    /// <summary>Brings a table in, whole or not at all; it takes the place of the set's table before it, which stays.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="set">Code of the set.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptFlag<CoreFile>>> ImportAsync(KeptFlag<FlagEntry> entry, string set, byte[] bytes, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepFlag, desk, ct) is { } refusal)
        {
            return new Outcome<KeptFlag<CoreFile>>.Refused([refusal]);
        }

        var today = FlagActions.Today(desk);
        List<Refusal> reasons = [.. SetFaults(set, await FlagActions.EditionAsync(entry.Value, desk, ct))];
        var read = CoreFileRules.Read(bytes, today);
        reasons.AddRange(read is Outcome<IReadOnlyList<CoreRow>>.Refused(var no) ? no : []);
        if (reasons.Count == 0 && read is Outcome<IReadOnlyList<CoreRow>>.Done(var found))
        {
            reasons.AddRange(await NamedAsync(found, desk, ct));
        }

        if (reasons.Count > 0 || read is not Outcome<IReadOnlyList<CoreRow>>.Done(var rows))
        {
            return new Outcome<KeptFlag<CoreFile>>.Refused(reasons);
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if ((await ListAsync(entry.Record.Id, desk, ct)).FirstOrDefault(f => f.Value.Set == set) is { } latest && latest.Value.FileSha256 == sha256 && await desk.Store.BytesAsync(sha256, ct) is not null)
        {
            return Outcome.Refused<KeptFlag<CoreFile>>("file", $"It is version {latest.Value.Version}, brought in on {FlagJson.Iso(latest.Value.On)}.", "Nothing needs doing.");
        }

        var version = (await ListAsync(entry.Record.Id, withdrawn: WithdrawnOnes.Too, desk, ct)).Where(f => f.Value.Set == set).Select(f => f.Value.Version).DefaultIfEmpty().Max() + 1;
        var file = new CoreFile(desk.NewId(), entry.Record.Id, set, version, await desk.Store.KeepBytesAsync(bytes, ct)) { On = today, Rows = rows.Count };
        return await FlagActions.WriteAsync(Thing + ".imported", file.Id, Write(file), Read, desk, ct);
    }

    /// <summary>Takes a table off every list and erases its file, for good; returns whether nothing of it is left in the store's file.</summary>
    /// <remarks>A file that another record needs is not erased here: that record is to be seen to first.</remarks>
    public static async Task<Outcome<bool>> EraseAsync(KeptRecord record, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await Gate.RefusedAsync(Act.KeepPeople, desk, ct) is { } refusal ? [refusal] : await Keeping.ForbiddenAsync(Act.KeepFlag, record, why, desk, ct)];
        var file = Read(record.Id, record.Facts);
        var others = (await FlagActions.AllAsync(new(Thing), Read, desk, ct)).Where(f => f.Record.Id != record.Id && f.Value.FileSha256 == file.FileSha256).Select(f => (f.Record.Thing, f.Record.Id))
            .Concat((await desk.Store.HeldFilesAsync(ct)).Where(h => h.Sha256 == file.FileSha256).Select(h => (h.Thing, Id: h.Subject)));
        reasons.AddRange(others.Select(o => new Refusal("erase", $"The {o.Thing} {o.Id:D} needs the same file.", "Withdraw that one first.")));
        if (reasons.Count > 0)
        {
            return new Outcome<bool>.Refused(reasons);
        }

        await Keeping.WithdrawAsync(record, why, desk, ct);
        var body = new JsonObject { ["kind"] = ScheduleRules.Word(PersonalKind.Attachment), ["why"] = why.Trim() };
        body.Put("files", [file.FileSha256]);
        await desk.Store.AppendAsync(new([new(desk.NewId(), ISealStore.Erasure, desk.NewId(), null, CanonicalJson.Write(body))], desk.Stamp()), ct);
        return Outcome.Done(await desk.Store.ScrubAsync(ct));
    }

    /// <summary>Returns the tables of an entry that were not withdrawn, the latest version of each set first; asks nobody's leave.</summary>
    public static Task<IReadOnlyList<KeptFlag<CoreFile>>> ListAsync(Guid entry, Desk desk, CancellationToken ct) => ListAsync(entry, WithdrawnOnes.Not, desk, ct);

    /// <summary>Returns the tables that count for an entry, one of each set, with their rows; asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<CoreTable>> CurrentAsync(Guid entry, Desk desk, CancellationToken ct)
    {
        List<CoreTable> tables = [];
        foreach (var file in (await ListAsync(entry, desk, ct)).Select(f => f.Value).DistinctBy(f => f.Set))
        {
            tables.Add(new(file, await desk.Store.BytesAsync(file.FileSha256, ct) is { } bytes && CoreFileRules.Read(bytes, LocalDate.MaxIsoValue) is Outcome<IReadOnlyList<CoreRow>>.Done(var rows) ? rows : null));
        }

        return tables;
    }

    /// <summary>Returns why no table can be brought in for a set.</summary>
    internal static IEnumerable<Refusal> SetFaults(string code, FrameworkEdition edition) => edition.CoreData.All(s => s.Code != code)
        ? [new("set", $"'{code}' is no set of core data of the edition {edition.Code}.", Nearest.Hint(code, edition.CoreData.Select(s => s.Code)) ?? $"There is {string.Join(", ", edition.CoreData.Select(s => s.Code))}.")]
        : CoreRules.Own.Contains(code)
            ? [new("set", $"'{code}' is computed from what is on file.", "Figures of others are a set of their own; the boundary is drawn with `nte flag boundary FILE`.")]
            : [];

    private static async Task<IReadOnlyList<KeptFlag<CoreFile>>> ListAsync(Guid entry, WithdrawnOnes withdrawn, Desk desk, CancellationToken ct) =>
        [.. (await FlagActions.AllAsync(new(Thing) { Of = entry, WithdrawnToo = withdrawn == WithdrawnOnes.Too }, Read, desk, ct)).OrderBy(f => f.Value.Set, StringComparer.Ordinal).ThenByDescending(f => f.Value.Version)];

    private static async Task<IReadOnlyList<Refusal>> NamedAsync(IReadOnlyList<CoreRow> rows, Desk desk, CancellationToken ct)
    {
        var text = rows.SelectMany(r => new[] { r.Series.Place, r.Series.Measure, r.Series.Unit, r.Source }).Distinct().Aggregate(new StringBuilder(), (all, words) => all.Append(words).Append('\n')).ToString();
        return [.. (await LeakActions.CheckAsync(text, desk, ct)).Select(r => new Refusal("file", r.Message, "Core data are handed in: they name bodies and places, never persons."))];
    }

    private static JsonObject Write(CoreFile file) => new()
    {
        ["of"] = file.Of.ToString("D"),
        ["set"] = file.Set,
        ["version"] = file.Version,
        ["fileSha256"] = file.FileSha256,
        ["on"] = FlagJson.Iso(file.On),
        ["rows"] = file.Rows,
    };

    private static CoreFile Read(Guid id, JsonObject facts) => new(id, Guid.Parse(facts.Text("of")!), facts.Text("set")!, facts.Number("version")!.Value, facts.Text("fileSha256")!)
    {
        On = facts.Date("on")!.Value,
        Rows = facts.Number("rows")!.Value,
    };

    private enum WithdrawnOnes
    {
        Not,
        Too,
    }
}
