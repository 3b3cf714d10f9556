using System.Globalization;
using System.Text.Json.Nodes;
using NteMonitor.Emro.Models;

namespace NteMonitor.Emro.Workbench;

/// <content>For programs.</content>
public static partial class ScenarioText
{
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
        ["at"] = queue.Peak > 0 ? FigureWords.Clock(queue.PeakAt) : null,
        ["personMinutes"] = queue.PersonMinutes,
        ["clear"] = queue.Peak > 0 ? FigureWords.Clock(queue.ClearAt) : null,
    };
}
