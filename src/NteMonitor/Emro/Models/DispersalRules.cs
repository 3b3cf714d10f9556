namespace NteMonitor.Emro.Models;

/// <summary>A venue as the streets about it feel it at the end of the night.</summary>
/// <param name="Name">Its name, for the drawing.</param>
/// <param name="Patrons">People inside before they begin to leave.</param>
/// <param name="SaleEnd">When its sale of alcohol ends, in minutes after the evening's midnight: 180 is 03:00.</param>
/// <param name="DoorsClose">When its doors close, in the same minutes; at least the end of sale.</param>
public sealed record Leaving(string Name, double Patrons, int SaleEnd, int DoorsClose);

/// <summary>How people go home.</summary>
public sealed record DispersalModel
{
    /// <summary>Share of a venue's people who leave between the end of sale and the closing of the doors, 0 to 1; the others left over the two hours before.</summary>
    public double Late { get; init; } = 0.6;

    /// <summary>Share who walk, 0 to 1.</summary>
    public double Walk { get; init; } = 0.25;

    /// <summary>People whom taxis and buses take in a minute, from a minute on: the last step that has begun holds.</summary>
    public IReadOnlyList<(int From, double PerMinute)> Transport { get; init; } = [(0, 8)];

    /// <summary>The queue from which on a minute counts as crowded.</summary>
    public double Crowded { get; init; } = 300;
}

/// <summary>The queue at ranks and stops, minute by minute.</summary>
/// <param name="From">The first minute, after the evening's midnight.</param>
/// <param name="Queue">People waiting at the end of each minute.</param>
/// <param name="Leaving">People who came out of the doors in each minute.</param>
public sealed record QueueCurve(int From, IReadOnlyList<double> Queue, IReadOnlyList<double> Leaving)
{
    /// <summary>The longest queue.</summary>
    public double Peak => Queue.Count == 0 ? 0 : Queue.Max();

    /// <summary>The minute of the longest queue, after the evening's midnight.</summary>
    public int PeakAt => From + (Queue.Count == 0 ? 0 : Queue.ToList().IndexOf(Peak));

    /// <summary>Minutes that all who waited spent waiting, together.</summary>
    public double PersonMinutes => Queue.Sum();

    /// <summary>The first minute after which nobody waits any more.</summary>
    public int ClearAt => From + Queue.ToList().FindLastIndex(q => q > 0) + 1;

    /// <summary>Returns how many minutes the queue was longer than this.</summary>
    public int MinutesOver(double queue) => Queue.Count(q => q > queue);
}

/// <summary>What closing hours make of the streets: everybody out at once, or one after another.</summary>
public static class DispersalRules
{
    /// <summary>How long before the end of sale the early ones leave, in minutes.</summary>
    public const int Before = 120;

    private const int MostMinutes = 24 * 60;

    /// <summary>Returns the queue over the night, minute by minute, from the first who leave until nobody waits (or a day later).</summary>
    /// <source>docs/methods/emro.md §5: Q' = max(0, Q + (1 − w)·A − K).</source>
    public static Outcome<QueueCurve> Queue(IReadOnlyList<Leaving> venues, DispersalModel model)
    {
        if (Faults(venues, model) is { Count: > 0 } faults)
        {
            return new Outcome<QueueCurve>.Refused(faults);
        }

        if (venues.Count == 0)
        {
            return Outcome.Done(new QueueCurve(0, [], []));
        }

        var (from, end) = (venues.Min(v => v.SaleEnd) - Before, venues.Max(v => v.DoorsClose));
        List<double> queue = [], outside = [];
        var waiting = 0.0;
        for (var minute = from; minute < end || (waiting > 0 && queue.Count < MostMinutes); minute++)
        {
            var leaving = venues.Sum(v => At(v, minute, model.Late));
            waiting = Math.Max(0, waiting + ((1 - model.Walk) * leaving) - Capacity(model, minute));
            queue.Add(waiting);
            outside.Add(leaving);
        }

        return Outcome.Done(new QueueCurve(from, queue, outside));
    }

    /// <summary>Returns the venues as they would leave if no alcohol were sold from a minute on.</summary>
    /// <param name="venues">As they are.</param>
    /// <param name="start">When sales stop, in minutes after the evening's midnight.</param>
    /// <param name="staysOpen">Share of each venue's people, 0 to 1, for whom the doors stay open to their own hour: an order stops sales, not opening (Licensing Act 2003 s.172A).</param>
    /// <source>docs/methods/emro.md §5.</source>
    public static IReadOnlyList<Leaving> Stopped(IReadOnlyList<Leaving> venues, int start, double staysOpen) =>
    [
        .. venues.SelectMany(v => v.SaleEnd <= start
            ? [v]
            : new[]
            {
                v with { Patrons = v.Patrons * (1 - staysOpen), SaleEnd = start, DoorsClose = start + (v.DoorsClose - v.SaleEnd) },
                v with { Patrons = v.Patrons * staysOpen, SaleEnd = start, DoorsClose = Math.Max(v.DoorsClose, start) },
            }).Where(v => v.Patrons > 0),
    ];

    /// <summary>Returns the queue's peak and the minutes it takes to clear when people come at one rate for a while: the closed form.</summary>
    /// <param name="rate">People out of the doors in a minute.</param>
    /// <param name="minutes">For how long.</param>
    /// <param name="walk">Share who walk.</param>
    /// <param name="capacity">People taken in a minute.</param>
    /// <source>docs/methods/emro.md §5: (a(1 − w) − K)·W, cleared after that over K.</source>
    public static (double Peak, double Clears) Pulse(double rate, double minutes, double walk, double capacity)
    {
        var peak = Math.Max(0, ((rate * (1 - walk)) - capacity) * minutes);
        return (peak, capacity > 0 ? peak / capacity : double.PositiveInfinity);
    }

    private static double At(Leaving venue, int minute, double late)
    {
        var stay = venue.DoorsClose - venue.SaleEnd;
        var lateShare = stay == 0 ? 0 : late;
        return (minute >= venue.SaleEnd && minute < venue.DoorsClose ? venue.Patrons * lateShare / stay : 0)
            + (minute >= venue.SaleEnd - Before && minute < venue.SaleEnd ? venue.Patrons * (1 - lateShare) / Before : 0);
    }

    private static double Capacity(DispersalModel model, int minute) =>
        model.Transport.Where(t => t.From <= minute).Select(t => t.PerMinute).LastOrDefault(model.Transport.Count == 0 ? 0 : model.Transport[0].PerMinute);

    private static List<Refusal> Faults(IReadOnlyList<Leaving> venues, DispersalModel model)
    {
        List<Refusal> faults = [];
        foreach (var venue in venues.Where(v => !(v.Patrons >= 0) || !double.IsFinite(v.Patrons) || v.DoorsClose < v.SaleEnd || v.DoorsClose - v.SaleEnd > MostMinutes))
        {
            faults.Add(new("venue", $"{venue.Name}: {venue.Patrons} people, sale to minute {venue.SaleEnd}, doors to minute {venue.DoorsClose}.", "People are 0 or more, and doors close no earlier than the sale ends."));
        }

        foreach (var (name, share) in new[] { ("late", model.Late), ("walk", model.Walk) }.Where(s => s.Item2 is not (>= 0 and <= 1)))
        {
            faults.Add(new(name, $"{share} is no share.", "A share is 0 to 1."));
        }

        if (model.Transport.Count == 0 || model.Transport.Any(t => !(t.PerMinute >= 0) || !double.IsFinite(t.PerMinute)))
        {
            faults.Add(new("transport", "The people that taxis and buses take in a minute are not known.", "Give a number of 0 or more."));
        }

        return faults;
    }
}
