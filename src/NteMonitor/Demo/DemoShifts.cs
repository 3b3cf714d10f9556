using System.Globalization;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Patrols;

namespace NteMonitor.Demo;

/// <summary>The shifts of the demonstration town: four weeks of Fridays and Saturdays, and those who are out now.</summary>
internal sealed class DemoShifts(Desk desk, Func<string, Role, Instant, Desk> sitting)
{
    private const int Weeks = 4;

    private static readonly Crew[] Crews =
    [
        new("p03", Role.Pastor, "street-pastors", "Inventon Street Pastors", 5, (22, 0), 270, ["flip-flops", "water", "bottles", "conversations", "calmed", "walked-home"]),
        new("w07", Role.Warden, "warden", "Inventon Wardens", 2, (19, 0), 420, []),
        new("tm1", Role.Warden, "taxi-marshals", "Market Place Taxi Marshals", 2, (23, 30), 240, []),
    ];

    private readonly Draws _draws = new(DemoNights.Seed + 1);

    /// <summary>Writes them, through the doors that everybody uses.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        var tonight = desk.Town.Clock.NightOf(desk.Now());
        for (var back = Weeks * 7; back >= 1; back--)
        {
            var night = tonight.Plus(-back);
            foreach (var crew in Crews.Where(_ => night.Weekday is IsoDayOfWeek.Friday or IsoDayOfWeek.Saturday))
            {
                await WholeAsync(crew, night, ct);
            }
        }

        await NowAsync(Crews[0], 75, new() { CheckCall = "120", Areas = "Market Place, Quay Steps" }, ct);
        await NowAsync(Crews[2], 40, new() { Areas = "Market Place rank" }, ct);
    }

    private async Task WholeAsync(Crew crew, Night night, CancellationToken ct)
    {
        var start = desk.Town.Clock.Zone.AtLeniently(night.Evening + new LocalTime(crew.From.Hour, crew.From.Minute)).ToInstant();
        var finish = start + Duration.FromMinutes(crew.Minutes + (5 * _draws.Below(7)));
        var kept = await BeginAsync(crew, start, new() { Areas = "Market Place" }, ct);
        var middle = sitting(crew.Actor, crew.Role, start + Duration.FromMinutes(crew.Minutes / 2));
        foreach (var counter in Counters(crew))
        {
            Must(await ShiftActions.CountAsync(kept, new(counter, _draws.Below(14).ToString(CultureInfo.InvariantCulture), IsTotal: true), middle, ct));
        }

        for (var at = start; crew.Kind == "taxi-marshals" && at < finish; at += Duration.FromMinutes(30))
        {
            var marshal = sitting(crew.Actor, crew.Role, at);
            Must(await ShiftActions.RowAsync(kept, ("", [.. desk.Shifts.Kind(crew.Kind)!.Rows!.Columns.Select(c => (c.Code, _draws.Below(20).ToString(CultureInfo.InvariantCulture)))]), null, marshal, ct));
        }

        if (night.Weekday == IsoDayOfWeek.Saturday && crew.Counters.Count > 0)
        {
            Must(await ShiftActions.NoteAsync(kept, ("Street lamp out at the foot of Quay Steps: to be reported.", IsOpen: true), null, middle, ct));
        }

        var closing = ShiftRules.DraftOf(kept.Shift, desk.Town.Clock) with { Weather = desk.Shifts.Weathers[_draws.Below(3)].Code };
        Must(await ShiftActions.CloseAsync(kept, closing, null, sitting(crew.Actor, crew.Role, finish), ct));
    }

    private IEnumerable<string> Counters(Crew crew) =>
        crew.Counters.Count > 0 ? crew.Counters : desk.Shifts.Kind(crew.Kind)!.Counters.Where(c => c.Key is not null).Take(5).Select(c => c.Code);

    private async Task NowAsync(Crew crew, int minutesAgo, ShiftDraft draft, CancellationToken ct)
    {
        var begun = desk.Town.Clock.StartOf(desk.Town.Clock.NightOf(desk.Now()));
        var start = Instant.Max(begun, desk.Now() - Duration.FromMinutes(minutesAgo));
        var kept = await BeginAsync(crew, start, draft, ct);
        var counting = sitting(crew.Actor, crew.Role, Instant.Max(start, desk.Now() - Duration.FromMinutes(5)));
        foreach (var counter in Counters(crew).Take(3))
        {
            Must(await ShiftActions.CountAsync(kept, new(counter, (1 + _draws.Below(4)).ToString(CultureInfo.InvariantCulture), IsTotal: true), counting, ct));
        }
    }

    private async Task<KeptShift> BeginAsync(Crew crew, Instant start, ShiftDraft draft, CancellationToken ct)
    {
        var outcome = await ShiftActions.OpenAsync(
            draft with { Kind = crew.Kind, Scheme = crew.Scheme, Crew = crew.People.ToString(CultureInfo.InvariantCulture) }, null, sitting(crew.Actor, crew.Role, start), ct);
        Must(outcome);
        return ((Outcome<KeptShift>.Done)outcome).Value;
    }

    private static void Must<T>(Outcome<T> outcome)
    {
        if (outcome is Outcome<T>.Refused(var reasons))
        {
            throw new InvalidOperationException($"The demonstration shifts cannot be made: {Outcome.Said(reasons)}");
        }
    }

    /// <summary>One crew and its habits.</summary>
    private sealed record Crew(string Actor, Role Role, string Kind, string Scheme, int People, (int Hour, int Minute) From, int Minutes, IReadOnlyList<string> Counters);
}
