using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor.Emro.Evaluation;

/// <summary>Reads what is to be counted of the log, and parts its days into periods.</summary>
public static class LogQuestionRules
{
    /// <summary>The longest span, in years.</summary>
    public const int MostYears = 10;

    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("H:mm");
    private static readonly LocalDatePattern Day = LocalDatePattern.Iso;

    /// <summary>Returns the question, or every reason why it cannot be asked.</summary>
    /// <param name="ask">What was typed; its zones are found elsewhere.</param>
    /// <param name="town">Whose nights and windows.</param>
    /// <param name="categories">The categories there are.</param>
    /// <param name="tonight">The night it is, of which there are no figures yet.</param>
    /// <source>docs/methods/emro-evaluation.md §9.</source>
    public static Outcome<LogQuestion> Read(LogAsk ask, Town town, IReadOnlyList<Term> categories, Night tonight)
    {
        List<Refusal> reasons = [];
        var (from, on, to) = (Date("--from", ask.From, reasons), Date("--on", ask.On, reasons), Date("--to", ask.To, reasons));
        var window = Window(ask.Window, town, reasons);
        var (days, codes) = (Days(ask.Days, reasons), Categories(ask.Categories, categories, reasons));
        if (from >= on)
        {
            reasons.Add(new("--on", $"{Day.Format(on!.Value)} is not after {Day.Format(from.Value)}.", "The change comes after the first day, so that there is something to compare with."));
        }

        if (to < on)
        {
            reasons.Add(new("--to", $"{Day.Format(to.Value)} is before {Day.Format(on!.Value)}.", "The last day comes after the change."));
        }

        if (from is { } first && to > first.PlusYears(MostYears))
        {
            reasons.Add(new("--from", $"From {Day.Format(first)} to {Day.Format(to.Value)} are more than {MostYears} years.", "What was ten years ago says little about now; begin later."));
        }

        var question = reasons.Count > 0 ? null : new LogQuestion(from!.Value, on!.Value, to!.Value, window!, ask.By)
        {
            IsSmallHours = !window!.IsWholeDay && window.From < window.To && window.To <= town.Clock.Boundary,
            Days = days,
            Categories = codes,
        };
        if (question is not null && question.Nights.Last >= tonight)
        {
            reasons.Add(new("--to", $"{Day.Format(question.To)} is not over yet.", $"The last day that is over is {Day.Format(question.To.PlusDays(Period.DaysBetween(question.Nights.Last.Evening, tonight.Evening) - 1))}."));
        }

        return Outcome.Unless(reasons, () => question!);
    }

    /// <summary>Returns the whole periods before and after the change, numbered in time, and in words those that are not whole.</summary>
    /// <remarks>A month in which the change came belongs to neither side and is left out; weeks are counted from the change.</remarks>
    /// <source>docs/methods/emro-evaluation.md §9.</source>
    public static (IReadOnlyList<LogPeriod> Whole, IReadOnlyList<string> LeftOut) Periods(LogQuestion question)
    {
        List<LogPeriod> whole = [];
        List<string> leftOut = [];
        foreach (var (label, time, first, last) in question.By == Spacing.Month ? Months(question) : Weeks(question))
        {
            var days = Enumerable.Range(0, Period.DaysBetween(first, last) + 1).Count(i => question.Counts(first.PlusDays(i)));
            if (first < question.From || last > question.To)
            {
                leftOut.Add($"{label}: not all its days lie between {Day.Format(question.From)} and {Day.Format(question.To)}");
            }
            else if (first < question.On && last >= question.On)
            {
                leftOut.Add($"{label}: the change came in it, on {Day.Format(question.On)}");
            }
            else
            {
                whole.Add(new(label, time, first, last, days, first >= question.On));
            }
        }

        return (whole, leftOut);
    }

    private static IEnumerable<(string Label, int Time, LocalDate First, LocalDate Last)> Months(LogQuestion question)
    {
        var time = 1;
        for (var month = question.From.ToYearMonth(); month <= question.To.ToYearMonth(); month = month.PlusMonths(1))
        {
            var first = month.OnDayOfMonth(1);
            yield return (first.ToString("uuuu-MM", CultureInfo.InvariantCulture), time++, first, first.PlusMonths(1).PlusDays(-1));
        }
    }

    private static IEnumerable<(string Label, int Time, LocalDate First, LocalDate Last)> Weeks(LogQuestion question)
    {
        var back = (Period.DaysBetween(question.From, question.On) + 6) / 7;
        var time = 1;
        for (var first = question.On.PlusDays(-7 * back); first <= question.To; first = first.PlusDays(7))
        {
            yield return ($"week from {Day.Format(first)}", time++, first, first.PlusDays(6));
        }
    }

    private static LocalDate? Date(string field, string? text, List<Refusal> reasons)
    {
        var date = Day.Parse(text?.Trim() ?? "");
        if (!date.Success)
        {
            reasons.Add(new(field, text is null ? "It is not given." : $"'{text}' is not a date.", "--from and --to are the first and the last day, --on is the first day of the change: write 2026-03-14."));
        }

        return date.Success ? date.Value : null;
    }

    private static NamedWindow? Window(string? text, Town town, List<Refusal> reasons)
    {
        if (text is null || town.Window(text.Trim()) is { } named && !Straddles(named))
        {
            return text is null ? NamedWindow.All : town.Window(text.Trim());
        }

        var ends = text.Split('-').Select(e => e.Trim()).Select(e => Clock.Parse(e.Contains(':', StringComparison.Ordinal) ? e : e + ":00")).ToList();
        if (ends is not [{ Success: true }, { Success: true }] || ends[0].Value == ends[1].Value)
        {
            reasons.Add(new("--window", town.Window(text.Trim()) is null ? $"'{text}' is no window." : Over(town), $"Write 03:00-06:00, or one of {string.Join(", ", town.Windows.Select(w => w.Code).Append(NamedWindow.All.Code))}."));
            return null;
        }

        var name = $"{ends[0].Value:HH:mm} to {ends[1].Value:HH:mm}";
        NamedWindow window = new(text.Trim(), name, ends[0].Value, ends[1].Value);
        if (Straddles(window))
        {
            reasons.Add(new("--window", Over(town), $"End the hours at {town.Clock.Boundary:HH:mm}, or begin them there."));
        }

        return window;

        bool Straddles(NamedWindow w) => w.Straddles(town.Clock.Boundary);
    }

    private static string Over(Town town) => $"The hours run over {town.Clock.Boundary:HH:mm}, at which one night ends and the next begins.";

    private static IReadOnlyList<IsoDayOfWeek> Days(string? text, List<Refusal> reasons)
    {
        List<IsoDayOfWeek> days = [];
        foreach (var word in Words(text))
        {
            var day = Enum.GetValues<IsoDayOfWeek>().FirstOrDefault(d => d != IsoDayOfWeek.None && word.Length >= 3 && d.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase));
            if (day == IsoDayOfWeek.None)
            {
                reasons.Add(new("--day", $"'{word}' is no day of the week.", "Write them as sat,sun."));
            }

            days.Add(day);
        }

        return [.. days.Distinct()];
    }

    private static List<string> Categories(string? text, IReadOnlyList<Term> categories, List<Refusal> reasons)
    {
        var codes = Words(text).Select(w => w.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        reasons.AddRange(codes.Where(c => categories.All(k => k.Code != c)).Select(c => new Refusal("--category", $"There is no category '{c}'.", $"Use {string.Join(", ", categories.Select(k => k.Code))}.")));
        return codes;
    }

    private static string[] Words(string? text) => text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
