using NodaTime;
using NteMonitor.Access;
using NteMonitor.Documents;
using NteMonitor.Emro.Workbench;
using NteMonitor.Journal;

namespace NteMonitor.Emro.Law;

/// <content>The clock of an order, and what falls due.</content>
public static partial class LawActions
{
    private const int Ahead = 14;
    private const string Tens = "ten";

    /// <summary>Returns where the procedure of a scenario's order stands, or why that cannot be said.</summary>
    /// <param name="kept">The scenario.</param>
    /// <param name="planned">The day on which advertising is meant to begin, where nothing is on the log yet; or none.</param>
    /// <param name="desk">Where.</param>
    /// <param name="ct">Stops between reads.</param>
    public static async Task<Outcome<OrderClock>> ClockAsync(KeptScenario kept, LocalDate? planned, Desk desk, CancellationToken ct)
    {
        if (await ForbiddenAsync(Act.ReadEmro, kept, desk, ct) is { Count: > 0 } refused)
        {
            return new Outcome<OrderClock>.Refused(refused);
        }

        return await ReadAsync(kept, planned, await ScenarioActions.AroundAsync(desk, ct), desk, ct);
    }

    /// <summary>Returns the dates that follow from a day of advertising alone, or why working days cannot be counted.</summary>
    /// <param name="advertised">The first day.</param>
    /// <param name="today">Today's date.</param>
    /// <param name="holidays">The bank holidays.</param>
    public static Outcome<OrderClock> Plan(LocalDate advertised, LocalDate today, BankHolidays holidays) =>
        ProcedureRules.Timetable(new(advertised), holidays).Then(steps => Outcome.Done(new OrderClock("An order", today, Planned(steps, advertised, today)) { IsPlanned = true }));

    /// <summary>Returns what the clocks of the orders under way say for the coming two weeks, and what is overdue, as the night board says it.</summary>
    public static async Task<IReadOnlyList<Reminder>> DueAsync(Night night, Desk desk, CancellationToken ct)
    {
        if (AccessRules.Check(desk.Role, Act.ReadEmro) is not null)
        {
            return [];
        }

        var begun = (await desk.Store.RecordsAsync(new(Thing) { Most = int.MaxValue }, ct)).Select(r => ServiceJson.Read(r.Id, r.Facts).Of).ToHashSet();
        if (begun.Count == 0)
        {
            return [];
        }

        List<Reminder> due = [];
        var around = await ScenarioActions.AroundAsync(desk, ct);
        foreach (var kept in (await ScenarioActions.ListAsync(desk, ct)).Where(s => s.Scenario.Tool == Tool.Order && begun.Contains(s.Record.Id)))
        {
            due.AddRange(await ReadAsync(kept, null, around, desk, ct) is Outcome<OrderClock>.Done(var clock) ? ClockText.Due(clock, night.Evening, Ahead) : []);
        }

        return due;
    }

    /// <summary>Returns who has to be served, with the event notices from today on at venues of the zones or at premises that are no venue on file; asks nobody's leave.</summary>
    public static async Task<AffectedVenues> AffectedAsync(Scenario scenario, Surroundings around, Desk desk, CancellationToken ct)
    {
        var inside = ServiceRules.Inside(scenario, around).Select(v => v.Id.ToString("D")).ToHashSet(StringComparer.Ordinal);
        var notices = await desk.Store.RecordsAsync(new(Tens) { From = around.Today, Most = int.MaxValue }, ct);
        return ServiceRules.Affected(scenario, around) with { EventNotices = notices.Count(n => n.Facts.Text("venue") is not { } venue || inside.Contains(venue)) };
    }

    /// <summary>Returns what a scenario's order has to say, ready to print; or why it cannot be.</summary>
    public static async Task<Outcome<Document>> FormAsync(KeptScenario kept, Desk desk, CancellationToken ct) =>
        (await FindingsAsync(kept, desk, ct)) switch
        {
            Outcome<IReadOnlyList<Finding>>.Done(var found) => Outcome.Done(OrderFormSection.Of(
                kept.Scenario.Order, new(found, [.. (await desk.Store.ZonesAsync(ct)).Select(z => z.Zone)], await desk.Store.HeadsAsync(ct)) { Name = kept.Scenario.Name, Id = kept.Record.Id, Head = kept.Record.Head }, desk)),
            Outcome<IReadOnlyList<Finding>>.Refused(var reasons) => new Outcome<Document>.Refused(reasons),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };

    /// <summary>Returns the steps of a scenario's order as its log leaves them; empty before anything is on the log, and for other tools. Asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<ProcedureStep>> StepsAsync(KeptScenario kept, Surroundings around, Desk desk, CancellationToken ct) =>
        kept.Scenario.Tool == Tool.Order && await ReadAsync(kept, null, around, desk, ct) is Outcome<OrderClock>.Done(var clock) ? clock.Steps : [];

    /// <summary>Returns where the procedure of a scenario's order stands, read with what is known already; asks nobody's leave.</summary>
    /// <param name="kept">The scenario.</param>
    /// <param name="planned">The day on which advertising is meant to begin, or none.</param>
    /// <param name="around">The register, the zones, the clock.</param>
    /// <param name="desk">Where.</param>
    /// <param name="ct">Stops between reads.</param>
    public static async Task<Outcome<OrderClock>> ReadAsync(KeptScenario kept, LocalDate? planned, Surroundings around, Desk desk, CancellationToken ct)
    {
        var log = await LogAsync(kept, desk, ct);
        List<ServiceEntry> entries = [.. log.Select(l => l.Entry)];
        var (book, today) = (around.Law!, around.Today);
        var affected = await AffectedAsync(kept.Scenario, around, desk, ct);
        var known = ServiceRules.Known(entries, kept.Scenario.Order, affected, book);
        if (known is not null && planned is { } other)
        {
            return Outcome.Refused<OrderClock>("advertised", $"{other:uuuu-MM-dd} is given, and the log has the advertising of {known.Advertised:uuuu-MM-dd}.", "Leave --advertised out, or withdraw the entry that is wrong.");
        }

        if ((known?.Advertised ?? planned) is not { } advertised)
        {
            return Outcome.Refused<OrderClock>("advertised", $"Nothing says when '{kept.Scenario.Name}' was advertised.", "Plan with --advertised DATE, or log it: `nte emro serve SCENARIO P1 --on DATE --how website`.");
        }

        return ServiceRules.Steps(known ?? new(advertised), entries, affected, book).Then(steps => Outcome.Done(
            new OrderClock(kept.Scenario.Name, today, known is null ? Planned(steps, advertised, today) : [.. steps.Select(s => s.AsOf(today))])
            {
                IsPlanned = known is null,
                Days = kept.Scenario.Order.Days,
                Affected = affected,
                Log = log,
                Names = around.Venues.ToDictionary(v => v.Id, v => v.Name),
            }));
    }

    /// <summary>What is only planned is not done, though its dates are counted from.</summary>
    private static IReadOnlyList<ProcedureStep> Planned(IReadOnlyList<ProcedureStep> steps, LocalDate advertised, LocalDate today) =>
        [.. steps.Select(s => s.Step == "P1" ? s with { Done = advertised > today ? null : advertised, Earliest = advertised, Latest = advertised, Remark = advertised > today ? "Planned." : "As given; not on the log." } : s)];
}
