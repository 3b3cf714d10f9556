using System.Globalization;
using System.Text.Json.Nodes;
using NteMonitor.Documents;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;

namespace NteMonitor.Emro.Workbench;

/// <summary>A scenario in the words that commands print, and for programs.</summary>
public static class ScenarioText
{
    /// <summary>Returns the name that people use for a tool.</summary>
    public static string Name(Tool tool) => tool switch
    {
        Tool.Nothing => "Do nothing",
        Tool.Order => "Early morning alcohol restriction order",
        Tool.Staggered => "Staggered hours",
        Tool.Voluntary => "Voluntary closing",
        Tool.Levy => "Late night levy",
        Tool.CumulativeImpact => "Cumulative impact assessment",
        Tool.Reviews => "Reviews of the premises with most events",
        _ => "Transport and marshals",
    };

    /// <summary>Returns the area of a scenario in words.</summary>
    public static string Area(Scenario scenario) => scenario.Order.Zones.Count == 0 ? "whole town" : string.Join(", ", scenario.Order.Zones);

    /// <summary>Returns a minute after the evening's midnight as a clock shows it.</summary>
    public static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{(((minute / 60) % 24) + 24 + (minute % 60 < 0 ? -1 : 0)) % 24:00}:{((minute % 60) + 60) % 60:00}");

    /// <summary>Returns scenarios as a table, as they stand on file.</summary>
    public static Table Table(IReadOnlyList<KeptScenario> scenarios) => new(
        "scenarios", "Scenarios of closing hours", [new("Name"), new("Tool"), new("Area"), new("Days"), Column.Figures("Version"), new("By"), new("Id")],
        [.. scenarios.Select(s => new Row([s.Scenario.Name, Name(s.Scenario.Tool), Area(s.Scenario), DayWords.Write(s.Scenario.Order.Days), s.Record.Version, s.Record.RecordedBy, s.Record.Id.ToString("D")]))]);

    /// <summary>Returns who is touched, venue by venue, as a table.</summary>
    public static Table Touched(ScenarioResult result) => new(
        "touched", $"Who is touched by {result.Scenario.Name}: the year ahead", [new("Venue"), Column.Figures("Days"), Column.Figures("Hours of sale lost"), Column.Figures("Capacity-hours"), Column.Figures("Patron-hours"), Column.Figures("Events in the window")],
        [.. result.Touched.Venues.Where(v => v.IsAffected).Select(v => new Row(
            [v.Venue.Venue.Name, v.Days, Number(v.SaleHours, 2), v.CapacityHours is { } c ? Number(c, 0) : Blank("capacity not on file"), v.PatronHours is { } p ? Number(p, 0) : Blank("capacity not on file"), v.Venue.Incidents]))])
    {
        Notes = [.. TouchedLines(result)],
    };

    /// <summary>Returns what there is now as a table: day by hour, with the shares under it.</summary>
    public static Table Baseline(Study study)
    {
        int[] hours = [.. Enumerable.Range(17, 7), .. Enumerable.Range(0, 6)];
        var counts = study.Inputs.Counts;
        return new(
            "baseline", $"Events by night and hour, {counts.Nights}, {Area(study.Scenario)}", [new("Night"), .. hours.Select(h => Column.Figures($"{h:00}"))],
            [.. Enumerable.Range(1, 7).Select(day => new Row([((NodaTime.IsoDayOfWeek)day).ToString(), .. hours.Select(h => (Cell)counts.Matrix.GetValueOrDefault((day, h)))]))])
        {
            Notes = [.. BaselineLines(study)],
        };
    }

    /// <summary>Returns a scenario with what it comes to, line by line.</summary>
    public static IReadOnlyList<string> Lines(Study study) =>
    [
        $"{study.Scenario.Name}: {Name(study.Scenario.Tool)}, {Area(study.Scenario)}, {DayWords.Write(study.Scenario.Order.Days)}",
        .. study.Scenario.Tool == Tool.Order ? (string[])[OrderRules.SalesNotOpening] : [],
        "",
        "What there is now", .. BaselineLines(study).Select(l => "  " + l),
        "Who is touched", .. TouchedLines(study.Result).Select(l => "  " + l),
        "What it would do", .. EffectLines(study.Result).Select(l => "  " + l),
        .. study.Law.Any(f => f.Weight != Weight.Note) ? (string[])["What the law says", .. study.Law.Where(f => f.Weight != Weight.Note).Select(f => $"  {f.Rule} {f.Weight.ToString().ToLowerInvariant()}: {f.Message} {f.Hint} ({f.Provision})")] : [],
    ];

    /// <summary>Returns scenarios side by side, each run on the same log.</summary>
    public static Table Compared(IReadOnlyList<ScenarioResult> results) => new(
        "compared", "Scenarios side by side: the year ahead",
        [new("Scenario"), new("Tool"), new("Days"), Column.Figures("Premises"), Column.Figures("Hours of sale lost"), Column.Figures("Events fewer"), Column.Figures("2.5 %"), Column.Figures("97.5 %"), Column.Figures("P(no gain) %"), Column.Figures("Longest queue"), new("At"), Column.Figures("Social value £"), Column.Figures("Cashable £"), Column.Figures("Levy net £")],
        [.. results.Select(r => new Row(
        [
            r.Scenario.Name, Name(r.Scenario.Tool), DayWords.Write(r.Scenario.Order.Days), r.Touched.Affected, Number(r.SaleHours, 0),
            Effect(r, e => Number(e.Median, 1)), Effect(r, e => Number(e.Low, 1)), Effect(r, e => Number(e.High, 1)), Effect(r, e => Number(100 * e.NoGain, 1)),
            Number(r.Then.Peak, 0), r.Then.Peak > 0 ? Clock(r.Then.PeakAt) : "", r.Social is { } s ? new Cell.Measure(s.Middle, 0) : Blank("no effect, or no cost on file"), r.Cashable is { } c ? new Cell.Measure(c, 0) : Blank("no effect, or no cost on file"), r.Levy is { } l ? new Cell.Measure(l.Net, 2) : Blank("no levy"),
        ]))])
    {
        Notes = [.. results.Where(r => r.WhyNoEffect is not null).Select(r => $"{r.Scenario.Name}: {r.WhyNoEffect}"), "An order stops alcohol sales, not opening. Events fewer: the middle of the draws with the ends of 95 %; a range, not a promise."],
    };

    /// <summary>Returns a scenario with what it comes to for programs.</summary>
    public static JsonObject Json(Study study)
    {
        var json = Json(study.Kept);
        json["result"] = Json(study.Result);
        var (counts, share) = (study.Inputs.Counts, BaselineRules.Share(study.Inputs.Counts));
        json["baseline"] = new JsonObject
        {
            ["first"] = counts.Nights.First.ToIso(),
            ["last"] = counts.Nights.Last.ToIso(),
            ["inWindow"] = counts.InWindow,
            ["hourKnown"] = counts.HourKnown,
            ["hourUnknown"] = counts.HourUnknown,
            ["monthOnly"] = counts.MonthOnly,
            ["inStreet"] = counts.InStreet,
            ["notPlaced"] = counts.NotPlaced,
            ["furtherAccounts"] = counts.Corroborated,
            ["toTheMinute"] = counts.ToTheMinute,
            ["share"] = share.Share,
            ["shareLow"] = share.Bounds.Low,
            ["shareHigh"] = share.Bounds.High,
            ["perWeek"] = share.PerWeek,
            ["perWeekLow"] = share.PerWeekBounds.Low,
            ["perWeekHigh"] = share.PerWeekBounds.High,
        };
        if (BaselineRules.Trend(counts) is Outcome<WindowTrend>.Done(var trend))
        {
            json["trend"] = new JsonObject { ["yearRatio"] = trend.YearRatio, ["low"] = trend.Low, ["high"] = trend.High, ["months"] = trend.Months, ["phi"] = trend.Phi };
        }

        if (ConcentrationRules.Measure([.. counts.ByVenue.Select(v => (double)v.Count)], 3) is { } gathered)
        {
            json["concentration"] = new JsonObject { ["premises"] = gathered.Premises, ["topShares"] = new JsonArray([.. gathered.TopShares.Select(s => (JsonNode)s)]), ["gini"] = gathered.Gini, ["withoutTop"] = gathered.WithoutTop };
        }

        json["law"] = new JsonArray([.. study.Law.Select(f => (JsonNode)new JsonObject { ["rule"] = f.Rule, ["weight"] = f.Weight.ToString().ToLowerInvariant(), ["message"] = f.Message, ["hint"] = f.Hint, ["provision"] = f.Provision })]);
        return json;
    }

    /// <summary>Returns a scenario on file for programs.</summary>
    public static JsonObject Json(KeptScenario kept)
    {
        var json = ScenarioJson.Write(kept.Scenario);
        json.Insert(0, "id", kept.Record.Id.ToString("D"));
        json["version"] = kept.Record.Version;
        json["recordedBy"] = kept.Record.RecordedBy;
        return json;
    }

    /// <summary>Returns what a scenario comes to for programs.</summary>
    public static JsonObject Json(ScenarioResult result)
    {
        var json = new JsonObject
        {
            ["scenario"] = result.Scenario.Name,
            ["tool"] = ScenarioJson.Code(result.Scenario.Tool),
            ["hoursRemoved"] = result.Hours,
            ["premisesTouched"] = result.Touched.Affected,
            ["withoutEvent"] = result.Touched.AffectedWithoutIncident,
            ["exempt"] = result.Touched.Exempt,
            ["hoursNotKnown"] = result.Touched.NotKnown.Count,
            ["capacityNotKnown"] = result.Touched.WithoutCapacity,
            ["saleHours"] = result.SaleHours,
            ["capacityHours"] = result.CapacityHours,
            ["patronHours"] = result.PatronHours,
            ["turnoverLost"] = result.TurnoverLost,
            ["staffHoursLost"] = result.StaffHoursLost,
            ["uplift"] = result.Uplift,
            ["queueNow"] = Json(result.Now),
            ["queueThen"] = Json(result.Then),
            ["smallestSeen"] = result.Detectable,
            ["whyNoEffect"] = result.WhyNoEffect,
        };
        if (result.Effect is { } effect)
        {
            json["effect"] = new JsonObject
            {
                ["mean"] = effect.Mean,
                ["sd"] = effect.Deviation,
                ["low"] = effect.Low,
                ["median"] = effect.Median,
                ["high"] = effect.High,
                ["noGain"] = effect.NoGain,
                ["reachesTarget"] = effect.ReachesTarget,
                ["seenLow"] = effect.Seen.Low,
                ["seenMedian"] = effect.Seen.Median,
                ["seenHigh"] = effect.Seen.High,
                ["seenNoFall"] = effect.SeenNoFall,
                ["seed"] = result.Scenario.Seed.ToString(CultureInfo.InvariantCulture),
                ["draws"] = result.Scenario.Draws,
            };
            json["tornado"] = new JsonArray([.. result.Tornado.Select(b => (JsonNode)new JsonObject { ["name"] = b.Name, ["atLow"] = b.AtLow, ["atHigh"] = b.AtHigh })]);
        }

        json["social"] = result.Social is { } s ? new JsonObject { ["low"] = s.Low, ["middle"] = s.Middle, ["high"] = s.High } : null;
        json["cashable"] = result.Cashable;
        json["levy"] = result.Levy is { } levy
            ? new JsonObject { ["gross"] = levy.Gross, ["reductions"] = levy.Reductions, ["expenses"] = levy.Expenses, ["net"] = levy.Net, ["police"] = levy.Police, ["authority"] = levy.Authority, ["paying"] = levy.Paying, ["exempt"] = levy.Exempt }
            : null;
        return json;
    }

    private static JsonObject Json(QueueCurve queue) => new()
    {
        ["peak"] = queue.Peak,
        ["at"] = queue.Peak > 0 ? Clock(queue.PeakAt) : null,
        ["personMinutes"] = queue.PersonMinutes,
        ["clear"] = queue.Peak > 0 ? Clock(queue.ClearAt) : null,
    };

    private static IEnumerable<string> BaselineLines(Study study)
    {
        var counts = study.Inputs.Counts;
        var share = BaselineRules.Share(counts);
        yield return $"{Count(counts.InWindow, "event")} in the periods over {counts.Nights.Count} nights ({counts.Nights}): {F(share.PerWeek, 2)} a week ({F(share.PerWeekBounds.Low, 2)} to {F(share.PerWeekBounds.High, 2)}).";
        if (share.Share is { } part)
        {
            yield return $"{F(100 * part, 1)} % of the {counts.HourKnown:N0} events whose hour is known ({F(100 * share.Bounds.Low, 1)} to {F(100 * share.Bounds.High, 1)} %).";
        }

        yield return $"In no figure by the hour: {Count(counts.HourUnknown, "event")} that know only their night, {counts.MonthOnly:N0} that know only their month.";
        if (BaselineRules.Insufficient(counts, 1) is { } why)
        {
            yield return why;
        }

        yield return BaselineRules.Trend(counts) switch
        {
            Outcome<WindowTrend>.Done(var t) => $"From one year to the next times {F(t.YearRatio, 2)} ({F(t.Low, 2)} to {F(t.High, 2)}), season taken out, {t.Months} months: {(t.Falls ? "it falls" : t.Rises ? "it rises" : "no trend that the figures show")}.",
            Outcome<WindowTrend>.Refused(var no) => $"No trend: {no[0].Message} {no[0].Hint}",
            _ => "",
        };
        if (ConcentrationRules.Measure([.. counts.ByVenue.Select(v => (double)v.Count)], 3) is { } gathered)
        {
            yield return $"Of the {F(gathered.Incidents, 0)} at venues {F(100 * gathered.TopShares[0], 0)} % are at one of {gathered.Premises}, {F(100 * gathered.TopShares[^1], 0)} % at {gathered.TopShares.Count}; Gini {F(gathered.Gini, 2)}; {counts.InStreet:N0} in the street.";
        }
    }

    private static IEnumerable<string> TouchedLines(ScenarioResult result)
    {
        var touched = result.Touched;
        yield return $"{touched.Affected} premises lose {F(result.SaleHours, 0)} hours of sale, {F(result.CapacityHours, 0)} capacity-hours, {F(result.PatronHours, 0)} patron-hours in the year ahead{(result.TakingPart < 1 ? $", as {F(100 * result.TakingPart, 0)} % take part" : "")}; {touched.AffectedWithoutIncident} of them without an event in the periods.";
        if (touched.Exempt > 0)
        {
            yield return $"{touched.Exempt} sell in these hours only to people who stay there, in their rooms, and are left alone.";
        }

        if (touched.WithoutCapacity + touched.NotKnown.Count > 0)
        {
            yield return $"Not in these figures: {touched.WithoutCapacity} whose capacity is not on file, {touched.NotKnown.Count} whose hours for the sale of alcohol are not.";
        }

        if (result.TurnoverLost is { } pounds)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Turnover lost £{pounds:N0}, from the figure given for a capacity-hour.");
        }

        if (result.StaffHoursLost is { } hours)
        {
            yield return $"{F(hours, 0)} hours of work, from the figure given for a capacity-hour.";
        }
    }

    private static IEnumerable<string> EffectLines(ScenarioResult result)
    {
        if (result.Effect is { } e)
        {
            yield return $"{F(e.Median, 1)} events fewer in a year (95 % of the draws: {F(e.Low, 1)} to {F(e.High, 1)}); the probability that nothing is gained is {F(100 * e.NoGain, 1)} %.";
            yield return $"Two years' counts would differ by {F(e.Seen.Low, 0)} to {F(e.Seen.High, 0)}: with {F(100 * e.SeenNoFall, 0)} % no fall would be seen.";
            yield return $"Prior: {result.Scenario.Prior.Source}; {F(result.Hours, 2)} hours removed; displaced earlier {ShareWords.Write(result.Scenario.Earlier)}, elsewhere {ShareWords.Write(result.Scenario.Elsewhere)}; {result.Scenario.Draws:N0} draws from seed {result.Scenario.Seed}.";
        }

        if (result.WhyNoEffect is { } why)
        {
            yield return why;
        }

        if (result.Detectable is { } ratio)
        {
            yield return $"The smallest fall that a year after could show, beside a control as large: {F(100 * (1 - ratio), 0)} %.";
        }

        yield return $"Longest queue at ranks and stops: now {F(result.Now.Peak, 0)}{(result.Now.Peak > 0 ? $" at {Clock(result.Now.PeakAt)}" : "")}, then {F(result.Then.Peak, 0)}{(result.Then.Peak > 0 ? $" at {Clock(result.Then.PeakAt)}" : "")}.";
        if (result.Social is { } social)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Social value £{social.Middle:N0} a year ({social.Low:N0} to {social.High:N0}); of it services would spend £{result.Cashable ?? 0:N0}.");
        }

        if (result.Levy is { } levy)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"Levy: £{levy.Gross:N2} charged, £{levy.Reductions:N2} reductions, £{levy.Expenses:N2} expenses; of £{levy.Net:N2} the police have £{levy.Police:N2}, the authority £{levy.Authority:N2}; {levy.Paying} premises pay.");
        }

        foreach (var bar in result.Tornado)
        {
            yield return $"{bar.Name}: {F(bar.AtLow, 1)} at one end of its likely range, {F(bar.AtHigh, 1)} at the other.";
        }
    }

    private static Cell Effect(ScenarioResult result, Func<EffectRun, Cell> figure) => result.Effect is { } effect ? figure(effect) : Blank(result.WhyNoEffect ?? "no effect is estimated");

    private static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

    private static string F(double figure, int places)
    {
        var text = figure.ToString("N" + places.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return text.Trim('-', '0', '.', ',').Length == 0 ? text.TrimStart('-') : text;
    }

    private static Cell.Measure Number(double figure, int places) => new Cell.Measure((decimal)figure, places);

    private static Cell.Blank Blank(string why) => new Cell.Blank(why, "-");
}
