using MathNet.Numerics.LinearAlgebra;

namespace NteMonitor.Rates;

/// <summary>A CUSUM of weekly counts against what the opening hours let expect, with the rate of its false alarms.</summary>
public static class AlertRules
{
    /// <summary>The rise that is looked for: twice the rate.</summary>
    public const double Rise = 2;

    /// <summary>The weeks that shall pass on average between false alarms at one venue: ten years.</summary>
    public const double LeastWeeks = 520;

    /// <summary>More weeks than this are printed as more than so many.</summary>
    public const double MostWeeks = 1_000_000;

    /// <summary>The fewest events to be expected in a week with which weeks are watched: about five a year.</summary>
    public const double LeastExpected = 0.1;

    /// <summary>Returns how weeks with this many expected events are to be watched: the lowest limit with at least <see cref="LeastWeeks"/> to a false alarm.</summary>
    /// <param name="expected">Events to be expected in an average week, at least <see cref="LeastExpected"/>.</param>
    /// <source>Lucas, Technometrics 27 (1985) 129; Brook and Evans, Biometrika 59 (1972) 539; docs/methods/alerts.md §2 and §3.</source>
    public static AlertPlan Plan(double expected)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(expected, LeastExpected);
        var steps = expected < 1 ? 20 : expected < 4 ? 10 : expected < 20 ? 4 : 1;
        int low = 0, high = steps;
        while (Weeks(high, steps, expected, expected) < LeastWeeks)
        {
            (low, high) = (high, high * 2);
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Weeks(middle, steps, expected, expected) < LeastWeeks ? (middle, high) : (low, middle);
        }

        return new((double)high / steps, steps, Weeks(high, steps, expected, expected), Weeks(high, steps, expected, Rise * expected));
    }

    /// <summary>Returns a venue's weeks as a plan watches them.</summary>
    /// <source>docs/methods/alerts.md §2.</source>
    public static AlertChart Watch(AlertPlan plan, IReadOnlyList<WeekOfEvents> weeks)
    {
        var limit = (long)Math.Round(plan.Limit * plan.Steps);
        List<AlertWeek> watched = [];
        var sum = 0L;
        foreach (var week in weeks)
        {
            sum = Math.Max(0, sum + (week.Events * plan.Steps) - Allowance(week.Expected, plan.Steps));
            watched.Add(new(week, (double)sum / plan.Steps, sum >= limit));
            sum = sum >= limit ? 0 : sum;
        }

        return new(plan, watched, FalseAlarm(plan, [.. weeks.Select(w => w.Expected)]));
    }

    /// <summary>Returns the average number of weeks until an alert, beginning at 0; infinite where it is more than <see cref="MostWeeks"/>.</summary>
    /// <param name="limit">The limit, in steps.</param>
    /// <param name="steps">Steps of one event.</param>
    /// <param name="expected">Events the plan expects in every week.</param>
    /// <param name="actual">Events there really are on average.</param>
    /// <source>Brook and Evans, Biometrika 59 (1972) 539; docs/methods/alerts.md §3.</source>
    public static double Weeks(int limit, int steps, double expected, double actual)
    {
        var stay = Matrix<double>.Build.Dense(limit, limit);
        var chances = Chances(actual, (limit + Allowance(expected, steps)) / steps);
        for (var from = 0; from < limit; from++)
        {
            Spread(from, limit, Allowance(expected, steps), steps, chances, (to, chance) => stay[from, to] -= chance);
            stay[from, from] += 1;
        }

        // Where an alert is all but impossible the equations have no solution that a machine can tell from none.
        return stay.Solve(Vector<double>.Build.Dense(limit, 1))[0] is var weeks && weeks is > 0 and < MostWeeks ? weeks : double.PositiveInfinity;
    }

    /// <summary>Returns the probability of at least one alert within these weeks although each has on average what is expected of it.</summary>
    /// <source>docs/methods/alerts.md §3.</source>
    public static double FalseAlarm(AlertPlan plan, IReadOnlyList<double> expected)
    {
        var limit = (int)Math.Round(plan.Limit * plan.Steps);
        var at = new double[limit];
        at[0] = 1;
        foreach (var week in expected)
        {
            var next = new double[limit];
            var chances = Chances(week, (limit + Allowance(week, plan.Steps)) / plan.Steps);
            for (var from = 0; from < limit; from++)
            {
                var held = at[from];
                if (held > 0)
                {
                    Spread(from, limit, Allowance(week, plan.Steps), plan.Steps, chances, (to, chance) => next[to] += held * chance);
                }
            }

            at = next;
        }

        return Math.Clamp(1 - at.Sum(), 0, 1);
    }

    /// <summary>What a week takes off the sum, in steps: between what is expected and twice that, where the two are equally likely to be behind a count.</summary>
    private static long Allowance(double expected, int steps) => (long)Math.Round(expected * (Rise - 1) / Math.Log(Rise) * steps, MidpointRounding.AwayFromZero);

    /// <summary>Says where the sum goes from one state without an alert, and with what probability.</summary>
    private static void Spread(int from, int limit, long allowance, int steps, double[] chances, Action<int, double> say)
    {
        for (var events = 0; events < chances.Length; events++)
        {
            var to = Math.Max(0, from + ((long)events * steps) - allowance);
            if (to >= limit)
            {
                return;
            }

            say((int)to, chances[events]);
        }
    }

    /// <summary>The Poisson probabilities of 0 to a greatest number of events.</summary>
    private static double[] Chances(double mean, long most)
    {
        var chances = new double[most + 1];
        for (var events = 0; events <= most; events++)
        {
            chances[events] = mean <= 0 ? (events == 0 ? 1 : 0) : Math.Exp((events * Math.Log(mean)) - mean - MathNet.Numerics.SpecialFunctions.FactorialLn(events));
        }

        return chances;
    }
}
