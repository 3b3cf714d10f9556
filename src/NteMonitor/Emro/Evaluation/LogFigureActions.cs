using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Zones;

namespace NteMonitor.Emro.Evaluation;

/// <summary>Counts before and after from the log.</summary>
public static class LogFigureActions
{
    /// <summary>Returns what the log holds for a question, or every reason why it cannot be counted.</summary>
    /// <param name="ask">What was typed.</param>
    /// <param name="desk">Where.</param>
    /// <param name="ct">Stops between counts.</param>
    public static async Task<Outcome<LogFigures>> CountAsync(LogAsk ask, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadEmro, desk, ct) is { } refusal)
        {
            return new Outcome<LogFigures>.Refused([refusal]);
        }

        List<Refusal> reasons = [];
        var zones = (await desk.Store.ZonesAsync(ct)).Select(z => z.Zone).ToList();
        var treated = Find("--zone", ask.Zone ?? "", zones, reasons);
        var control = ask.Control is { } other ? Find("--control", other, zones, reasons) : null;
        var buffer = ask.Buffer is { } near ? Find("--buffer", near, zones, reasons) : null;
        reasons.AddRange(((Zone?[])[treated, control, buffer]).OfType<Zone>().GroupBy(z => z.Code, StringComparer.Ordinal).Where(g => g.Count() > 1)
            .Select(g => new Refusal("--zone", $"{g.First().Name} is to be {g.Count()} areas at once.", "Area, control and buffer are zones of their own.")));
        var question = LogQuestionRules.Read(ask, desk.Town, desk.Reference.Categories, desk.Town.Clock.NightOf(desk.Now()));
        if (reasons.Count > 0)
        {
            return new Outcome<LogFigures>.Refused([.. reasons, .. question is Outcome<LogQuestion>.Refused(var more) ? more : []]);
        }

        return question switch
        {
            Outcome<LogQuestion>.Done(var asked) => await CountAsync(asked, (treated!, control, buffer), desk, ct),
            Outcome<LogQuestion>.Refused(var more) => new Outcome<LogFigures>.Refused(more),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    private static async Task<Outcome<LogFigures>> CountAsync(LogQuestion question, (Zone Treated, Zone? Control, Zone? Buffer) zones, Desk desk, CancellationToken ct)
    {
        var span = new IncidentFilter { Nights = question.Nights, EventsOnly = true };
        var all = ByNight(await desk.Store.CountAsync(span, [Dimension.Night], ct));
        var (periods, leftOut) = LogFigureRules.Countable(question, all);
        var filter = span with { Window = question.Window.IsWholeDay ? null : question.Window, Categories = question.Categories };

        // An event in two of the areas counts for the first of area, buffer and control.
        var nights = await NightsAsync(filter, zones, desk, ct);
        if (nights is Outcome<IReadOnlyList<AreaNights>>.Refused(var reasons))
        {
            return new Outcome<LogFigures>.Refused(reasons);
        }

        List<LogArea> areas = [];
        foreach (var area in ((Outcome<IReadOnlyList<AreaNights>>.Done)nights).Value)
        {
            var here = filter with { Window = null, Zone = area.Zone.Code };
            var hours = await desk.Store.CountAsync(here, [Dimension.Hour], ct);
            var months = await desk.Store.CountAsync(
                here with { Nights = null, Months = (question.From.ToYearMonth(), question.To.ToYearMonth()), Precision = TimePrecision.Month }, [], ct);
            areas.Add(new(
                area.Zone, [.. periods.Select(p => LogFigureRules.Sum(question, p, area.Counts))], area.GivenAway,
                question.Window.IsWholeDay ? 0 : hours.Where(h => h.Keys[0] is null).Sum(h => h.Count), months.Sum(m => m.Count)));
        }

        var nowhere = (await desk.Store.CountAsync(filter, [Dimension.Zone], ct)).Where(c => c.Keys[0] is null).Sum(c => c.Count);
        LogArea? Of(Zone? zone) => areas.Find(a => a.Zone == zone);
        return Outcome.Done(new LogFigures(question, periods, leftOut, Of(zones.Treated)!, Of(zones.Control), Of(zones.Buffer), nowhere));
    }

    /// <summary>One area's events by night, without those that are counted for an area before it.</summary>
    private sealed record AreaNights(Zone Zone, Dictionary<string, long> Counts, long GivenAway);

    private static async Task<Outcome<IReadOnlyList<AreaNights>>> NightsAsync(IncidentFilter filter, (Zone Treated, Zone? Control, Zone? Buffer) zones, Desk desk, CancellationToken ct)
    {
        List<AreaNights> areas = [];
        List<(Zone Zone, Dictionary<string, Dictionary<string, long>> With)> seen = [];
        foreach (var zone in ((Zone?[])[zones.Treated, zones.Buffer, zones.Control]).OfType<Zone>())
        {
            var counted = await desk.Store.CountAsync(filter with { Zone = zone.Code }, [Dimension.Night, Dimension.Zone], ct);
            var with = counted.GroupBy(c => c.Keys[1]!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToDictionary(c => c.Keys[0]!, c => c.Count, StringComparer.Ordinal), StringComparer.Ordinal);
            Dictionary<string, long> own = new(with.GetValueOrDefault(zone.Code) ?? [], StringComparer.Ordinal), gone = new(StringComparer.Ordinal);
            foreach (var (earlier, _) in seen)
            {
                Add(gone, with.GetValueOrDefault(earlier.Code) ?? [], 1);
            }

            if (seen.Count == 2 && seen.TrueForAll(s => with.ContainsKey(s.Zone.Code)) && seen[0].With.GetValueOrDefault(seen[1].Zone.Code) is { } both)
            {
                // What lies in all three was taken off twice; it is known where one of the first two lies wholly in the third.
                if (!seen.Exists(s => Same(s.With[s.Zone.Code], with[s.Zone.Code])))
                {
                    return Outcome.Refused<IReadOnlyList<AreaNights>>("--control", $"{seen[0].Zone.Name}, {seen[1].Zone.Name} and {zone.Name} overlap, all three.", "Draw them apart, and bring them in with `nte zone import`.");
                }

                Add(gone, both, -1);
            }

            Add(own, gone, -1);
            areas.Add(new(zone, own, gone.Values.Sum()));
            seen.Add((zone, with));
        }

        return Outcome.Done<IReadOnlyList<AreaNights>>(areas);
    }

    private static void Add(Dictionary<string, long> sums, Dictionary<string, long> more, int sign)
    {
        foreach (var (night, count) in more)
        {
            sums[night] = sums.GetValueOrDefault(night) + (sign * count);
        }
    }

    private static bool Same(Dictionary<string, long> one, Dictionary<string, long> other) => one.Count == other.Count && one.All(n => other.GetValueOrDefault(n.Key) == n.Value);

    private static Dictionary<string, long> ByNight(IEnumerable<Counted> counted) =>
        counted.Where(c => c.Keys[0] is not null).ToDictionary(c => c.Keys[0]!, c => c.Count, StringComparer.Ordinal);

    private static Zone? Find(string field, string text, List<Zone> zones, List<Refusal> reasons)
    {
        if (zones.Find(z => string.Equals(z.Code, text.Trim(), StringComparison.OrdinalIgnoreCase)) is { } zone)
        {
            return zone;
        }

        reasons.Add(new(field, text.Length == 0 ? "It is not given." : $"There is no zone '{text}' on file.", zones.Count == 0 ? "No zones are on file yet; `nte zone import` brings them in." : $"Zones on file: {string.Join(", ", zones.Select(z => z.Code))}."));
        return null;
    }
}
