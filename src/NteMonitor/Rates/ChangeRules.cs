namespace NteMonitor.Rates;

/// <summary>Before and after at one venue, and what is wrong with believing it at once.</summary>
public static class ChangeRules
{
    /// <summary>The probability under which one test that was planned beforehand counts as a change.</summary>
    public const double Level = 0.05;

    /// <summary>Returns what is known of a change.</summary>
    /// <source>docs/methods/change.md §1 to §4.</source>
    public static Change Of(ChangeInput input)
    {
        var (before, after, spread) = (input.Before, input.After, input.Spread);
        var change = new Change(input, PoissonRules.Compare(before, after),
            input.OthersBefore.Exposure > 0 && input.OthersAfter.Exposure > 0 ? PoissonRules.Compare(input.OthersBefore, input.OthersAfter) : null);
        if (!spread.Compares)
        {
            return change;
        }

        var point = FunnelRules.Point(before, spread);
        var rate = point.Shrunk!.Value * spread.Together.Rate;
        var expected = rate * after.Exposure * (change.TownChanged ?? 1);
        return change with
        {
            ShrunkRate = rate,
            Regression = before.Events > 0 ? (rate / before.Rate) - 1 : null,
            ExpectedAfter = expected,
            ChanceAfter = FunnelRules.Chance(expected, spread.Prior == 0 ? 0 : 1 / (before.Events + (1 / spread.Prior)), FunnelRules.Tail95),
        };
    }

    /// <summary>Returns every reason against two periods that are to be compared.</summary>
    /// <param name="before">The nights before.</param>
    /// <param name="after">The nights after.</param>
    /// <param name="last">The last night of which there can be figures.</param>
    /// <source>docs/methods/change.md §1.</source>
    public static IReadOnlyList<Refusal> Against(NightRange before, NightRange after, Night last)
    {
        List<Refusal> reasons = [];
        foreach (var (field, range) in new[] { ("before", before), ("after", after) })
        {
            if (range.Count == 0)
            {
                reasons.Add(new(field, $"{range.Last.ToIso()} is before {range.First.ToIso()}.", "Give the earlier night first, as 2026-03-01..2026-05-31."));
            }
            else if (range.Last > last)
            {
                reasons.Add(new(field, $"{range.Last.ToIso()} is not over yet.", $"The last whole night is {last.ToIso()}."));
            }
        }

        if (before.Count > 0 && after.Count > 0 && before.First <= after.Last && after.First <= before.Last)
        {
            var (from, to) = (before.First > after.First ? before.First : after.First, before.Last < after.Last ? before.Last : after.Last);
            reasons.Add(new("after", $"The periods overlap: {new NightRange(from, to)} {(from == to ? "is" : "are")} in both.", "A night can be before or after, not both."));
        }
        else if (before.Count > 0 && after.Count > 0 && after.Last < before.First)
        {
            reasons.Add(new("after", $"{after} lies before {before}.", "Give the earlier period as --before."));
        }

        return reasons;
    }
}
