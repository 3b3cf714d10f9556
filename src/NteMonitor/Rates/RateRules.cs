using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Commands;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Rates;

/// <summary>Pure decisions about which figures can be asked for, and in which order they stand.</summary>
public static class RateRules
{
    /// <summary>Nights of the usual period: 52 weeks, every weekday as often as every other.</summary>
    public const int UsualNights = 52 * 7;

    /// <summary>The longest period, in nights.</summary>
    public const int MostNights = 3660;

    /// <summary>Returns the period asked for, or every reason why it cannot be.</summary>
    /// <source>docs/methods/rates.md §1.</source>
    /// <param name="ask">What was typed.</param>
    /// <param name="town">Whose windows there are.</param>
    /// <param name="kinds">The kinds of venue there are.</param>
    /// <param name="tonight">The night it is, of which there are no figures yet.</param>
    public static Outcome<RatePeriod> Check(RateAsk ask, Town town, IReadOnlyList<Term> kinds, Night tonight)
    {
        List<Refusal> reasons = [];
        var last = Date("to", ask.To, reasons) ?? tonight.Plus(-1);
        var first = Date("from", ask.From, reasons) ?? last.Plus(1 - UsualNights);
        var window = Window(ask.Window, town, reasons);
        var chosen = Kinds(ask.Kinds, kinds, reasons);
        if (reasons.Exists(r => r.Field is "from" or "to"))
        {
            return new Outcome<RatePeriod>.Refused(reasons);
        }

        if (last < first)
        {
            reasons.Add(new("to", $"{last.ToIso()} is before {first.ToIso()}.", "Give the earlier night as --from."));
        }
        else if (last >= tonight)
        {
            reasons.Add(new("to", $"{last.ToIso()} is not over yet.", $"The last whole night is {tonight.Plus(-1).ToIso()}."));
        }
        else if (new NightRange(first, last).Count > MostNights)
        {
            reasons.Add(new("from", $"{new NightRange(first, last).Count} nights are too many.", "Ask for ten years at most."));
        }

        return Outcome.Unless(reasons, () => new RatePeriod(new(first, last), window!) { Kinds = chosen });
    }

    /// <summary>Returns the named window asked for; the town's first, or the whole day where it has none, when none was.</summary>
    /// <source>docs/methods/rates.md §1.</source>
    public static NamedWindow? Window(string? code, Town town, ICollection<Refusal> reasons)
    {
        var window = string.IsNullOrWhiteSpace(code) ? town.Windows.Append(NamedWindow.All).First() : town.Window(code.Trim());
        if (window is null)
        {
            reasons.Add(new("window", $"There is no window called {code}.", $"Use one of {string.Join(", ", town.Windows.Select(w => w.Code).Append(NamedWindow.All.Code))}."));
        }

        return window;
    }

    /// <summary>Returns the kinds of venue that are named with commas between them; none for every kind.</summary>
    /// <source>docs/methods/funnel.md §1.</source>
    public static IReadOnlyList<Term> Kinds(string? text, IReadOnlyList<Term> kinds, ICollection<Refusal> reasons)
    {
        List<Term> chosen = [];
        foreach (var word in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(w => w.ToLowerInvariant()))
        {
            if (kinds.FirstOrDefault(k => k.Code == word || k.Words.Contains(word)) is { } kind)
            {
                chosen.Add(kind);
            }
            else
            {
                reasons.Add(new("kind", $"'{word}' is no kind of venue.", Nearest.Hint(word, kinds.SelectMany(k => k.Words.Prepend(k.Code))) ?? $"Use one of {string.Join(", ", kinds.Select(k => k.Code))}."));
            }
        }

        return chosen;
    }

    /// <summary>Returns the run of nights that text such as <c>2026-03-01..2026-05-31</c> names, or none with the reason added.</summary>
    /// <source>docs/methods/change.md §1.</source>
    public static NightRange? Range(string field, string text, ICollection<Refusal> reasons)
    {
        var dates = text.Split("..").Select(t => LocalDatePattern.Iso.Parse(t.Trim())).ToList();
        if (dates.Count == 2 && dates.TrueForAll(d => d.Success))
        {
            return new(new(dates[0].Value), new(dates[1].Value));
        }

        reasons.Add(new(field, $"'{text}' is no period.", "Write it as 2026-03-01..2026-05-31, both nights included."));
        return null;
    }

    /// <summary>Returns equal spans before a date and from it on, as long as there are whole nights after it, or none with the reason added.</summary>
    /// <param name="field">The field the date stands in.</param>
    /// <param name="text">The date as typed, for example <c>2026-05-01</c>.</param>
    /// <param name="tonight">The night it is.</param>
    /// <param name="reasons">Takes what is wrong with it.</param>
    /// <source>docs/methods/change.md §1.</source>
    public static (NightRange Before, NightRange After)? Around(string field, string text, Night tonight, ICollection<Refusal> reasons)
    {
        var date = LocalDatePattern.Iso.Parse(text.Trim());
        if (!date.Success)
        {
            reasons.Add(new(field, $"'{text}' is not a date.", "Write it as 2026-03-14."));
            return null;
        }

        var after = new NightRange(new(date.Value), tonight.Plus(-1));
        if (after.Count is > 0 and <= MostNights)
        {
            return (after.Before(), after);
        }

        reasons.Add(new(field, after.Count == 0 ? $"There is no whole night from {Words(date.Value)} on." : $"{after.Count} nights after it are too many.", $"The last whole night is {tonight.Plus(-1).ToIso()}; take ten years at most."));
        return null;
    }

    /// <summary>Returns a venue as the register had it, by the date on which each change was put on file.</summary>
    /// <param name="now">The venue as it stands.</param>
    /// <param name="entries">Its journal entries, in any order.</param>
    /// <param name="clock">The town's clock.</param>
    /// <source>docs/methods/rates.md §2.</source>
    public static IReadOnlyList<VenueFrom> History(Venue now, IReadOnlyCollection<Entry> entries, NightClock clock)
    {
        var ordered = entries.OrderBy(e => e.At).ThenBy(e => e.Id).ToList();
        List<VenueFrom> history = [];
        for (var count = 1; count < ordered.Count; count++)
        {
            if (LedgerRules.Fold(ordered[..count]) is { } state)
            {
                history.Add(new(clock.NightOf(ordered[count - 1].At).Evening, VenueJson.Read(now.Id, state.Facts)));
            }
        }

        return [.. history, new(ordered.Count == 0 ? Night.Earliest.Evening : clock.NightOf(ordered[^1].At).Evening, now)];
    }

    /// <summary>Returns venues by name, or, where evidence is asked for, by class and shrunk ratio with those of few events last.</summary>
    /// <source>docs/methods/rates.md §5.</source>
    public static IReadOnlyList<VenueRate> Ordered(IEnumerable<VenueRate> venues, RateOrder order) => order == RateOrder.Name
        ? [.. venues.OrderBy(v => v.Venue.Name, StringComparer.OrdinalIgnoreCase).ThenBy(v => v.Venue.Id)]
        : [.. Ordered(venues, RateOrder.Name).OrderBy(v => v.Point is { Class: not null } && v.Events >= RepeatRules.LeastEvents ? 0 : 1)
            .ThenByDescending(v => v.Events >= RepeatRules.LeastEvents ? v.Point?.Class : null)
            .ThenByDescending(v => v.Events >= RepeatRules.LeastEvents ? v.Point?.Shrunk : null)];

    /// <summary>Returns a date in words, as figures print it.</summary>
    /// <source>docs/methods/time.md §1.</source>
    public static string Words(LocalDate date) => date.ToString("d MMM uuuu", CultureInfo.InvariantCulture);

    private static Night? Date(string field, string? text, List<Refusal> reasons)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var date = LocalDatePattern.Iso.Parse(text.Trim());
        if (!date.Success)
        {
            reasons.Add(new(field, $"'{text}' is not a date.", "Write it as 2026-03-14."));
        }

        return date.Success ? new Night(date.Value) : null;
    }
}

/// <summary>In which order venues stand.</summary>
public enum RateOrder
{
    /// <summary>By name.</summary>
    Name,

    /// <summary>By the class of the funnel, then by the shrunk ratio.</summary>
    Evidence,
}
