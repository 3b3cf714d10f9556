using System.Globalization;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.Venues;

/// <summary>A venue with everything that a reader may see of it.</summary>
/// <param name="Kept">The venue.</param>
/// <param name="People">Licence holder and designated premises supervisor for those who may read them, or none.</param>
/// <param name="History">Its journal entries.</param>
/// <param name="Events">How many events happened there, over everything on file.</param>
/// <param name="Happened">The latest of them, in words.</param>
public sealed record VenueFile(
    KeptVenue Kept, (string Holder, string Supervisor)? People, IReadOnlyList<Entry> History, long Events, IReadOnlyList<TimelineLine> Happened)
{
    /// <summary>What may be said where there is nobody to show.</summary>
    public string PeopleSaid { get; init; } = "";
}

/// <summary>Everything on file about one venue, as lines for the command line and the detail screen.</summary>
public static class VenueDetail
{
    /// <summary>Returns the lines.</summary>
    /// <param name="file">The venue and what is known of it.</param>
    /// <param name="desk">Whose clock and lists give words.</param>
    public static IReadOnlyList<string> Lines(VenueFile file, Desk desk)
    {
        var (venue, people) = (file.Kept.Venue, file.People);
        var tonight = desk.Town.Clock.NightOf(desk.Now());
        List<string> lines = [$"{venue.Name}{(venue.Code is null ? "" : $" ({venue.Code})")}, {Reference.NameOf(desk.Reference.VenueKinds, venue.Kind)}"];
        Add("Licence", venue.Licence);
        Add("Address", string.Join(", ", new[] { venue.Address, venue.Postcode }.Where(p => p is not null)));
        Add("Position", venue.Position is { } at ? string.Create(CultureInfo.InvariantCulture, $"{at.Latitude}, {at.Longitude}") : null);
        Add("Capacity", venue.Capacity?.ToString(CultureInfo.InvariantCulture));
        Add("Sale of alcohol", HoursText.Write(venue.SaleHours));
        Add("Open", HoursText.Write(venue.OpeningHours));
        Add("Sales end tonight", VenueRules.SaleEndOn(venue, tonight) is SaleEnd.NotKnown ? null : VenueRules.SaleEndOn(venue, tonight).ToString());
        if (VenueRules.OpenAt(venue, desk.Town.Clock.Local(desk.Now())) is { } open)
        {
            Add("Now", open ? "open" : "not open");
        }

        Add("Status", VenueRules.StatusOn(venue, tonight.Evening).ToString().ToLowerInvariant());
        Add("Licence holder", people is null ? file.PeopleSaid : people.Value.Holder);
        Add("DPS", people is null ? file.PeopleSaid : people.Value.Supervisor);
        Add("Events on file", file.Events.ToString(CultureInfo.InvariantCulture));
        if (file.Kept.Rivals > 0)
        {
            lines.Add($"Conflict: {file.Kept.Rivals} other {(file.Kept.Rivals == 1 ? "amendment waits" : "amendments wait")} for a person to settle: `nte venue settle`.");
        }

        lines.AddRange(venue.Remarks.Select(r => $"Remark: {r}"));
        if (venue.Conditions.Count > 0)
        {
            lines.AddRange(["", "Conditions", .. venue.Conditions.OrderBy(c => c.Number, VenueRules.LicenceOrder).Select(Condition)]);
        }

        lines.AddRange(["", "Timeline", .. VenueRules.Timeline(file.History, desk.Town.Clock, file.Happened).Select(t => "  " + t.Words)]);
        return lines;

        void Add(string label, string? value) => lines.Add($"{label + ":",-18} {(string.IsNullOrEmpty(value) ? "not known" : value)}");
    }

    private static string Condition(Condition condition) =>
        $"  {condition.Number,-6} {condition.Text}{(condition.Objective is null ? "" : $" [{condition.Objective}]")}"
        + (condition.Until is { } until ? $" (until {LocalDatePattern.Iso.Format(until)})" : "");
}
