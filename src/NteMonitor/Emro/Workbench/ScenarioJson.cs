using System.Text.Json.Nodes;
using NodaTime.Text;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;
using NteMonitor.Journal;

namespace NteMonitor.Emro.Workbench;

/// <summary>A scenario as the facts of a journal entry, and back; everything that a run depends on is in it.</summary>
public static class ScenarioJson
{
    /// <summary>Returns the facts of a scenario.</summary>
    public static JsonObject Write(Scenario scenario)
    {
        var facts = new JsonObject { ["name"] = scenario.Name, ["tool"] = Code(scenario.Tool), ["order"] = OrderJson.Write(scenario.Order) };
        if (scenario.Nights is { } nights)
        {
            facts["nights"] = new JsonObject { ["first"] = nights.First.ToIso(), ["last"] = nights.Last.ToIso() };
        }

        facts.Put("categories", scenario.Categories);
        facts.Put("control", scenario.Control);
        facts.Put("buffer", scenario.Buffer);
        facts.Put("roomsOnly", [.. scenario.RoomsOnly.Select(id => id.ToString("D"))]);
        facts.Put("levyPremises", scenario.LevyPremises, Levied);
        facts.Put("origins", scenario.Origins, o => Part(("outward", o.Outward), ("count", o.Count), ("local", o.Local)));
        facts["prior"] = Part(("mean", scenario.Prior.Mean), ("deviation", scenario.Prior.Deviation), ("source", scenario.Prior.Source), ("perHour", scenario.Prior.PerHour));
        facts["earlier"] = Part(("a", scenario.Earlier.A), ("b", scenario.Earlier.B));
        facts["elsewhere"] = Part(("a", scenario.Elsewhere.A), ("b", scenario.Elsewhere.B));
        facts["dispersal"] = Dispersal(scenario.Dispersal);
        facts["crowding"] = Ends(scenario.Crowding);
        facts["reviewRatio"] = Ends(scenario.ReviewRatio);
        foreach (var (name, value) in Numbers(scenario))
        {
            facts[name] = value;
        }

        return facts;
    }

    /// <summary>Returns the scenario that facts describe.</summary>
    public static Scenario Read(Guid id, JsonObject facts) => new(id, facts.Text("name")!, Find(facts.Text("tool")!) ?? throw new FormatException($"'{facts.Text("tool")}' is no tool."))
    {
        Order = OrderJson.Read(facts["order"]!.AsObject()),
        Nights = facts["nights"] is JsonObject nights ? new(Evening(nights, "first"), Evening(nights, "last")) : null,
        Categories = facts.Texts("categories"),
        Control = facts.Text("control"),
        Buffer = facts.Text("buffer"),
        RoomsOnly = [.. facts.Texts("roomsOnly").Select(Guid.Parse)],
        LevyPremises = facts.Items("levyPremises", p => new LevyPremises(p.Text("name")!, p.Number("rateableValue"))
        {
            Primarily = Said(p, "primarily"),
            BeingBuilt = Said(p, "beingBuilt"),
            Reduced = Said(p, "reduced"),
            Exempt = Said(p, "exempt"),
        }),
        Origins = facts.Items("origins", o => new Origin(o.Text("outward")!, o.Number("count"), Said(o, "local"))),
        Prior = facts["prior"]!.AsObject() is var prior ? new(Figure(prior, "mean"), Figure(prior, "deviation"), prior.Text("source")!) { PerHour = Said(prior, "perHour") } : Priors.Usual,
        Earlier = Share(facts, "earlier"),
        Elsewhere = Share(facts, "elsewhere"),
        Dispersal = Dispersal(facts["dispersal"]!.AsObject()),
        Crowding = Ends(facts, "crowding"),
        ReviewRatio = Ends(facts, "reviewRatio"),
        StaysOpen = Figure(facts, "staysOpen"),
        Hoarding = Figure(facts, "hoarding"),
        Gamma = Figure(facts, "gamma"),
        Occupancy = Figure(facts, "occupancy"),
        TakeUp = Figure(facts, "takeUp"),
        StaggerMinutes = facts.Number("staggerMinutes")!.Value,
        StaggerGroups = facts.Number("staggerGroups")!.Value,
        ReviewedPremises = facts.Number("reviewedPremises")!.Value,
        MoreTransport = Figure(facts, "moreTransport"),
        Expenses = (decimal)Figure(facts, "expenses"),
        TurnoverPerCapacityHour = facts["turnoverPerCapacityHour"] is null ? null : (decimal)Figure(facts, "turnoverPerCapacityHour"),
        StaffHoursPerCapacityHour = facts["staffHoursPerCapacityHour"] is null ? null : Figure(facts, "staffHoursPerCapacityHour"),
        Target = facts["target"] is null ? null : Figure(facts, "target"),
        Seed = ulong.Parse(facts.Text("seed")!, System.Globalization.CultureInfo.InvariantCulture),
        Draws = facts.Number("draws")!.Value,
    };

    /// <summary>Returns the word for a tool in commands and in the journal, for example <c>cumulative-impact</c>.</summary>
    public static string Code(Tool tool) => tool == Tool.CumulativeImpact ? "cumulative-impact" : tool.ToString().ToLowerInvariant();

    /// <summary>Returns the tool of a word, or none.</summary>
    public static Tool? Find(string word) => Enum.GetValues<Tool>().Select(t => (Tool?)t).FirstOrDefault(t => string.Equals(Code(t!.Value), word.Trim(), StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<(string Name, JsonNode Value)> Numbers(Scenario s)
    {
        (string, JsonNode?)[] all =
        [
            ("staysOpen", s.StaysOpen), ("hoarding", s.Hoarding), ("gamma", s.Gamma), ("occupancy", s.Occupancy), ("takeUp", s.TakeUp),
            ("staggerMinutes", s.StaggerMinutes), ("staggerGroups", s.StaggerGroups), ("reviewedPremises", s.ReviewedPremises), ("moreTransport", s.MoreTransport),
            ("expenses", (double)s.Expenses), ("turnoverPerCapacityHour", (double?)s.TurnoverPerCapacityHour), ("staffHoursPerCapacityHour", s.StaffHoursPerCapacityHour), ("target", s.Target),

            // As text: a seed may be larger than any number that JSON keeps exactly.
            ("seed", s.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("draws", s.Draws),
        ];
        return all.Where(n => n.Item2 is not null).Select(n => (n.Item1, n.Item2!));
    }

    private static JsonObject Levied(LevyPremises premises)
    {
        var facts = Part(("name", premises.Name), ("primarily", premises.Primarily), ("beingBuilt", premises.BeingBuilt), ("reduced", premises.Reduced), ("exempt", premises.Exempt));
        facts.Put("rateableValue", premises.RateableValue);
        return facts;
    }

    private static JsonObject Dispersal(DispersalModel model) => Part(("late", model.Late), ("walk", model.Walk), ("crowded", model.Crowded),
        ("transport", new JsonArray([.. model.Transport.Select(t => (JsonNode)Part(("from", t.From), ("perMinute", t.PerMinute)))])));

    private static DispersalModel Dispersal(JsonObject facts) => new()
    {
        Late = Figure(facts, "late"),
        Walk = Figure(facts, "walk"),
        Crowded = Figure(facts, "crowded"),
        Transport = facts.Items("transport", t => (t.Number("from")!.Value, Figure(t, "perMinute"))),
    };

    private static JsonObject Ends(Likely likely) => Part(("low", likely.Low), ("middle", likely.Middle), ("high", likely.High));

    private static Likely Ends(JsonObject facts, string name) => facts[name]!.AsObject() is var ends ? new(Figure(ends, "low"), Figure(ends, "middle"), Figure(ends, "high")) : new(0, 0, 0);

    private static ShareRange Share(JsonObject facts, string name) => facts[name]!.AsObject() is var share ? new(Figure(share, "a"), Figure(share, "b")) : ShareRange.None;

    private static JsonObject Part(params (string Name, JsonNode? Value)[] members) =>
        new(members.Where(m => m.Value is not null).Select(m => KeyValuePair.Create(m.Name, m.Value)));

    private static double Figure(JsonObject facts, string name) => facts[name]!.AsValue().AsNumber();

    private static bool Said(JsonObject facts, string name) => facts[name]?.GetValue<bool>() ?? false;

    private static Night Evening(JsonObject facts, string name) => new(LocalDatePattern.Iso.Parse(facts.Text(name)!).GetValueOrThrow());
}
