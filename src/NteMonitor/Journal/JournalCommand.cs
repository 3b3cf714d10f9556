using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;

namespace NteMonitor.Journal;

/// <summary><c>nte journal</c>: the record itself.</summary>
public static class JournalCommand
{
    private static readonly Option<string?> Origin = new("--origin") { Description = "Only the chain of this store id", HelpName = "ID" };
    private static readonly Option<string?> Since = new("--since") { Description = "Only entries after this number of each chain; last: only those that the last export of this kind did not have", HelpName = "SEQ|last" };
    private static readonly Option<bool> Sealed = new("--with-sealed") { Description = "Include personal parts, for a store of the same authority" };
    private static readonly Option<string?> To = new("--to") { Description = "Write to this file instead of standard output", HelpName = "FILE" };
    private static readonly Option<int> Count = new("--count") { Description = "How many entries", DefaultValueFactory = _ => 20 };
    private static readonly Option<bool> Follow = new("--follow") { Description = "Go on printing as entries are written" };
    private static readonly Argument<string> From = new("file") { Description = "A file that `nte journal export` wrote; - is standard input" };

    /// <summary>Returns the command.</summary>
    public static Command Create()
    {
        var command = new Command("journal", "Verify, export, merge and read the journal");
        command.Subcommands.Add(new Verb("verify", "Walk every chain and seal, and name the first broken entry", "nte journal verify", VerifyAsync));
        command.Subcommands.Add(new Verb("export", "Write the journal as JSON Lines", "nte journal export --to journal.jsonl", ExportAsync) { Options = { Origin, Since, Sealed, To } });
        command.Subcommands.Add(new Verb("merge", "Take in another store's journal", "nte journal merge journal.jsonl", MergeAsync) { Arguments = { From } });
        command.Subcommands.Add(new Verb("conflicts", "List what two people amended at once", "nte journal conflicts", ConflictsAsync));
        command.Subcommands.Add(new Verb("rebuild", "Make every projection anew from the journal", "nte journal rebuild", RebuildAsync));
        command.Subcommands.Add(new Verb("tail", "Print the newest entries", "nte journal tail --count 5", TailAsync) { Options = { Count, Follow } });
        return command;
    }

    private static async Task<Answer> VerifyAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadLog, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var verdict = await JournalActions.VerifyAsync(desk.Store, ct);
        var heads = verdict.Heads.Select(h => $"  {h.Origin:D}  {h.Seq} entries  {h.Hash}");
        var faults = verdict.Faults.Select(f => $"BROKEN  chain {f.Origin:D}, entry {f.Seq}{(f.Id is { } id ? $" ({id:D})" : "")}: {f.Fault}.");
        return new()
        {
            Text = string.Join('\n', faults.Append(verdict.Faults.Count == 0 ? $"The journal is whole: {verdict.Entries} entries." : "The journal is NOT whole.").Concat(heads)),
            Json = new JsonObject
            {
                ["whole"] = verdict.Faults.Count == 0,
                ["entries"] = verdict.Entries,
                ["sealedElsewhere"] = verdict.Elsewhere,
                ["faults"] = new JsonArray([.. verdict.Faults.Select(f => (JsonNode)new JsonObject
                {
                    ["origin"] = f.Origin.ToString("D"), ["seq"] = f.Seq, ["id"] = f.Id?.ToString("D"), ["fault"] = f.Fault,
                })]),
                ["heads"] = new JsonArray([.. verdict.Heads.Select(h => (JsonNode)new JsonObject
                {
                    ["origin"] = h.Origin.ToString("D"), ["seq"] = h.Seq, ["hash"] = h.Hash,
                })]),
            },
            Exit = verdict.Faults.Count == 0 ? 0 : 3,
        };
    }

    private static async Task<Answer> ExportAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        Guid? origin = null;
        if (parsed.GetValue(Origin) is { } text)
        {
            if (!Guid.TryParse(text, out var id))
            {
                return Answer.Refuse([new("--origin", $"'{text}' is not a store id.", "`nte journal verify` lists the ids.")]);
            }

            origin = id;
        }

        var last = "last".Equals(parsed.GetValue(Since), StringComparison.OrdinalIgnoreCase);
        if (!last && parsed.GetValue(Since) is { } given && !(long.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var after) && after >= 0))
        {
            return Answer.Refuse([new("--since", $"'{given}' is not a number of an entry.", "Give a number, or last.")]);
        }

        IReadOnlyList<EntryQuery> queries = last
            ? [.. (await JournalActions.SinceLastAsync(desk.Store, ct)).Where(q => origin is null || q.Origin == origin)]
            : [new EntryQuery(origin, long.Parse(parsed.GetValue(Since) ?? "0", CultureInfo.InvariantCulture))];
        var withSealed = parsed.GetValue(Sealed) ? WithSealed.Yes : WithSealed.No;
        if (last && parsed.GetValue(To) is null)
        {
            return Answer.Refuse([new("--since", "An export since the last one has to be safe in a file before the next begins after it.", "Add --to FILE.")]);
        }

        if (parsed.GetValue(To) is not { } to)
        {
            List<string> lines = [];
            return Answer.To(await JournalActions.ExportAsync(desk, queries, lines.Add, withSealed, ct), _ => new() { Raw = string.Concat(lines.Select(l => l + "\n")) });
        }

        var answer = await ToFileAsync((to, withSealed), queries, desk, ct);
        if (last && answer.Refused.Count == 0)
        {
            await JournalActions.MarkExportedAsync(queries, desk, ct);
        }

        return answer;
    }

    private static async Task<Answer> ToFileAsync((string Path, WithSealed WithSealed) to, IReadOnlyList<EntryQuery> queries, Desk desk, CancellationToken ct)
    {
        // The file is made with its first line, so that a refusal leaves none behind.
        TextWriter? file = null;
        try
        {
            var outcome = await JournalActions.ExportAsync(desk, queries, l => (file ??= desk.Files.Create(to.Path)).Write(l + "\n"), to.WithSealed, ct);
            return Answer.To(outcome, count =>
            {
                file ??= desk.Files.Create(to.Path);
                return new() { Text = $"{to.Path}: {count} entries.", Json = new JsonObject { ["file"] = to.Path, ["entries"] = count } };
            });
        }
        finally
        {
            file?.Dispose();
        }
    }

    private static async Task<Answer> MergeAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        using var file = new StreamReader(desk.Files.Open(parsed.GetValue(From)!));
        var outcome = await JournalActions.MergeAsync(desk, Lines(file), ct);
        return await Answer.ToAsync(outcome, async count =>
        {
            var conflicts = await JournalActions.ConflictsAsync(desk.Store, ct);
            return new()
            {
                Text = $"{count.Read} entries read: {count.Added} added, {count.AlreadyThere} already there."
                    + (conflicts.Count == 0 ? "" : $"\n{conflicts.Count} conflicts wait for a person: nte journal conflicts"),
                Json = new JsonObject { ["read"] = count.Read, ["added"] = count.Added, ["alreadyThere"] = count.AlreadyThere, ["conflicts"] = conflicts.Count },
            };
        });
    }

    private static async Task<Answer> ConflictsAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadLog, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var conflicts = await JournalActions.ConflictsAsync(desk.Store, ct);
        return new()
        {
            Text = conflicts.Count == 0 ? "Nothing waits to be settled." : null,
            Table = new("conflicts", "Amendments on the same state", [new("Thing"), new("Subject"), new("Kept for now"), new("Waiting")],
                [.. conflicts.Select(c => new Row([c.State.Thing, c.State.Subject.ToString("D"), Who(c.State.Head), string.Join("; ", c.State.Rivals.Select(Who))]))]),
            Json = new JsonArray([.. conflicts.Select(c => (JsonNode)new JsonObject
            {
                ["thing"] = c.State.Thing, ["subject"] = c.State.Subject.ToString("D"), ["head"] = c.State.Head.Id.ToString("D"),
                ["rivals"] = new JsonArray([.. c.State.Rivals.Select(r => (JsonNode)r.Id.ToString("D"))]),
            })]),
        };
    }

    private static string Who(Entry entry) => $"{entry.Actor} {Chain.Time(entry.At)[..16]} ({entry.Id.ToString("D")[..8]})";

    private static async Task<Answer> RebuildAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepJournal, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var read = await desk.Store.RebuildAsync(ct);
        return new() { Text = $"Everything was made anew from {read} entries.", Json = new JsonObject { ["entries"] = read } };
    }

    private static async Task<Answer> TailAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadLog, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        List<Entry> newest = [];
        await foreach (var entry in desk.Store.EntriesAsync(new(Newest: Math.Clamp(parsed.GetValue(Count), 1, 10_000)), ct))
        {
            newest.Add(entry);
        }

        newest.Reverse();
        if (parsed.GetValue(Follow))
        {
            await FollowAsync(desk, newest, ct);
        }

        return new()
        {
            Table = new("journal", "Newest entries", [new("At (UTC)"), new("Seq", Align: Align.Right), new("Who"), new("Kind"), new("Subject")],
                [.. newest.Select(e => new Row([Chain.Time(e.At)[..19].Replace('T', ' '), e.Seq, e.Actor, e.Kind, e.Subject.ToString("D")]))]),
            Json = new JsonArray([.. newest.Select(e => JsonNode.Parse(EntryLine.Write(e)))]),
        };
    }

    /// <summary>Prints entries as they come, by whichever process wrote them, until it is interrupted.</summary>
    private static async Task FollowAsync(Desk desk, List<Entry> first, CancellationToken ct)
    {
        first.ForEach(e => desk.Files.Line(EntryLine.Write(e)));
        var seen = (await desk.Store.HeadsAsync(ct)).ToDictionary(h => h.Origin, h => h.Seq);
        long? version = null;
        while (!ct.IsCancellationRequested)
        {
            version = await desk.Store.ChangedAsync(version, ct);
            foreach (var head in await desk.Store.HeadsAsync(ct))
            {
                await foreach (var entry in desk.Store.EntriesAsync(new(head.Origin, seen.GetValueOrDefault(head.Origin)), ct))
                {
                    desk.Files.Line(EntryLine.Write(entry));
                    seen[head.Origin] = entry.Seq;
                }
            }
        }
    }

    private static IEnumerable<string> Lines(TextReader file)
    {
        while (file.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
