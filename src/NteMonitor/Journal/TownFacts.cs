using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor.Journal;

/// <summary>A town and a window as the facts of an entry: what the bytes of a report depend on beside the journal.</summary>
public static class TownFacts
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Puts in authority, name, time zone and night boundary.</summary>
    public static void Put(this JsonObject facts, Town town)
    {
        facts["authority"] = town.Authority;
        facts["town"] = town.Name;
        facts["timeZone"] = town.Clock.Zone.Id;
        facts["nightBoundary"] = Clock.Format(town.Clock.Boundary);
    }

    /// <summary>Puts a window in.</summary>
    public static void Put(this JsonObject facts, string name, NamedWindow window) => facts[name] = new JsonObject
    {
        ["code"] = window.Code,
        ["name"] = window.Name,
        ["from"] = Clock.Format(window.From),
        ["to"] = Clock.Format(window.To),
    };

    /// <summary>Returns the town that facts describe, with these windows.</summary>
    /// <exception cref="UnparsableValueException">The facts are of no town.</exception>
    public static Town Town(this JsonObject facts, params NamedWindow[] windows) => new(
        facts.Text("authority")!, facts.Text("town")!, new(DateTimeZoneProviders.Tzdb[facts.Text("timeZone")!], Time(facts, "nightBoundary")), windows);

    /// <summary>Returns the window that facts describe.</summary>
    /// <exception cref="UnparsableValueException">The facts are of no window.</exception>
    public static NamedWindow Window(this JsonObject facts, string name)
    {
        var window = facts[name]!.AsObject();
        return new(window.Text("code")!, window.Text("name")!, Time(window, "from"), Time(window, "to"));
    }

    private static LocalTime Time(JsonObject facts, string name) => Clock.Parse(facts.Text(name)!).GetValueOrThrow();
}
