using NodaTime;
using NteMonitor.Emro.Models;

namespace NteMonitor.Emro.Workbench;

/// <content>How the streets empty, as it is and as it would be.</content>
public static partial class ScenarioRules
{
    /// <summary>Returns what crowding adds or takes, as a share of the window's events.</summary>
    /// <param name="curves">The queue as it is and as it would be.</param>
    /// <param name="share">Share of events that come with crowding.</param>
    /// <param name="gamma">How steeply they rise with the queue.</param>
    /// <param name="minutes">From which minute on the difference is taken, and the window's first and last minute, after the evening's midnight.</param>
    /// <source>docs/methods/emro.md §5: s·(ΣQ'^γ − ΣQ^γ) ⁄ max(ΣQ^γ, ΣA^γ) of the window; the least is that nothing of the share is left.</source>
    public static double Crowding((QueueCurve Now, QueueCurve Then) curves, double share, double gamma, (int From, int Start, int End) minutes)
    {
        double Sum(QueueCurve curve, IReadOnlyList<double> people, int from) => people.Where((_, i) => curve.From + i >= from && curve.From + i < minutes.End).Sum(q => Math.Pow(q, gamma));
        var (now, then) = curves;
        var beside = Math.Max(Sum(now, now.Queue, minutes.Start), Sum(now, now.Leaving, minutes.Start));
        return beside == 0 ? 0 : share * Math.Max(-1, (Sum(then, then.Queue, minutes.From) - Sum(now, now.Queue, minutes.From)) / beside);
    }

    /// <summary>Returns what crowding adds or takes in a scenario, for one share of events that come with it.</summary>
    /// <source>docs/methods/emro.md §5: hours that move take along those who leave in the two hours before.</source>
    public static double Crowding(Scenario scenario, (QueueCurve Now, QueueCurve Then) curves, double share)
    {
        if (scenario.Order.Days.Count == 0)
        {
            return 0;
        }

        var (start, end) = (Minute(scenario.Order.Days.Min(d => d.Start)), Minute(scenario.Order.Days.Max(d => d.End)));
        var from = !Removes(scenario.Tool) ? start : start - DispersalRules.Before - (scenario.Tool == Tool.Staggered ? Earlier(scenario, 0) : 0);
        return Crowding(curves, share, scenario.Gamma, (from, start, end));
    }

    private static DispersalModel Dispersal(Scenario scenario) => scenario.Tool == Tool.Transport
        ? scenario.Dispersal with { Transport = [.. scenario.Dispersal.Transport.Select(t => (t.From, t.PerMinute + scenario.MoreTransport))] }
        : scenario.Dispersal;

    private static IReadOnlyList<Leaving> Leaving(Scenario scenario, IReadOnlyList<Leaving> now)
    {
        if (!Removes(scenario.Tool) || scenario.Order.Days.Count == 0)
        {
            return now;
        }

        var start = Minute(scenario.Order.Days.Min(d => d.Start));
        return scenario.Tool switch
        {
            Tool.Staggered => Staggered(scenario, now, start),
            Tool.Voluntary => [.. now.SelectMany(v => DispersalRules.Stopped([v with { Patrons = v.Patrons * scenario.TakeUp }], start, 0).Append(v with { Patrons = v.Patrons * (1 - scenario.TakeUp) }))],
            _ => DispersalRules.Stopped(now, start, scenario.StaysOpen),
        };
    }

    /// <summary>Venues that sell beyond the start stop one group after another, the last at the start.</summary>
    private static IReadOnlyList<Leaving> Staggered(Scenario scenario, IReadOnlyList<Leaving> now, int start)
    {
        var groups = Groups(scenario, now);
        return [.. now.Select(v =>
        {
            var stop = start - Earlier(scenario, groups.GetValueOrDefault(v.Name, scenario.StaggerGroups - 1));
            return v.SaleEnd <= stop ? v : v with { SaleEnd = stop, DoorsClose = stop + (v.DoorsClose - v.SaleEnd) };
        })];
    }

    /// <summary>Puts the venues that sell beyond the first group's time into groups by the end of their sale, the earliest first, of equal ones the larger; groups differ by one venue at most.</summary>
    private static Dictionary<string, int> Groups(Scenario scenario, IReadOnlyList<Leaving> now)
    {
        var first = Minute(scenario.Order.Days.Min(d => d.Start)) - Earlier(scenario, 0);
        var names = now.Where(v => v.SaleEnd > first).OrderBy(v => v.SaleEnd).ThenByDescending(v => v.Patrons).ThenBy(v => v.Name, StringComparer.Ordinal).Select(v => v.Name).Distinct(StringComparer.Ordinal).ToList();
        return names.Select((name, i) => (name, Group: i * scenario.StaggerGroups / names.Count)).ToDictionary(n => n.name, n => n.Group, StringComparer.Ordinal);
    }

    private static int Minute(LocalTime time) => (int)(time.TickOfDay / NodaConstants.TicksPerMinute);

    private static int Earlier(Scenario scenario, int group) => scenario.StaggerMinutes * (scenario.StaggerGroups - 1 - group);
}
