using System.Globalization;
using NteMonitor.Emro.Models;

namespace NteMonitor.Emro.Workbench;

/// <summary>Shares and ranges as people type them.</summary>
public static class ShareWords
{
    private const double Sure = 1e6;
    private const string How = "Write 0 for none, a share such as 0.3, or a likely range such as 0.2-0.45; for a beta distribution 16:34.";

    /// <summary>Returns the share of a text: none, one known exactly, a likely range (95 %), or the two parameters of a beta distribution.</summary>
    /// <param name="field">What the text is for.</param>
    /// <param name="text">The text.</param>
    /// <source>docs/methods/emro.md §4: the beta with the middle of the range as its mean and a quarter of its width (over 1.96·½) as its deviation.</source>
    public static Outcome<ShareRange> Read(string field, string text)
    {
        var trimmed = text.Trim();
        if (Two(trimmed, ':') is var (a, b))
        {
            return a > 0 && b > 0 && a + b < Sure * 2 ? Outcome.Done(new ShareRange(a, b)) : Outcome.Refused<ShareRange>(field, $"'{text}' is no beta distribution.", "Both parameters are above 0.");
        }

        if (Two(trimmed, '-') is var (low, high))
        {
            var mean = (low + high) / 2;
            var spread = (high - low) / (2 * Evaluation.FitRules.Z95);
            var weight = spread > 0 ? (mean * (1 - mean) / (spread * spread)) - 1 : 0;
            return low >= 0 && high <= 1 && low < high && weight > 0
                ? Outcome.Done(new ShareRange(mean * weight, (1 - mean) * weight))
                : Outcome.Refused<ShareRange>(field, $"'{text}' is no likely range of a share.", How);
        }

        return Number(trimmed) switch
        {
            0 => Outcome.Done(ShareRange.None),
            > 0 and < 1 and var share => Outcome.Done(new ShareRange(share * Sure, (1 - share) * Sure)),
            _ => Outcome.Refused<ShareRange>(field, $"'{text}' is no share.", How),
        };
    }

    /// <summary>Returns a share in words: its mean, and its range where it has one.</summary>
    /// <source>docs/methods/emro.md §4: beta quantiles.</source>
    public static string Write(ShareRange share) => share == ShareRange.None ? "none"
        : share.A + share.B >= Sure / 2 ? string.Create(CultureInfo.InvariantCulture, $"{100 * share.Mean:0.#} %")
        : string.Create(CultureInfo.InvariantCulture, $"{100 * share.Mean:0.#} % ({100 * share.Quantile(0.025):0.#} to {100 * share.Quantile(0.975):0.#})");

    /// <summary>Returns the low end, the middle and the high end of a text such as <c>0.5,0.75,1</c>.</summary>
    /// <source>docs/methods/emro.md §8: the ends of the likely range.</source>
    public static Outcome<Likely> Ends(string field, string text)
    {
        var parts = text.Split(',').Select(p => Number(p.Trim())).ToList();
        return parts is [{ } low, { } middle, { } high] && low <= middle && middle <= high && low >= 0
            ? Outcome.Done(new Likely(low, middle, high))
            : Outcome.Refused<Likely>(field, $"'{text}' is not a low end, a middle and a high end.", "Write three numbers, rising, with commas: 0,0.1,0.3.");
    }

    /// <summary>Returns the people whom taxis and buses take in a minute, from when on: <c>23:00=8 03:00=11.3</c>, or one number for the whole night.</summary>
    /// <source>docs/methods/emro.md §5: K.</source>
    public static Outcome<IReadOnlyList<(int From, double PerMinute)>> Transport(string field, string text)
    {
        if (Number(text.Trim()) is >= 0 and { } all)
        {
            return Outcome.Done<IReadOnlyList<(int, double)>>([(-12 * 60, all)]);
        }

        List<(int From, double PerMinute)> steps = [];
        foreach (var part in text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.Split('=');
            var time = at.Length == 2 ? NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(at[0]) : null;
            if (time is not { Success: true } || Number(at[1]) is not (>= 0 and { } perMinute))
            {
                return Outcome.Refused<IReadOnlyList<(int, double)>>(field, $"'{part}' says no time and number.", "Write 8 for the whole night, or steps: 23:00=8 03:00=11.3.");
            }

            var minute = (time.Value.Hour * 60) + time.Value.Minute;
            steps.Add((minute >= 12 * 60 ? minute - (24 * 60) : minute, perMinute));
        }

        return steps.Count == 0
            ? Outcome.Refused<IReadOnlyList<(int, double)>>(field, "Nothing is said.", "Write 8 for the whole night, or steps: 23:00=8 03:00=11.3.")
            : Outcome.Done<IReadOnlyList<(int, double)>>([.. steps.OrderBy(s => s.From)]);
    }

    private static (double, double)? Two(string text, char between) =>
        text.Split(between) is [var one, var other] && Number(one) is { } first && Number(other) is { } second ? (first, second) : null;

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float & ~NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
