using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Cycle;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <content>When an assessor has written down everything, and what falls due.</content>
public static partial class NightActions
{
    private const int Ahead = 14;

    private static readonly Refusal Withdrawn = new("night", "The visit was withdrawn.", "`nte flag night list` has those that stand.");

    /// <summary>Returns what falls due of visits at night, as the night board says it: visits within two weeks, and notes of one's own that are not finished.</summary>
    public static async Task<IReadOnlyList<Reminder>> DueAsync(Night night, Desk desk, CancellationToken ct)
    {
        if (AccessRules.Check(desk.Role, Act.ReadFlag) is not null && AccessRules.Check(desk.Role, Act.NoteNight) is not null)
        {
            return [];
        }

        var mine = await MineAsync(desk, ct);
        return
        [
            .. mine.Where(n => n.Value.On >= night.Evening && n.Value.On <= night.Evening.PlusDays(Ahead))
                .Select(n => new Reminder(n.Value.On, $"Visit at night, {NightText.Words(n.Value.Kind)}: {FlagJson.Iso(n.Value.On)}, {string.Join(", ", n.Value.Assessors)}.")),
            .. mine.Where(n => n.Value.On < night.Evening && n.Waiting.Contains(desk.Actor))
                .Select(n => new Reminder(n.Value.On, $"Your notes of the visit at night of {FlagJson.Iso(n.Value.On)} are not finished.")),
        ];
    }

    /// <summary>Writes that an assessor has written down everything; once all have, their notes stand side by side.</summary>
    /// <param name="night">The visit.</param>
    /// <param name="who">Short name of the assessor; another's than one's own only for who keeps the flag.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptNight>> FinishAsync(KeptNight night, string who, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await ForeignAsync(night, who, desk, ct)];
        var fresh = await NightAsync(night.Record.Id, desk, ct);
        if (reasons.Count == 0 && fresh is null)
        {
            reasons.Add(Withdrawn);
        }

        if (reasons.Count == 0 && fresh!.Finished.Contains(who))
        {
            reasons.Add(new("who", $"{who} has finished already.", "`nte flag night done --again` opens the notes again."));
        }

        if (reasons.Count > 0)
        {
            return new Outcome<KeptNight>.Refused(reasons);
        }

        var facts = new JsonObject { ["of"] = night.Value.Id.ToString("D"), ["who"] = who };
        facts.Put("on", night.Value.On);
        await desk.Store.AppendAsync(new([new(desk.NewId(), FinishedThing + ".made", desk.NewId(), null, CanonicalJson.Write(facts))], desk.Stamp()), ct);
        return Outcome.Done((await NightAsync(night.Value.Id, desk, ct))!);
    }

    /// <summary>Writes that an assessor has more to write down after all; until they finish again nothing stands side by side.</summary>
    /// <param name="night">The visit.</param>
    /// <param name="who">Short name of the assessor.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptNight>> ReopenAsync(KeptNight night, string who, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await ForeignAsync(night, who, desk, ct)];
        var fresh = await NightAsync(night.Record.Id, desk, ct);
        if (reasons.Count == 0 && fresh is null)
        {
            reasons.Add(Withdrawn);
        }

        if (reasons.Count == 0 && !fresh!.Finished.Contains(who))
        {
            reasons.Add(new("who", $"{who} has not finished.", "Go on writing."));
        }

        if (reasons.Count > 0)
        {
            return new Outcome<KeptNight>.Refused(reasons);
        }

        foreach (var word in (await desk.Store.RecordsAsync(new(FinishedThing) { Of = night.Value.Id }, ct)).Where(r => r.Facts.Text("who") == who))
        {
            await Keeping.WithdrawAsync(word, "there is more to write down", desk, ct);
        }

        return Outcome.Done((await NightAsync(night.Value.Id, desk, ct))!);
    }
}
