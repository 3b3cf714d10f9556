using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>What a user can see of the premises file: asked for, part by part, and put together.</summary>
public static class PremisesActions
{
    /// <summary>The latest events that the file lists.</summary>
    private const int MostEvents = 200;

    /// <summary>What everybody may see who may read the log.</summary>
    private static readonly IReadOnlyList<Func<KeptVenue, Desk, CancellationToken, Task<IReadOnlyList<FileEvent>>>> OfTheLog =
    [
        HistoryAsync,
        IncidentsAsync,
    ];

    /// <summary>What is of the file alone; a part of the house that has something dated to say of a venue is one line here.</summary>
    private static readonly IReadOnlyList<Func<KeptVenue, Desk, CancellationToken, Task<IReadOnlyList<FileEvent>>>> OfTheFile =
    [
        VisitsAsync,
        ChecksAsync,
        Tens.TenActions.TimelineAsync,
        Papers.PaperActions.TimelineAsync,
        Registers.RegisterActions.TimelineAsync,
        PubwatchPart.TimelineAsync,
    ];

    /// <summary>Returns everything that the person at the desk may see of one venue; a look at the sealed names is kept.</summary>
    public static Task<PremisesFile> OpenAsync(KeptVenue kept, Desk desk, CancellationToken ct) => OpenAsync(kept, null, desk, ct);

    /// <summary>Returns the same with figures that were counted before, so that they are not counted again.</summary>
    public static async Task<PremisesFile> OpenAsync(KeptVenue kept, IReadOnlyList<string>? figures, Desk desk, CancellationToken ct)
    {
        var opened = await Sealed.OpenAsync(VenueActions.PeopleOf(kept), desk, ct);
        return await BareAsync(kept, figures, desk, ct) with
        {
            People = opened.Seal is Seal.Open or Seal.Never ? new(opened.Text("holder") ?? "", opened.Text("supervisor") ?? "") : null,
            PeopleSaid = opened.Said,
        };
    }

    /// <summary>Returns the same without licence holder and supervisor, as a report has it: nobody looks at them.</summary>
    public static Task<PremisesFile> WithoutPeopleAsync(KeptVenue kept, Desk desk, CancellationToken ct) => BareAsync(kept, null, desk, ct);

    private static async Task<PremisesFile> BareAsync(KeptVenue kept, IReadOnlyList<string>? figures, Desk desk, CancellationToken ct)
    {
        var isWhole = AccessRules.Check(desk.Role, Act.ReadPremises) is null;
        var today = desk.Town.Clock.Local(desk.Now()).Date;
        var visits = isWhole ? await VisitActions.VisitsAsync(new(VisitActions.Thing) { Venue = kept.Venue.Id }, desk, ct) : [];
        return new(kept, today)
        {
            IsWhole = isWhole,
            Conditions = ConditionRules.States(kept.Venue, today, isWhole ? await VisitActions.FoundAsync(kept.Venue.Id, visits, desk, ct) : []),
            NotInForce = [.. kept.Venue.Conditions.Where(c => !VenueRules.InForce(c, today)).OrderBy(c => c.Number, VenueRules.LicenceOrder)],
            Visits = visits,
            Pubwatch = isWhole ? await PubwatchPart.MembershipsAsync(kept.Venue.Id, desk, ct) : [],
            Figures = figures ?? (isWhole ? await FiguresPart.LinesAsync(kept, desk, ct) : []),
            Timeline = await TimelineAsync(kept, desk, ct),
            Events = (await desk.Store.ListAsync(new() { Venue = kept.Venue.Id, EventsOnly = true }, ct)).Count,
        };
    }

    /// <summary>Returns everything dated about a venue that the person at the desk may see, the newest first.</summary>
    public static async Task<IReadOnlyList<FileEvent>> TimelineAsync(KeptVenue kept, Desk desk, CancellationToken ct)
    {
        List<FileEvent> events = [];
        foreach (var part in AccessRules.Check(desk.Role, Act.ReadPremises) is null ? OfTheLog.Concat(OfTheFile) : OfTheLog)
        {
            events.AddRange(await part(kept, desk, ct));
        }

        return [.. events.OrderByDescending(e => e.On).ThenByDescending(e => e.At).ThenBy(e => e.Thing, StringComparer.Ordinal).ThenBy(e => e.Id)];
    }

    /// <summary>Returns the conditions in force today of several venues, each with what its last check found; asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<(Venue Venue, ConditionState State)>> StatesAsync(IEnumerable<KeptVenue> venues, Desk desk, CancellationToken ct)
    {
        var today = desk.Town.Clock.Local(desk.Now()).Date;
        List<(Venue, ConditionState)> states = [];
        foreach (var venue in venues.Select(v => v.Venue).Where(v => v.Conditions.Count > 0).OrderBy(v => v.Name, StringComparer.Ordinal))
        {
            var visits = await VisitActions.VisitsAsync(new(VisitActions.Thing) { Venue = venue.Id }, desk, ct);
            states.AddRange(ConditionRules.States(venue, today, await VisitActions.FoundAsync(venue.Id, visits, desk, ct)).Select(s => (venue, s)));
        }

        return states;
    }

    /// <summary>The venue's own journal entries.</summary>
    private static async Task<IReadOnlyList<FileEvent>> HistoryAsync(KeptVenue kept, Desk desk, CancellationToken ct) =>
        [.. (await JournalActions.AllAsync(desk.Store, kept.Venue.Id, ct)).Select(e => new FileEvent(
            desk.Town.Clock.Local(e.At).Date, e.At, "licence", e.Id, $"{e.Actor}: {VenueRules.Said(e)}"))];

    /// <summary>Events, one line for each however many accounts it has.</summary>
    private static async Task<IReadOnlyList<FileEvent>> IncidentsAsync(KeptVenue kept, Desk desk, CancellationToken ct)
    {
        var list = await desk.Store.ListAsync(new() { Venue = kept.Venue.Id, EventsOnly = true }, ct);
        var clock = desk.Town.Clock;
        return [.. (await list.RowsAsync(0, MostEvents, ct)).Select(a => new FileEvent(
            clock.Local(a.Incident.When.From).Date,
            a.Incident.When.Precision is TimePrecision.Instant or TimePrecision.Interval && !IncidentText.IsDay(a.Incident.When, clock) ? a.Incident.When.From : null,
            "incident", a.Incident.Id, Reference.NameOf(desk.Reference.Categories, a.Incident.Category))
        {
            Vague = a.Incident.When.Precision switch { TimePrecision.Month => "month only", TimePrecision.Night => "night only", _ => "" },
        })];
    }

    private static async Task<IReadOnlyList<FileEvent>> VisitsAsync(KeptVenue kept, Desk desk, CancellationToken ct) =>
        [.. (await VisitActions.VisitsAsync(new(VisitActions.Thing) { Venue = kept.Venue.Id }, desk, ct))
            .Select(v => new FileEvent(v.Visit.On, v.Visit.At, "visit", v.Visit.Id, VisitText.InShort(v.Visit, desk.Reference)))];

    private static async Task<IReadOnlyList<FileEvent>> ChecksAsync(KeptVenue kept, Desk desk, CancellationToken ct) =>
        [.. (await VisitActions.FoundAsync(kept.Venue.Id, [], desk, ct))
            .Select(f => new FileEvent(f.On, null, "check", f.Source, $"condition {f.Check.Number} checked by {f.By}: {VisitText.Said(f.Check)}"))];
}
