using NodaTime;
using NodaTime.Text;
using NteMonitor.Commands;
using NteMonitor.Emro.Workbench;
using NteMonitor.Venues;
using NteMonitor.Zones;

namespace NteMonitor.Emro.Law;

/// <summary>What a typed act of the procedure is held against.</summary>
/// <param name="Of">Id of the scenario.</param>
/// <param name="Log">What the log has already.</param>
/// <param name="Book">Ways of service.</param>
/// <param name="Today">Today's date.</param>
public sealed record ServiceAgainst(Guid Of, IReadOnlyList<ServiceEntry> Log, LawBook Book, LocalDate Today);

/// <summary>The proof-of-service log: who has to be served, what an entry may say, and what the entries come to.</summary>
public static partial class ServiceRules
{
    /// <summary>The longest note, in characters.</summary>
    public const int MostNote = 240;

    /// <summary>The longest name of a body, in characters.</summary>
    public const int MostBody = 80;

    private const string Held = "held";

    /// <summary>Returns who has to be served, as far as the register says.</summary>
    /// <param name="scenario">The scenario: its zones, its days, and the venues that sell in rooms only.</param>
    /// <param name="around">The register and the day.</param>
    /// <remarks>Without a zone every venue on file is looked at. Holders of suspended licences are affected, those of venues closed for good are not.</remarks>
    /// <source>Licensing Act 2003 s.172B(3); docs/methods/emro.md §2.</source>
    public static AffectedVenues Affected(Scenario scenario, Surroundings around)
    {
        var inside = Inside(scenario, around).Where(v => !scenario.RoomsOnly.Contains(v.Id)).ToList();
        return new(
            [.. inside.Where(v => SellsIn(v, scenario.Order.Days))],
            [.. inside.Where(v => v.SaleHours.Count == 0)],
            scenario.Order.Zones.Count == 0 ? [] : [.. Live(around).Where(v => v.Position is null)]);
    }

    /// <summary>Returns the venues of an order's zones that are not closed for good, by name; without a zone every such venue on file.</summary>
    /// <param name="scenario">The scenario: its zones.</param>
    /// <param name="around">The register and the day.</param>
    /// <source>Licensing Act 2003 s.172B(3); docs/methods/emro.md §2.</source>
    public static IReadOnlyList<Venue> Inside(Scenario scenario, Surroundings around)
    {
        var zones = around.Zones.Where(z => scenario.Order.Zones.Contains(z.Code)).ToList();
        return [.. Live(around).Where(v => scenario.Order.Zones.Count == 0 || (v.Position is { } at && zones.Exists(z => ZoneRules.Contains(z, at))))];
    }

    private static IEnumerable<Venue> Live(Surroundings around) =>
        around.Venues.Where(v => VenueRules.StatusOn(v, around.Today) != VenueStatus.Closed).OrderBy(v => v.Name, StringComparer.Ordinal).ThenBy(v => v.Id);

    /// <summary>Returns whether a venue's hours of sale reach into a period of an order.</summary>
    /// <source>Licensing Act 2003 s.172A(2).</source>
    public static bool SellsIn(Venue venue, IReadOnlyList<DayRule> days) => venue.SaleHours.Any(h => days.Any(r =>
        (r.Day == h.Day && h.From < r.End && (h.To <= h.From || h.To > r.Start))
        || (r.Evening == h.Day && h.To <= h.From && h.To > r.Start)));

    /// <summary>Returns the entries that a typed act makes, one for each who was served, or every reason against it.</summary>
    /// <param name="draft">What was typed.</param>
    /// <param name="ids">New ids, as many as there are venues and bodies, and one at least.</param>
    /// <param name="against">Scenario, log, ways and day.</param>
    /// <source>docs/methods/emro.md §2.</source>
    public static Outcome<IReadOnlyList<ServiceEntry>> Check(ServiceDraft draft, IReadOnlyList<Guid> ids, ServiceAgainst against)
    {
        List<Refusal> reasons = [];
        var step = Step(draft.Step, reasons);
        var on = Day(draft.On.Trim(), step, against, reasons);
        var way = Way(draft.How, step, against.Book, reasons);
        if (on > against.Today && way is not { Kind: Held })
        {
            reasons.Add(new("on", $"{LocalDatePattern.Iso.Format(on.Value)} has not come yet.", "The log has what was done; only a day fixed for the hearing may lie ahead."));
        }

        Words(draft, reasons);
        if (step is null || way is null || on is null)
        {
            return new Outcome<IReadOnlyList<ServiceEntry>>.Refused(reasons);
        }

        To(draft, step, way, reasons);
        var entry = new ServiceEntry(ids[0], against.Of, step, on.Value, way.Code) { Proof = draft.Proof, Note = OrNone(draft.Note) };
        List<ServiceEntry> entries =
        [
            .. draft.Venues.DistinctBy(v => v.Id).Select(v => entry with { Venue = v.Id }),
            .. draft.Bodies.Select(b => b.Trim()).Where(b => b.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Select(b => entry with { To = b }),
        ];
        entries = entries.Count == 0 ? [entry] : entries;
        var twice = entries.Where(e => against.Log.Any(l => (l.Step, l.On, l.How, l.Venue, l.To) == (e.Step, e.On, e.How, e.Venue, e.To))).ToList();
        if (twice.Count > 0)
        {
            reasons.Add(new("step", $"{step} of {draft.On} {way.Name} is on the log already{(twice.Count < entries.Count ? $" for {twice.Count} of {entries.Count}" : "")}.", "`nte emro served` shows it; withdraw an entry that is wrong."));
        }

        return Outcome.Unless<IReadOnlyList<ServiceEntry>>(reasons, () => [.. entries.Select((e, i) => e with { Id = ids[i] })]);
    }

    private static string? Step(string typed, List<Refusal> reasons)
    {
        var word = typed.Trim().ToUpperInvariant();
        switch (word)
        {
            case "P1" or "P2" or "P3" or "P5" or "P6" or "P7" or "P8" or "P9" or "P11":
                return word;
            case "P4":
                reasons.Add(new("step", "P4 comes by itself: representations close 42 days after the first day of advertising.", "`nte emro timetable` says when."));
                break;
            case "P10":
                reasons.Add(new("step", "P10 comes by itself: the order applies from the day that it states.", "`nte emro scenario amend` changes the day."));
                break;
            default:
                reasons.Add(new("step", $"'{typed}' is no step of the procedure.", "The steps are P1 to P11; `nte emro timetable` lists them."));
                break;
        }

        return null;
    }

    private static LocalDate? Day(string typed, string? step, ServiceAgainst against, List<Refusal> reasons)
    {
        var day = typed.Length == 0 ? against.Today : LocalDatePattern.Iso.Parse(typed) is { Success: true, Value: var read } ? read : (LocalDate?)null;
        var first = against.Log.Where(e => e.Step == "P1").Select(e => (LocalDate?)e.On).Min();
        if (day is null)
        {
            reasons.Add(new("on", $"'{typed}' is not a date.", "Write it as 2026-03-14."));
        }
        else if (step is not (null or "P1") && first is null)
        {
            reasons.Add(new("step", $"{step} cannot be on the log before the proposal was advertised.", "Log P1 first: `nte emro serve … P1 --on DATE --how website`."));
        }
        else if (step is not (null or "P1") && day < first)
        {
            reasons.Add(new("on", $"{LocalDatePattern.Iso.Format(day.Value)} is before the proposal was advertised on {LocalDatePattern.Iso.Format(first!.Value)}.", "Give the day on which it was done, or correct P1."));
        }

        return day;
    }

    private static ServiceWay? Way(string typed, string? step, LawBook book, List<Refusal> reasons)
    {
        var fitting = book.Ways.Where(w => step is null || w.Steps.Contains(step)).ToList();
        var word = typed.Trim().ToLowerInvariant();
        if (word.Length == 0 && (step is null || fitting.Count == 1))
        {
            return step is null ? null : fitting[0];
        }

        var found = fitting.Find(w => w.Code == word);
        if (found is null)
        {
            var hint = $"{step ?? "A step"} is done by {string.Join(", ", fitting.Select(w => w.Code))}.";
            reasons.Add(new("how", word.Length == 0 ? $"It does not say how {step} was done." : book.Ways.Any(w => w.Code == word) ? $"{step} is not done {book.Way(word)}." : $"'{typed}' is no way of doing it.",
                word.Length > 0 && Nearest.Hint(word, fitting.Select(w => w.Code)) is { } near ? $"{near} {hint}" : hint));
        }

        return found;
    }

    private static void To(ServiceDraft draft, string step, ServiceWay way, List<Refusal> reasons)
    {
        var any = draft.Venues.Count > 0 || draft.Bodies.Any(b => b.Trim().Length > 0);
        if (way.Kind == "given" && step != "P5" && !any)
        {
            reasons.Add(new("to", $"It does not say who was served with {step}.", step == "P11" ? "Name the body: --body \"Home Office\"." : "Name the venue, or all: --to heron, --to all; a body with --body."));
        }

        if (way.Kind != "given" && any)
        {
            reasons.Add(new("to", $"{step} {way.Name} is for everybody.", "Leave --to and --body out."));
        }
    }

    private static void Words(ServiceDraft draft, List<Refusal> reasons)
    {
        if (draft.Note.Trim().Length > MostNote)
        {
            reasons.Add(new("note", $"The note has {draft.Note.Trim().Length} characters.", $"Keep it under {MostNote}, without names."));
        }

        reasons.AddRange(draft.Bodies.Where(b => b.Trim().Length > MostBody).Select(b => new Refusal("body", $"'{b.Trim()[..20]}…' has {b.Trim().Length} characters.", $"Keep the name of a body under {MostBody}.")));
    }

    private static string? OrNone(string text) => text.Trim() is { Length: > 0 } some ? some : null;
}
