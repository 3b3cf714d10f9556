using NodaTime;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>Everything that a reader may see of a visit.</summary>
/// <param name="Kept">The visit.</param>
/// <param name="Venue">The venue's name.</param>
/// <param name="Opened">Its sealed part, for those who may read it.</param>
/// <param name="History">Its journal entries, the oldest first.</param>
public sealed record VisitFile(KeptVisit Kept, string Venue, Unsealed Opened, IReadOnlyList<Entry> History);

/// <content>What is on file.</content>
public static partial class VisitActions
{
    /// <summary>Returns the visits that a question asks for, the latest day first; asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<KeptVisit>> VisitsAsync(RecordQuery query, Desk desk, CancellationToken ct) =>
        [.. (await desk.Store.RecordsAsync(query, ct)).Select(Kept).OfType<KeptVisit>().OrderByDescending(v => v.Visit.On).ThenByDescending(v => v.Visit.At ?? v.RecordedAt)];

    /// <summary>Returns one visit, or none; asks nobody's leave.</summary>
    public static async Task<KeptVisit?> VisitAsync(Guid id, Desk desk, CancellationToken ct) =>
        await desk.Store.RecordAsync(id, ct) is { Thing: Thing } record ? Kept(record) : null;

    /// <summary>Returns the visits whose id begins so, at most ten; asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<KeptVisit>> ByPrefixAsync(string digits, Desk desk, CancellationToken ct) =>
        [.. (await desk.Store.RecordsByPrefixAsync(Thing, digits, ct)).Select(Kept).OfType<KeptVisit>()];

    /// <summary>Returns the checks outside visits whose id begins so, at most ten, by the records that they are kept as; asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<KeptRecord>> LoneByPrefixAsync(string digits, Desk desk, CancellationToken ct) =>
        digits.Length < 4 ? [] : await desk.Store.RecordsByPrefixAsync(CheckThing, digits, ct);

    /// <summary>Returns a visit with its sealed part, where the person at the desk may read that; the look is kept.</summary>
    public static async Task<VisitFile> OpenAsync(KeptVisit kept, Desk desk, CancellationToken ct)
    {
        var venue = await desk.Store.VenueAsync(kept.Visit.Venue, ct);
        var opened = await Sealed.OpenAsync(new(PersonalKind.Visit, kept.Visit.Id, kept.SealedBy), desk, ct);
        return new(kept, venue?.Venue.Name ?? "a venue no longer on file", opened, await JournalActions.AllAsync(desk.Store, kept.Visit.Id, ct));
    }

    /// <summary>Returns the checks of a venue's conditions, from visits and on their own, up to a day; asks nobody's leave.</summary>
    /// <param name="venue">The venue's id.</param>
    /// <param name="visits">The venue's visits.</param>
    /// <param name="desk">Where.</param>
    /// <param name="ct">Stops between reads.</param>
    public static async Task<IReadOnlyList<FoundOn>> FoundAsync(Guid venue, IEnumerable<KeptVisit> visits, Desk desk, CancellationToken ct) =>
    [
        .. visits.Where(v => !v.Withdrawn).SelectMany(v => v.Visit.Checks.Select(c => new FoundOn(v.Visit.On, v.Visit.At ?? v.RecordedAt, v.Visit.By, v.Visit.Id, c))),
        .. (await desk.Store.RecordsAsync(new(CheckThing) { Venue = venue }, ct)).Select(r => (Record: r, Lone: VisitJson.Try(r.Facts, f => VisitJson.ReadLone(r.Id, f))))
            .Where(r => r.Lone is not null).Select(r => new FoundOn(r.Lone!.On, r.Record.RecordedAt, r.Lone.By, r.Lone.Id, r.Lone.Check)),
    ];

    /// <summary>Returns what is due: follow-ups of this day and earlier, as the night board says them.</summary>
    public static async Task<IReadOnlyList<Reminder>> DueAsync(Night night, Desk desk, CancellationToken ct)
    {
        if (AccessRules.Check(desk.Role, Act.ReadPremises) is not null)
        {
            return [];
        }

        var waiting = (await VisitsAsync(new(Thing), desk, ct)).Where(v => v.Visit.IsOpen && v.Visit.FollowUp <= night.Evening).ToList();
        List<Reminder> due = [];
        foreach (var visit in waiting)
        {
            var name = await desk.Store.VenueAsync(visit.Visit.Venue, ct) is { } venue ? venue.Venue.Name : "A venue no longer on file";
            var late = Period.DaysBetween(visit.Visit.FollowUp!.Value, night.Evening);
            due.Add(new(visit.Visit.FollowUp.Value, $"{name}: follow-up of the visit of {VisitText.Date(visit.Visit.On)} {(late == 0 ? "is due" : $"was due {VisitText.Days(late)} ago")}"));
        }

        return due;
    }

    /// <summary>Returns what a visit is checked against at this desk, now.</summary>
    public static VisitAgainst Against(Venue venue, Desk desk) => new(venue, desk.Reference, desk.Town.Clock, desk.Now(), desk.Actor);

    /// <summary>Returns a visit with its sealed part, whoever asks: to amend on top of it, never to be shown.</summary>
    internal static async Task<CheckedVisit> SealedAsync(KeptVisit kept, Desk desk, CancellationToken ct)
    {
        var facts = kept.SealedBy is { } entry && await desk.Store.SealedPartAsync(entry, ct) is { } part ? CanonicalJson.Read(part.Personal) : [];
        return new(kept.Visit, facts.Text("name") ?? "", facts.Text("narrative") ?? "");
    }

    private static KeptVisit? Kept(KeptRecord record) => VisitJson.Try(record.Facts, f => VisitJson.Read(record.Id, f)) is { } visit
        ? new(visit, record.Head, record.SealedBy, record.Rivals, record.Version, record.RecordedAt, record.RecordedBy) { Withdrawn = record.Withdrawn }
        : null;
}
