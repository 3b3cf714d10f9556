using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.Premises;

/// <summary>Visits and checks as the facts of a journal entry, and back.</summary>
public static class VisitJson
{
    /// <summary>Returns the facts of a visit.</summary>
    public static JsonObject Write(Visit visit)
    {
        var facts = new JsonObject { ["venue"] = visit.Venue.ToString("D"), ["on"] = LocalDatePattern.Iso.Format(visit.On), ["kind"] = visit.Kind, ["by"] = visit.By };
        facts.Put("at", Text(visit.At));
        facts.Put("partners", visit.Partners);
        facts.Put("spokenTo", visit.SpokenTo);
        facts.Put("checks", visit.Checks, WriteCheck);
        if (visit.Door is { } door)
        {
            var count = new JsonObject { ["staff"] = door.Staff };
            count.Put("badges", door.Badges);
            facts["door"] = count;
        }

        if (visit.Inside is { } inside)
        {
            var count = new JsonObject { ["people"] = inside.People };
            count.Put("at", Text(inside.At));
            count.Put("capacity", inside.Capacity);
            facts["inside"] = count;
        }

        facts.Put("advice", visit.Advice);
        facts.Put("followUp", visit.FollowUp);
        facts.Put("followedUp", visit.FollowedUp);
        facts.Put("follows", visit.Follows?.ToString("D"));
        facts.Put("remarks", visit.Remarks);
        return facts;
    }

    /// <summary>Returns the visit that facts describe.</summary>
    public static Visit Read(Guid id, JsonObject facts) => new(id, Guid.Parse(facts.Text("venue")!), facts.Date("on")!.Value, facts.Text("kind")!, facts.Text("by")!)
    {
        At = Time(facts.Text("at")),
        Partners = facts.Texts("partners"),
        SpokenTo = facts.Text("spokenTo"),
        Checks = facts.Items("checks", ReadCheck),
        Door = facts["door"] is JsonObject door ? new(door.Number("staff")!.Value, door.Number("badges")) : null,
        Inside = facts["inside"] is JsonObject inside ? new(inside.Number("people")!.Value, Time(inside.Text("at")), inside.Number("capacity")) : null,
        Advice = facts.Text("advice"),
        FollowUp = facts.Date("followUp"),
        FollowedUp = facts.Date("followedUp"),
        Follows = facts.Text("follows") is { } follows ? Guid.Parse(follows) : null,
        Remarks = facts.Texts("remarks"),
    };

    /// <summary>Returns what facts describe, or none where another program gave them another shape: one record that cannot be read must not hide the rest.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="read">Reads them.</param>
    public static T? Try<T>(JsonObject facts, Func<JsonObject, T> read)
        where T : class
    {
        try
        {
            return read(facts);
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException or ArgumentException or NullReferenceException)
        {
            return null;
        }
    }

    /// <summary>Returns the facts of a check outside a visit.</summary>
    public static JsonObject Write(LoneCheck check)
    {
        var facts = WriteCheck(check.Check);
        facts["venue"] = check.Venue.ToString("D");
        facts["on"] = LocalDatePattern.Iso.Format(check.On);
        facts["by"] = check.By;
        return facts;
    }

    /// <summary>Returns the check outside a visit that facts describe.</summary>
    public static LoneCheck ReadLone(Guid id, JsonObject facts) =>
        new(id, Guid.Parse(facts.Text("venue")!), facts.Date("on")!.Value, facts.Text("by")!, ReadCheck(facts));

    /// <summary>Returns the sealed part of a visit, or none when there is nothing to seal.</summary>
    public static string? Personal(string name, string note)
    {
        var facts = new JsonObject();
        facts.Put("name", name);
        facts.Put("narrative", note);
        return facts.Count == 0 ? null : CanonicalJson.Write(facts);
    }

    private static JsonObject WriteCheck(ConditionCheck check)
    {
        var facts = new JsonObject { ["number"] = check.Number, ["text"] = check.Text, ["finding"] = VisitText.Code(check.Finding) };
        facts.Put("remark", check.Remark);
        return facts;
    }

    private static ConditionCheck ReadCheck(JsonObject facts) => new(
        facts.Text("number")!, facts.Text("text")!,
        facts.Text("finding") switch { "met" => Finding.Met, "broken" => Finding.Broken, _ => Finding.NotChecked },
        facts.Text("remark"));

    private static string? Text(Instant? at) => at is { } instant ? InstantPattern.ExtendedIso.Format(instant) : null;

    private static Instant? Time(string? text) => text is null ? null : InstantPattern.ExtendedIso.Parse(text).GetValueOrThrow();
}
