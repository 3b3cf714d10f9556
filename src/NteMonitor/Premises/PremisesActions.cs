using NteMonitor.Incidents;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>What a user can see of the premises file: asked for, part by part, and put together.</summary>
public static partial class PremisesActions
{
    /// <summary>The latest events that the file lists.</summary>
    private const int MostEvents = 200;

    /// <summary>Every part of the house that has something dated to say of a venue; a new part is one line here.</summary>
    private static readonly IReadOnlyList<Func<KeptVenue, Desk, CancellationToken, Task<IReadOnlyList<FileEvent>>>> Parts =
    [
        IncidentsAsync,
        Tens.TenActions.TimelineAsync,
        Papers.PaperActions.TimelineAsync,
        Registers.RegisterActions.TimelineAsync,
    ];

    /// <summary>Returns everything dated about a venue, the newest first.</summary>
    public static async Task<IReadOnlyList<FileEvent>> TimelineAsync(KeptVenue kept, Desk desk, CancellationToken ct)
    {
        List<FileEvent> events = [];
        foreach (var part in Parts)
        {
            events.AddRange(await part(kept, desk, ct));
        }

        return [.. events.OrderByDescending(e => e.On).ThenByDescending(e => e.At).ThenBy(e => e.Thing, StringComparer.Ordinal).ThenBy(e => e.Id)];
    }

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
}
