using System.Globalization;
using System.Text;
using NteMonitor.Journal;

namespace NteMonitor.Emro.Workbench;

/// <summary>One number for everything that a scenario was run on: the same inputs have the same, any other input another.</summary>
public static class Fingerprint
{
    /// <summary>Returns SHA-256 over the scenario, the counts, the register's part in it and what the program ships, 64 lower-case hexadecimal digits.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="inputs">What it was run on.</param>
    public static string Of(Scenario scenario, ScenarioInputs inputs)
    {
        var counts = inputs.Counts;
        StringBuilder text = new();
        text.Append(CanonicalJson.Write(ScenarioJson.Write(scenario))).Append('\n');
        Line("nights", counts.Nights.First.ToIso(), counts.Nights.Last.ToIso(), inputs.Ahead.Start.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture));
        Line("counts", counts.InWindow, counts.HourKnown, counts.HourUnknown, counts.MonthOnly, counts.InStreet, counts.NotPlaced, counts.Corroborated, counts.ToTheMinute, inputs.HourBefore);
        foreach (var ((weekday, hour), count) in counts.Matrix.OrderBy(m => m.Key))
        {
            Line("hour", weekday, hour, count);
        }

        Months("month", counts.ByMonth);
        foreach (var (zone, months) in inputs.Beside.OrderBy(b => b.Key, StringComparer.Ordinal))
        {
            Months(zone, months);
        }

        foreach (var (code, count) in counts.Attributed)
        {
            Line("attributed", code, count);
        }

        foreach (var (name, count) in counts.ByVenue)
        {
            Line("events", name, count);
        }

        foreach (var (venue, _, _, roomsOnly) in inputs.Venues)
        {
            Line("venue", venue.Id, venue.Capacity?.ToString(CultureInfo.InvariantCulture) ?? "", roomsOnly, string.Join(';', venue.SaleHours), string.Join(';', venue.OpeningHours), string.Join(';', venue.Statuses));
        }

        foreach (var (code, share) in inputs.Mix.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            Line("mix", code, share);
        }

        Line("costs", inputs.Costs?.PriceYear ?? "", inputs.Costs?.Uprating.Factor ?? 0, string.Join(';', inputs.Costs?.Costs ?? []));
        Line("levy", inputs.Levy?.From.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "", string.Join(';', inputs.Levy?.Bands ?? []), inputs.Levy?.PoliceShare ?? 0, inputs.Levy?.Reduction ?? 0);
        return Chain.Sha256(text.ToString());

        void Months(string name, IReadOnlyList<Models.MonthInWindow> months)
        {
            foreach (var month in months)
            {
                Line(name, month.Month.ToString("uuuu-MM", CultureInfo.InvariantCulture), month.Nights, month.Count);
            }
        }

        void Line(params object[] parts) => text.AppendJoin('\t', parts.Select(p => Convert.ToString(p, CultureInfo.InvariantCulture))).Append('\n');
    }
}
