using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.Venues;

/// <summary>A venue as the facts of a journal entry, and back.</summary>
public static class VenueJson
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Returns the facts of a venue.</summary>
    public static JsonObject Write(Venue venue)
    {
        var facts = new JsonObject { ["name"] = venue.Name, ["kind"] = venue.Kind };
        facts.Put("code", venue.Code);
        facts.Put("licence", venue.Licence);
        facts.Put("address", venue.Address);
        facts.Put("postcode", venue.Postcode);
        facts.Put("position", venue.Position);
        facts.Put("capacity", venue.Capacity);
        facts.Put("saleHours", venue.SaleHours, WriteHours);
        facts.Put("openingHours", venue.OpeningHours, WriteHours);
        facts.Put("statuses", venue.Statuses, s => new()
        {
            ["status"] = s.Status.ToString().ToLowerInvariant(),
            ["from"] = LocalDatePattern.Iso.Format(s.From),
        });
        facts.Put("conditions", venue.Conditions, WriteCondition);
        facts.Put("otherNames", venue.OtherNames);
        facts.Put("activities", venue.Activities);
        facts.Put("importedFrom", venue.ImportedFrom);
        facts.Put("remarks", venue.Remarks);
        return facts;
    }

    /// <summary>Returns the venue that facts describe.</summary>
    public static Venue Read(Guid id, JsonObject facts) => new(id, facts.Text("name")!, facts.Text("kind")!)
    {
        Code = facts.Text("code"),
        Licence = facts.Text("licence"),
        Address = facts.Text("address"),
        Postcode = facts.Text("postcode"),
        Position = facts.Place("position"),
        Capacity = facts.Number("capacity"),
        SaleHours = facts.Items("saleHours", ReadHours),
        OpeningHours = facts.Items("openingHours", ReadHours),
        Statuses = facts.Items<StatusFrom>("statuses", s =>
            new(Enum.Parse<VenueStatus>(s.Text("status")!, ignoreCase: true), s.Date("from")!.Value)),
        Conditions = facts.Items<Condition>("conditions", c =>
            new(c.Text("number")!, c.Text("text")!, c.Text("objective"), c.Date("from"), c.Date("until"))),
        OtherNames = facts.Texts("otherNames"),
        Activities = facts.Texts("activities"),
        ImportedFrom = facts.Text("importedFrom"),
        Remarks = facts.Texts("remarks"),
    };

    private static JsonObject WriteHours(DayHours hours) => new()
    {
        ["day"] = (int)hours.Day,
        ["from"] = Clock.Format(hours.From),
        ["to"] = Clock.Format(hours.To),
    };

    internal static DayHours ReadHours(JsonObject hours) => new(
        (IsoDayOfWeek)hours.Number("day")!.Value,
        Clock.Parse(hours.Text("from")!).GetValueOrThrow(),
        Clock.Parse(hours.Text("to")!).GetValueOrThrow());

    private static JsonObject WriteCondition(Condition condition)
    {
        var facts = new JsonObject { ["number"] = condition.Number, ["text"] = condition.Text };
        facts.Put("objective", condition.Objective);
        facts.Put("from", condition.From);
        facts.Put("until", condition.Until);
        return facts;
    }
}
