using System.Globalization;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.Venues;

/// <summary>Everything on file about one venue, as lines for the command line and the detail screen.</summary>
public static class VenueDetail
{
    /// <summary>Returns the lines.</summary>
    /// <param name="kept">The venue.</param>
    /// <param name="people">Licence holder and designated premises supervisor for those who may read them, or none.</param>
    /// <param name="history">Its journal entries.</param>
    /// <param name="events">How many events happened there, over everything on file.</param>
    /// <param name="desk">Whose clock and lists give words.</param>
    public static IReadOnlyList<string> Lines(
        KeptVenue kept, (string Holder, string Supervisor)? people, IReadOnlyList<Entry> history, long events, Desk desk)
    {
        var venue = kept.Venue;
        var tonight = desk.Town.Clock.NightOf(desk.Now());
        List<string> lines = [$"{venue.Name}{(venue.Code is null ? "" : $" ({venue.Code})")}, {Reference.NameOf(desk.Reference.VenueKinds, venue.Kind)}"];
        Add("Licence", venue.Licence);
        Add("Address", string.Join(", ", new[] { venue.Address, venue.Postcode }.Where(p => p is not null)));
        Add("Position", venue.Position is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Latitude}, {at.Longitude}") : null);
        Add("Capacity", venue.Capacity?.ToString(CultureInfo.InvariantCulture));
        Add("Sale of alcohol", HoursText.Write(venue.SaleHours));
        Add("Open", HoursText.Write(venue.OpeningHours));
        Add("Sales end tonight", VenueRules.TerminalHour(venue, tonight)?.ToString("HH:mm", CultureInfo.InvariantCulture));
        Add("Status", VenueRules.StatusOn(venue, tonight.Evening).ToString().ToLowerInvariant());
        Add("Licence holder", people is null ? "sealed; your role may not read it" : people.Value.Holder);
        Add("DPS", people is null ? "sealed; your role may not read it" : people.Value.Supervisor);
        Add("Events on file", events.ToString(CultureInfo.InvariantCulture));
        lines.AddRange(venue.Remarks.Select(r => $"Remark: {r}"));
        if (venue.Conditions.Count > 0)
        {
            lines.AddRange(["", "Conditions", .. venue.Conditions.OrderBy(c => c.Number, StringComparer.Ordinal).Select(Condition)]);
        }

        lines.AddRange(["", "Timeline", .. VenueRules.Timeline(history, desk.Town.Clock).Select(t => "  " + t.Words)]);
        return lines;

        void Add(string label, string? value) => lines.Add($"{label + ":",-18} {(string.IsNullOrEmpty(value) ? "not known" : value)}");
    }

    private static string Condition(Condition condition) =>
        $"  {condition.Number,-6} {condition.Text}{(condition.Objective is null ? "" : $" [{condition.Objective}]")}"
        + (condition.Until is { } until ? $" (until {LocalDatePattern.Iso.Format(until)})" : "");
}
