using NodaTime;
using NteMonitor.Access;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.NightVisits;

namespace NteMonitor.Demo;

/// <summary>Inventon's own visit at night: an officer and a warden, who did not see the same.</summary>
internal static class DemoNightVisit
{
    private static readonly (string Attribute, string Time, string Place, string Text, string Score)[] Officer =
    [
        ("M5", "18:20", "Bus station", "Map of the town behind glass, lit; times of the last bus not on it", "2"),
        ("W5", "19:05", "Market Place", "Toilets open and clean, sign to them from the square", "3"),
        ("A6", "20:40", "Theatre square", "Families and older people out of the early show", "3"),
        ("M3", "23:15", "Quay Steps", "Two lamps out on the steps down to the rank", "1"),
        ("W2", "00:10", "Market Place", "Pastors with water and flip-flops, door staff send people over", "4"),
        ("M1", "01:50", "Taxi rank", "Forty people wait, no marshal", "1"),
        ("W5", "02:30", "Market Place", "Bins full, glass on the kerb", "2"),
    ];

    private static readonly (string Attribute, string Time, string Place, string Text, string Score)[] Warden =
    [
        ("W5", "19:10", "Market Place", "Toilets open", "3"),
        ("M3", "23:20", "Quay Steps", "Dark at the bend, people use their phones for light", "2"),
        ("W2", "00:25", "Market Place", "Pastors known to the doors; first aid within minutes", "4"),
        ("W3", "00:50", "Market Place", "Free water at two doors of five", "2"),
        ("M1", "02:10", "Taxi rank", "Queue moves, a marshal came at two", "3"),
        ("W5", "02:35", "Market Place", "First sweep begins at the quay", "3"),
    ];

    /// <summary>Writes it.</summary>
    /// <param name="entry">The entry of the flag.</param>
    /// <param name="on">The day by which it was done.</param>
    /// <param name="sitting">Returns a person's desk.</param>
    /// <param name="ct">Stops between records.</param>
    public static async Task WriteAsync(KeptFlag<FlagEntry> entry, LocalDate on, Func<string, Role, Desk> sitting, CancellationToken ct)
    {
        var (officer, warden) = (sitting("l01", Role.Officer), sitting("w07", Role.Warden));

        // A Friday: the clocks never change on its night.
        var evening = on.DayOfWeek == IsoDayOfWeek.Friday ? on : on.Previous(IsoDayOfWeek.Friday);
        var visit = new NightVisit(officer.NewId(), entry.Record.Id, NightKind.Own, evening, ["l01", "w07"]) { Places = ["Bus station", "Market Place", "Theatre square", "Quay Steps", "Taxi rank"] };
        var night = Must(await NightActions.PlanAsync(visit, officer, ct));
        foreach (var (desk, seen) in new[] { (officer, Officer), (warden, Warden) })
        {
            foreach (var (attribute, time, place, text, score) in seen)
            {
                Must(await NightActions.NoteAsync(night, new(new() { Attribute = attribute, Time = time, Place = place, Text = text, Score = score }), desk, ct));
            }

            night = Must(await NightActions.FinishAsync(night, desk.Actor, desk, ct));
        }
    }

    private static T Must<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done(var value) => value,
        Outcome<T>.Refused(var reasons) => throw new InvalidOperationException($"The demonstration town does not fit: {Outcome.Said(reasons)}"),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };
}
