using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.Venues;

namespace NteMonitor.Premises.Papers;

/// <summary>What a user can do to the papers of a premises file: ask the store, decide, tell the store.</summary>
public static class PaperActions
{
    /// <summary>What entries about papers begin with.</summary>
    public const string Thing = "paper";

    private const int Ahead = 7;

    /// <summary>Puts a paper into a venue's file.</summary>
    public static async Task<Outcome<Paper>> RecordAsync(KeptVenue venue, PaperDraft draft, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepPremises, desk, ct) is { } refusal)
        {
            return new Outcome<Paper>.Refused([refusal]);
        }

        var outcome = await CheckAsync(desk.NewId(), venue.Venue, draft, desk, ct);
        if (outcome is Outcome<Paper>.Done(var paper))
        {
            NewEntry entry = new(desk.NewId(), "paper.recorded", paper.Id, null, CanonicalJson.Write(PaperJson.Write(paper)), PaperJson.Personal(draft.Name, draft.Note));
            await desk.Store.AppendAsync(new([entry], desk.Stamp()), ct);
        }

        return outcome;
    }

    /// <summary>Amends a paper; its sealed part stays as it is.</summary>
    public static async Task<Outcome<Paper>> AmendAsync(KeptPaper kept, PaperDraft draft, string why, Desk desk, CancellationToken ct)
    {
        if (await Keeping.ForbiddenAsync(Act.KeepPremises, kept.Record, why, desk, ct) is { Count: > 0 } refused)
        {
            return new Outcome<Paper>.Refused(refused);
        }

        var venue = await desk.Store.VenueAsync(kept.Paper.Venue, ct);
        var outcome = await CheckAsync(kept.Paper.Id, venue?.Venue ?? new(kept.Paper.Venue, "", ""), draft, desk, ct);
        if (outcome is Outcome<Paper>.Done(var now))
        {
            await Keeping.AmendAsync(kept.Record, PaperJson.Write(now), why, desk, ct);
        }

        return outcome;
    }

    /// <summary>Takes a paper off the file that was recorded by mistake.</summary>
    public static async Task<Outcome<Paper>> WithdrawAsync(KeptPaper kept, string why, Desk desk, CancellationToken ct)
    {
        if (await Keeping.ForbiddenAsync(Act.KeepPremises, kept.Record, why, desk, ct) is { Count: > 0 } refused)
        {
            return new Outcome<Paper>.Refused(refused);
        }

        await Keeping.WithdrawAsync(kept.Record, why, desk, ct);
        return Outcome.Done(kept.Paper);
    }

    /// <summary>Returns the papers that a question asks for, the latest day first; asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<KeptPaper>> AllAsync(RecordQuery query, Desk desk, CancellationToken ct) =>
        [.. (await desk.Store.RecordsAsync(query, ct)).Select(Read)];

    /// <summary>Returns the paper of an id or its first digits, or why there is none; asks nobody's leave.</summary>
    public static async Task<Outcome<KeptPaper>> FindAsync(string id, Desk desk, CancellationToken ct) =>
        (await Keeping.FindAsync(Thing, id, desk, ct)).Then(r => Outcome.Done(Read(r)));

    /// <summary>Returns the hearings of the coming week, as the night board says them.</summary>
    public static async Task<IReadOnlyList<Reminder>> DueAsync(Night night, Desk desk, CancellationToken ct)
    {
        if (AccessRules.Check(desk.Role, Act.ReadPremises) is not null)
        {
            return [];
        }

        var papers = await AllAsync(new(Thing) { From = night.Evening, To = night.Evening.PlusDays(Ahead) }, desk, ct);
        List<Reminder> due = [];
        foreach (var (paper, _) in papers.Where(p => desk.Reference.PaperKinds.Any(k => k.Code == p.Paper.Kind && k.Ahead)))
        {
            var name = await desk.Store.VenueAsync(paper.Venue, ct) is { } venue ? venue.Venue.Name : "A venue no longer on file";
            due.Add(new(paper.On, $"{name}: {Small(PaperRules.Line(paper, desk.Reference))} on {Tens.TenText.Day(paper.On)}"));
        }

        return due;
    }

    /// <summary>Returns the papers about a venue as the file's timeline has them.</summary>
    public static async Task<IReadOnlyList<FileEvent>> TimelineAsync(KeptVenue kept, Desk desk, CancellationToken ct) =>
    [
        .. (await AllAsync(new(Thing) { Venue = kept.Venue.Id }, desk, ct)).Select(p => new FileEvent(
            p.Paper.On, null, Thing, p.Paper.Id, PaperRules.Line(p.Paper, desk.Reference) + (p.Paper.Text is { } text ? $": {text}" : ""))),
    ];

    private static string Small(string line) => char.ToLowerInvariant(line[0]) + line[1..];

    private static KeptPaper Read(KeptRecord record) => new(PaperJson.Read(record.Id, record.Facts), record);

    /// <summary>Checks a paper, and that its text, which is not sealed, names nobody on file.</summary>
    private static async Task<Outcome<Paper>> CheckAsync(Guid id, Venue venue, PaperDraft draft, Desk desk, CancellationToken ct)
    {
        var outcome = PaperRules.Check(id, draft, new(venue, desk.Reference, desk.Town.Clock.Local(desk.Now()).Date));
        List<Refusal> reasons = [.. outcome is Outcome<Paper>.Refused(var no) ? no : []];
        var watch = await LeakActions.WatchAsync(desk, ct);
        watch = draft.Name.Trim().Length < 2 ? watch : watch with { Names = [.. watch.Names, new(draft.Name.Trim(), "the name given")] };
        reasons.AddRange(LeakRules.Findings($"{draft.Text}\n{draft.Reference}", watch)
            .Select(r => new Refusal("text", r.Message, "Text and reference are not sealed: use a token such as P-7K3F2, or put it into --name or --note.")));
        return reasons.Count > 0 ? new Outcome<Paper>.Refused(reasons) : outcome;
    }
}
