using NodaTime;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Premises.Registers;

/// <content>Reading registers, and taking one back.</content>
public static partial class RegisterActions
{
    /// <summary>Returns the entries of a venue beside the log, the latest first; asks nobody's leave.</summary>
    /// <param name="venue">The venue's id.</param>
    /// <param name="days">Only entries of these days; those without a day come with them when no days are asked for.</param>
    /// <param name="desk">Where.</param>
    /// <param name="ct">Stops between reads.</param>
    public static async Task<IReadOnlyList<BesideTheLog>> BesideAsync(Guid venue, (LocalDate? From, LocalDate? To) days, Desk desk, CancellationToken ct)
    {
        var entries = (await desk.Store.RecordsAsync(new(Thing) { Venue = venue, From = days.From, To = days.To, Most = int.MaxValue }, ct)).Select(r => RegisterJson.Read(r.Id, r.Facts)).ToList();
        if (entries.Count == 0)
        {
            return [];
        }

        var list = await desk.Store.ListAsync(new() { Venue = venue }, ct);
        return RegisterRules.Beside(entries, await list.RowsAsync(0, (int)list.Count, ct), desk.Reference);
    }

    /// <summary>Returns the badges of one venue, or of all, that are over or end within some days; asks nobody's leave and shows no badge.</summary>
    public static async Task<IReadOnlyList<BadgeEnd>> BadgesAsync(Guid? venue, int within, Desk desk, CancellationToken ct)
    {
        List<(RegisterEntry, string?)> entries = [];
        foreach (var record in await desk.Store.RecordsAsync(new(Thing) { Venue = venue, Most = int.MaxValue }, ct))
        {
            if (record.Facts.Text("kind") == "door-staff")
            {
                var part = record.SealedBy is { } by ? await desk.Store.SealedPartAsync(by, ct) : null;
                entries.Add((RegisterJson.Read(record.Id, record.Facts), part is null ? null : CanonicalJson.Read(part.Personal).Text("badge")));
            }
        }

        return RegisterRules.Badges(entries, desk.Town.Clock.Local(desk.Now()).Date, within);
    }

    /// <summary>Takes every entry of one file back, which was imported by mistake or through a wrong mapping; returns how many there were.</summary>
    public static async Task<Outcome<int>> WithdrawAsync(KeptVenue venue, string file, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await Gate.RefusedAsync(Act.KeepPremises, desk, ct) is { } refusal ? [refusal] : Array.Empty<Refusal>()];
        if (string.IsNullOrWhiteSpace(why))
        {
            reasons.Add(new("why", "No reason was given.", "Say in a few words, without names, why the register is taken back."));
        }

        var all = await desk.Store.RecordsAsync(new(Thing) { Venue = venue.Venue.Id, Most = int.MaxValue }, ct);
        var found = all.Where(r => r.Facts.Text("file") == file).ToList();
        if (found.Count == 0)
        {
            var files = all.Select(r => r.Facts.Text("file")!).Distinct().ToList();
            reasons.Add(new("file", $"No entry of {venue.Venue.Name} came from '{file}'.", files.Count == 0 ? "It has no registers on file." : Commands.Nearest.Hint(file, files) ?? $"There are {string.Join(", ", files)}."));
        }

        if (reasons.Count > 0)
        {
            return new Outcome<int>.Refused(reasons);
        }

        var body = CanonicalJson.Write(LedgerRules.Unchanged(why));
        await desk.Store.AppendAsync(new([.. found.Select(r => new NewEntry(desk.NewId(), "register.withdrawn", r.Id, r.Head, body))], desk.Stamp()), ct);
        return Outcome.Done(found.Count);
    }

    /// <summary>Returns the registers of a venue as the file's timeline has them: a line for each file that came in.</summary>
    public static async Task<IReadOnlyList<FileEvent>> TimelineAsync(KeptVenue kept, Desk desk, CancellationToken ct) =>
    [
        .. (await desk.Store.RecordsAsync(new(Thing) { Venue = kept.Venue.Id, Most = int.MaxValue }, ct))
            .GroupBy(r => (File: r.Facts.Text("file"), Kind: r.Facts.Text("kind")))
            .Select(g => new FileEvent(
                desk.Town.Clock.Local(g.Min(r => r.RecordedAt)).Date, g.Min(r => r.RecordedAt), Thing, g.OrderBy(r => r.Id).First().Id,
                $"Register of {g.Key.Kind} taken in: {g.Count()} {(g.Count() == 1 ? "entry" : "entries")}")),
    ];
}
