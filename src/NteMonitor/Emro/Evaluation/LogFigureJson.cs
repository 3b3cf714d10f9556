using System.Text.Json.Nodes;
using NodaTime.Text;

namespace NteMonitor.Emro.Evaluation;

/// <summary>What <c>nte emro evaluate --zone … --json</c> prints.</summary>
public static class LogFigureJson
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Returns a comparison: the question, its periods, <c>counts</c> and <c>series</c> as those of files, readings and displacement.</summary>
    public static JsonObject Write(LogComparison compared)
    {
        var (figures, question) = (compared.Figures, compared.Figures.Question);
        var json = new JsonObject
        {
            ["zone"] = figures.Treated.Zone.Code,
            ["control"] = figures.Control?.Zone.Code,
            ["buffer"] = figures.Buffer?.Zone.Code,
            ["from"] = LocalDatePattern.Iso.Format(question.From),
            ["on"] = LocalDatePattern.Iso.Format(question.On),
            ["to"] = LocalDatePattern.Iso.Format(question.To),
            ["window"] = question.Window.IsWholeDay ? null : new JsonObject { ["from"] = Clock.Format(question.Window.From), ["to"] = Clock.Format(question.Window.To) },
            ["calendarDays"] = question.IsSmallHours,
            ["days"] = new JsonArray([.. question.Days.Select(d => (JsonNode)d.ToString().ToLowerInvariant())]),
            ["categories"] = new JsonArray([.. question.Categories.Select(c => (JsonNode)c)]),
            ["by"] = question.By == Spacing.Week ? "week" : "month",
            ["chosen"] = compared.Choice.IsTotals ? "counts" : "series",
            ["periods"] = new JsonArray([.. figures.Periods.Select((p, i) => (JsonNode)new JsonObject
            {
                ["label"] = p.Label, ["time"] = p.Time, ["first"] = LocalDatePattern.Iso.Format(p.First), ["last"] = LocalDatePattern.Iso.Format(p.Last), ["days"] = p.Days, ["after"] = p.After,
                ["treated"] = figures.Treated.Counts[i], ["control"] = figures.Control?.Counts[i], ["buffer"] = figures.Buffer?.Counts[i],
            })]),
            ["leftOut"] = new JsonArray([.. figures.LeftOut.Select(l => (JsonNode)l)]),
            ["nowhere"] = figures.Nowhere,
            ["areas"] = new JsonArray([.. ((LogArea?[])[figures.Treated, figures.Control, figures.Buffer]).OfType<LogArea>().Select(a => (JsonNode)new JsonObject
            {
                ["zone"] = a.Zone.Code, ["name"] = a.Zone.Name, ["countedElsewhere"] = a.GivenAway, ["hourUnknown"] = a.HourUnknown, ["monthOnly"] = a.MonthOnly,
            })]),
            ["counts"] = EvaluateJson.Write(compared.Counts, compared.Ratio, compared.Choice.Phi),
            ["series"] = compared.Fit is { } fit ? EvaluateJson.Write(fit, compared.Choice.Model) : null,
            ["readings"] = EvaluateJson.Write(compared.Readings),
        };
        if (compared.Displacement is Outcome<DisplacementResult>.Done(var moved))
        {
            json["displacement"] = new JsonObject { ["grossEffect"] = moved.GrossEffect, ["netEffect"] = moved.NetEffect, ["quotient"] = moved.Quotient, ["totalNetEffect"] = moved.TotalNetEffect, ["reading"] = moved.Reading };
        }

        return json;
    }
}
