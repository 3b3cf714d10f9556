using NodaTime;
using NteMonitor.Commands;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.Cycle;

/// <summary>When a flag is to be renewed, and how.</summary>
/// <param name="Kind">Code of the kind of renewal.</param>
/// <param name="On">The day.</param>
public sealed record RenewalDue(string Kind, LocalDate On);

/// <summary>Pure decisions about entries: which days agree, what falls due.</summary>
public static class CycleRules
{
    private const int MostName = 80;

    /// <summary>Days before a renewal from which it is on the night board.</summary>
    public const int RenewalAhead = 60;

    /// <summary>Days before anything else from which it is on the night board.</summary>
    public const int Ahead = 14;

    /// <summary>Returns everything that is wrong with an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="edition">Its edition.</param>
    /// <param name="today">Today's date; nothing was done later.</param>
    /// <source>docs/methods/purple-flag.md §2.</source>
    public static IReadOnlyList<Refusal> Faults(FlagEntry entry, FrameworkEdition edition, LocalDate today)
    {
        List<Refusal> faults = [.. Line("place", entry.Place, MostName), .. entry.Round.Length == 0 ? [] : Line("round", entry.Round, MostName)];
        if (edition.Kinds.All(k => k.Code != entry.Kind))
        {
            faults.Add(new("kind", $"'{entry.Kind}' is no kind of entry.", $"There is {Words(edition.Kinds)}."));
            return faults;
        }

        List<FlagStep> steps = [.. edition.StepsOf(entry.Kind)];
        faults.AddRange(entry.Days.Where(d => steps.All(s => s.Code != d.Step))
            .Select(d => new Refusal("step", $"'{d.Step}' is no step of this kind of entry.", Nearest.Hint(d.Step, steps.Select(s => s.Code)) ?? $"There is {Words(steps)}.")));
        faults.AddRange(entry.Days.Where(d => d.Done > today)
            .Select(d => new Refusal("done", $"{d.Done:uuuu-MM-dd} is after today, {today:uuuu-MM-dd}.", "A day that is to come is --due.")));
        if (entry.Done(FrameworkRules.FirstStep) is null)
        {
            faults.Add(new(FrameworkRules.FirstStep, "It has no day on which it was registered.", "An entry begins by being registered."));
        }

        if (entry.Outcome is { } told && edition.Outcomes.All(o => o.Code != told.Code))
        {
            faults.Add(new("outcome", $"'{told.Code}' is no outcome.", Nearest.Hint(told.Code, edition.Outcomes.Select(o => o.Code)) ?? $"There is {Words(edition.Outcomes)}."));
        }

        faults.AddRange(Disorder(entry, steps, d => d?.Done, "done"));
        faults.AddRange(Disorder(entry, steps, d => d?.Due, "due"));
        return faults;
    }

    /// <summary>Returns the steps that come before a step, however many lie between, of a kind of entry.</summary>
    /// <source>docs/methods/purple-flag.md §2.</source>
    public static IReadOnlySet<string> Before(FlagStep step, IReadOnlyList<FlagStep> steps)
    {
        HashSet<string> before = [];
        Stack<string> open = new(step.After);
        while (open.TryPop(out var code))
        {
            if (before.Add(code) && steps.FirstOrDefault(s => s.Code == code) is { } earlier)
            {
                foreach (var next in earlier.After)
                {
                    open.Push(next);
                }
            }
        }

        return before;
    }

    /// <summary>Returns when the flag of an entry is to be renewed; nothing where it was not accredited.</summary>
    /// <source>docs/methods/purple-flag.md §2; months are calendar months, the last day of a short month standing for one that it lacks.</source>
    public static IReadOnlyList<RenewalDue> Renewals(FlagEntry entry, FrameworkEdition edition) =>
        entry.Outcome is { } told && edition.Outcomes.Any(o => o.Code == told.Code && o.Accredits)
            ? [.. edition.Renewals.Where(r => r.After == entry.Kind).Select(r => new RenewalDue(r.Kind, told.On.PlusMonths(r.Months))).OrderBy(r => r.On).ThenBy(r => r.Kind, StringComparer.Ordinal)]
            : [];

    /// <summary>Returns the renewals of a place that nobody has registered yet.</summary>
    /// <param name="entry">An entry with its outcome.</param>
    /// <param name="edition">Its edition.</param>
    /// <param name="others">Every entry of the place.</param>
    /// <source>docs/methods/purple-flag.md §2: an entry of the same kind that was registered on the day of the outcome or later is the renewal.</source>
    public static IReadOnlyList<RenewalDue> Unregistered(FlagEntry entry, FrameworkEdition edition, IEnumerable<FlagEntry> others)
    {
        List<FlagEntry> later = [.. others.Where(o => o.Id != entry.Id && entry.Outcome is { } told && o.Done(FrameworkRules.FirstStep) >= told.On)];
        return [.. Renewals(entry, edition).Where(r => later.TrueForAll(o => o.Kind != r.Kind))];
    }

    /// <summary>Returns the steps of an entry that wait to be done and have a day: those due within two weeks of a night, and those overdue; none once the outcome is told.</summary>
    /// <source>docs/methods/purple-flag.md §2.</source>
    public static IReadOnlyList<Reminder> Due(FlagEntry entry, FrameworkEdition edition, LocalDate night) => entry.Outcome is not null
        ? []
        : [.. edition.StepsOf(entry.Kind).Select(s => (Step: s, Due: entry.Due(s.Code), Done: entry.Done(s.Code)))
            .Where(s => s is { Done: null, Due: { } due } && due <= night.PlusDays(Ahead))
            .Select(s => new Reminder(s.Due!.Value, $"Purple Flag, {entry.Place}: {s.Step.Name.ToLowerInvariant()}, due on {s.Due:uuuu-MM-dd}."))];

    /// <summary>Returns what is wrong with a line of text that says what something is.</summary>
    /// <source>design decision: docs/decisions/0014-purple-flag.md.</source>
    public static IReadOnlyList<Refusal> Line(string field, string text, int most) => text.Trim().Length < 2 || text.Trim().Length > most || text.Any(char.IsControl)
        ? [new(field, text.Trim().Length < 2 ? $"'{text}' says nothing." : text.Trim().Length > most ? $"It has {text.Trim().Length} letters." : "It has a control character.", $"Give 2 to {most} letters in one line.")]
        : [];

    private static IEnumerable<Refusal> Disorder(FlagEntry entry, List<FlagStep> steps, Func<StepDays?, LocalDate?> day, string field)
    {
        foreach (var step in steps)
        {
            var on = day(entry.Days.FirstOrDefault(d => d.Step == step.Code));
            foreach (var code in Before(step, steps).Where(_ => on is not null).Order(StringComparer.Ordinal))
            {
                if (day(entry.Days.FirstOrDefault(d => d.Step == code)) is { } earlier && earlier > on)
                {
                    yield return new(field, $"{step.Name}: {on:uuuu-MM-dd} is before {steps.First(s => s.Code == code).Name.ToLowerInvariant()}, {earlier:uuuu-MM-dd}.", "Put one of the two right: that step comes first.");
                }
            }
        }
    }

    private static string Words(IEnumerable<FlagTerm> terms) => string.Join(", ", terms.Select(t => t.Code));
}
