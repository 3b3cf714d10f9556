using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.Emro.Law;

/// <summary>A draft order as the facts of a journal entry, and back.</summary>
public static class OrderJson
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Returns the facts of a draft: days as <c>{"day":"saturday","start":"03:00","end":"06:00"}</c>, what was advertised nested; what is not said is left out.</summary>
    public static JsonObject Write(OrderDraft draft)
    {
        var facts = new JsonObject { ["name"] = draft.Name };
        facts.Put("zones", draft.Zones);
        facts.Put("area", draft.Area);
        facts.Put("days", draft.Days, Day);
        facts.Put("objectives", draft.Objectives);
        facts.Put("from", draft.From);
        if (draft.Limited)
        {
            facts["limited"] = true;
        }

        facts.Put("until", draft.Until);
        facts.Put("maker", draft.Maker == Maker.NotSaid ? null : MakerWords.Code(draft.Maker));
        facts.Put("madeOn", draft.MadeOn);
        facts.Put("reasons", draft.Reasons);
        facts.Put("burden", draft.Burden);
        facts.Put("alternatives", draft.Alternatives);
        if (draft.Advertised is { } advertised)
        {
            facts["advertised"] = Write(advertised);
        }

        return facts;
    }

    /// <summary>Returns the draft that facts describe.</summary>
    /// <exception cref="FormatException">The facts are of no draft.</exception>
    public static OrderDraft Read(JsonObject facts) => new(facts.Text("name") ?? "")
    {
        Zones = facts.Texts("zones"),
        Area = facts.Text("area") ?? "",
        Days = facts.Items("days", Rule),
        Objectives = facts.Texts("objectives"),
        From = facts.Date("from"),
        Limited = facts["limited"]?.GetValue<bool>() ?? false,
        Until = facts.Date("until"),
        Maker = facts.Text("maker") is { } maker ? MakerWords.Find(maker) ?? throw new FormatException($"'{maker}' makes no orders.") : Maker.NotSaid,
        MadeOn = facts.Date("madeOn"),
        Reasons = facts.Text("reasons") ?? "",
        Burden = facts.Text("burden") ?? "",
        Alternatives = facts.Text("alternatives") ?? "",
        Advertised = facts["advertised"] is JsonObject advertised ? Read(advertised) : null,
    };

    private static JsonObject Day(DayRule rule) => new()
    {
        ["day"] = rule.Day.ToString().ToLower(CultureInfo.InvariantCulture),
        ["start"] = Clock.Format(rule.Start),
        ["end"] = Clock.Format(rule.End),
    };

    private static DayRule Rule(JsonObject rule) => new(
        Enum.TryParse<IsoDayOfWeek>(rule.Text("day"), ignoreCase: true, out var day) && day != IsoDayOfWeek.None ? day : throw new FormatException($"'{rule.Text("day")}' is no day of the week."),
        Clock.Parse(rule.Text("start") ?? "").GetValueOrThrow(),
        Clock.Parse(rule.Text("end") ?? "").GetValueOrThrow());
}
