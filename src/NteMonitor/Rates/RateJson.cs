using System.Text.Json.Nodes;
using NodaTime;

namespace NteMonitor.Rates;

/// <summary>Figures of venues for programs.</summary>
internal static class RateJson
{
    public static JsonObject Write(RateFigures figures, RateOrder order) => new()
    {
        ["period"] = Write(figures.Period),
        ["together"] = Write(figures.Spread.Together),
        ["dispersion"] = Real(figures.Spread.Dispersion),
        ["between"] = Real(figures.Spread.Between),
        ["compared"] = figures.Spread.Compares,
        ["leftOut"] = new JsonObject
        {
            ["hourUnknown"] = figures.LeftOut.HourUnknown,
            ["outsideWindow"] = figures.LeftOut.OutsideWindow,
            ["monthOnly"] = figures.LeftOut.MonthOnly,
            ["nightUnknown"] = figures.LeftOut.NightUnknown,
            ["otherKinds"] = figures.LeftOut.OtherKinds,
            ["atNoVenue"] = figures.LeftOut.AtNoVenue,
            ["withoutRate"] = figures.LeftOut.WithoutRate,
        },
        ["firstEvent"] = figures.FirstEvent?.ToIso(),
        ["venues"] = new JsonArray([.. RateRules.Ordered(figures.Venues, order).Select(v => (JsonNode)Write(v))]),
        ["notes"] = new JsonArray([RateText.Limits(figures), .. RateText.Notes(figures)]),
    };

    public static JsonObject Write(VenueChange seen) => new()
    {
        ["venue"] = seen.Venue.Id.ToString("D"),
        ["name"] = seen.Venue.Name,
        ["before"] = Side(seen.Before, seen.Change.Input.Before),
        ["after"] = Side(seen.After, seen.Change.Input.After),
        ["test"] = Write(seen.Change.Test),
        ["others"] = seen.Change.Others is { } others ? Write(others) : null,
        ["regression"] = Real(seen.Change.Regression),
        ["shrunkRate"] = Real(seen.Change.ShrunkRate),
        ["expectedAfter"] = Real(seen.Change.ExpectedAfter),
        ["chanceAfter"] = seen.Change.ChanceAfter is { } chance ? Write(chance) : null,
        ["looks"] = seen.Change.Looks,
        ["falseAlarms"] = Real(seen.Change.FalseAlarms),
        ["levelOfMany"] = Real(seen.Change.LevelOfMany),
    };

    public static JsonObject Write(AlertFigures figures) => new()
    {
        ["baseline"] = Write(figures.Baseline.Period),
        ["watched"] = new JsonObject { ["from"] = figures.Watched.First.ToIso(), ["to"] = figures.Watched.Last.ToIso() },
        ["falseAlarmsExpected"] = Real(figures.FalseAlarms),
        ["venues"] = new JsonArray([.. figures.Venues.Select(v => (JsonNode)new JsonObject
        {
            ["id"] = v.Venue.Id.ToString("D"),
            ["name"] = v.Venue.Name,
            ["whyNone"] = v.WhyNone.Length > 0 ? v.WhyNone : null,
            ["limit"] = Real(v.Chart?.Plan.Limit),
            ["weeksToFalseAlarm"] = Real(v.Chart?.Plan.WeeksToFalseAlarm),
            ["weeksToNotice"] = Real(v.Chart?.Plan.WeeksToNotice),
            ["falseAlarm"] = Real(v.Chart?.FalseAlarm),
            ["weeks"] = new JsonArray([.. (v.Chart?.Weeks ?? []).Select(w => (JsonNode)new JsonObject
            {
                ["from"] = w.Week.First.ToIso(),
                ["events"] = w.Week.Events,
                ["expected"] = Real(w.Week.Expected),
                ["sum"] = Real(w.Sum),
                ["alert"] = w.IsAlert,
            })]),
        })]),
    };

    public static JsonObject Write(RepeatFigures figures) => new()
    {
        ["period"] = Write(figures.Figures.Period),
        ["venue"] = figures.Venue?.Id.ToString("D"),
        ["places"] = new JsonArray([.. figures.Places.Select(p => (JsonNode)new JsonObject { ["places"] = p.Places, ["events"] = p.Events, ["byChance"] = Real(p.ByChance) })]),
        ["placeEvents"] = figures.Figures.Spread.Together.Events,
        ["hourEvents"] = figures.Events,
        ["hoursLookedAt"] = figures.Cells,
        ["times"] = new JsonArray([.. figures.Times.Select(t => (JsonNode)new JsonObject
        {
            ["weekday"] = t.Cell.Weekday.ToString(),
            ["hour"] = t.Cell.Hour,
            ["events"] = t.Cell.Events,
            ["hours"] = Real(t.Cell.Hours),
            ["expected"] = Real(t.Expected),
            ["ratio"] = Real(t.Ratio),
            ["interval"] = Write(t.Interval),
            ["shrunk"] = Real(t.Shrunk),
        })]),
    };

    private static JsonObject Write(VenueRate rate)
    {
        var json = new JsonObject { ["id"] = rate.Venue.Id.ToString("D"), ["name"] = rate.Venue.Name, ["events"] = rate.Events };
        if (rate is not { Observed: { } observed, Point: { } point, Exposure: { } exposure })
        {
            json["whyNone"] = new JsonArray([.. rate.WhyNone.Select(w => (JsonNode)w.Message)]);
            return json;
        }

        json["thousandCapacityHours"] = Real(observed.Exposure);
        json["hoursOpen"] = Real(Duration.FromMinutes(exposure.OpenMinutes).TotalHours);
        json["nightsOpen"] = exposure.NightsOpen;
        json["bySaleHours"] = exposure.BySaleHours;
        json["changed"] = exposure.Changed;
        json["rate"] = Real(observed.Rate);
        json["rateInterval"] = Write(PoissonRules.OfRate(observed));
        json["expected"] = Real(point.Expected);
        json["ratio"] = Real(point.Ratio);
        json["ratioInterval"] = Write(point.Interval);
        json["standing"] = FunnelRules.Words(point.Class);
        if (point.Class is not null)
        {
            json["chance95"] = Write(point.Chance95);
            json["chance998"] = Write(point.Chance998);
            json["shrunk"] = Real(point.Shrunk);
            json["shrunkInterval"] = Write(point.ShrunkInterval);
        }

        return json;
    }

    private static JsonObject Side(RateFigures figures, Observed observed)
    {
        var json = Write(observed);
        json["period"] = Write(figures.Period);
        json["leftOutHourUnknown"] = figures.LeftOut.HourUnknown;
        json["leftOutMonthOnly"] = figures.LeftOut.MonthOnly;
        return json;
    }

    private static JsonObject Write(RatePeriod period) => new() { ["from"] = period.Nights.First.ToIso(), ["to"] = period.Nights.Last.ToIso(), ["nights"] = period.Nights.Count, ["window"] = period.Window.Code };

    private static JsonObject Write(Observed observed) => new()
    {
        ["events"] = observed.Events,
        ["thousandCapacityHours"] = Real(observed.Exposure),
        ["rate"] = observed.Exposure > 0 ? Real(observed.Rate) : null,
        ["interval"] = observed.Exposure > 0 ? Write(PoissonRules.OfRate(observed)) : null,
    };

    private static JsonObject Write(RatePair pair) => new() { ["ratio"] = Real(pair.Ratio), ["interval"] = Write(pair.Interval), ["probability"] = Real(pair.Probability) };

    private static JsonArray Write(Bounds bounds) => [Real(bounds.Low), Real(bounds.High)];

    /// <summary>JSON has no infinity: what has no end is null.</summary>
    private static JsonValue? Real(double? figure) => figure is { } real && double.IsFinite(real) ? JsonValue.Create(Math.Round(real, 6)) : null;
}
