using System.Globalization;
using NodaTime;
using NteMonitor.Emro.Law;
using static NteMonitor.Emro.Workbench.FigureWords;

namespace NteMonitor.Emro.Workbench;

/// <content>Who is concerned, and how the matter was dealt with: V6, V7, V9, V10, V11.</content>
public static partial class QuestionRules
{
    /// <summary>Share of the venues losing hours that have no incident in the window, above which V7 speaks against.</summary>
    public const double MostWithoutIncident = 0.5;

    /// <summary>Share up to which V7 speaks for.</summary>
    public const double FewWithoutIncident = 0.25;

    /// <summary>Share of the events of good quality from which V10 speaks for; of poor quality up to what is left of 1.</summary>
    public const double Good = 0.8;

    /// <summary>Share of the events of good quality below which V10 speaks against.</summary>
    public const double Poor = 0.5;

    private const int MostOrigins = 8;

    private static readonly string[] AsDecided =
    [
        "will be made", "will make", "will be introduced", "will introduce", "will come into force", "will take effect", "has been decided", "have decided",
        "is decided", "was decided", "has been agreed", "committed to making", "determined to make",
    ];

    private static Question Origins(Study study)
    {
        const string asked = "Where do those live who offended in these hours?";
        var origins = study.Scenario.Origins.OrderByDescending(o => o.Count ?? 0).ThenBy(o => o.Outward, StringComparer.Ordinal).ToList();
        var told = origins.Where(o => o.Count >= Least).ToList();
        if (told.Count == 0)
        {
            return Missing("V6", asked, origins.Count == 0 ? "Nobody has counted them by postcode district." : $"No district has {Least} or more.", "a count by outward postcode, of the police or the courts");
        }

        var (all, local) = (told.Sum(o => o.Count!.Value), told.Where(o => o.Local).Sum(o => o.Count!.Value));
        return new(
            "V6", asked,
            $"Of {Number(all)} whose district is told, {Percent(local / (double)all)} ({Percent(Models.BaselineRules.OfShare(local, all))}) live in the town: "
            + $"{string.Join(", ", told.Take(MostOrigins).Select(o => $"{o.Outward} {Number(o.Count!.Value)}"))}{(told.Count > MostOrigins ? $" and {told.Count - MostOrigins} more districts" : "")}. Districts with fewer than {Least} are left out.",
            Grade.Open, $"{Count(all, "person")} by outward postcode, as typed into the scenario");
    }

    private static Question Burden(Study study)
    {
        const string asked = "What would it take from licence holders?";
        var (touched, result) = (study.Result.Touched, study.Result);
        if (touched.Venues.Count == touched.NotKnown.Count)
        {
            return Missing("V7", asked, "No venue of the area has its hours for the sale of alcohol on file.", "the hours of sale of the area's venues, from their licences");
        }

        var none = touched.Affected == 0 ? 0 : touched.AffectedWithoutIncident / (double)touched.Affected;
        var priced = result.TurnoverLost is not null && result.StaffHoursLost is not null;
        var known = touched.NotKnown.Count <= (1 - Good) * touched.Venues.Count && touched.WithoutCapacity <= (1 - Good) * touched.Affected;
        var grade = none > MostWithoutIncident ? Grade.Against : touched.Affected == 0 || (none <= FewWithoutIncident && priced && known) ? Grade.For : Grade.Open;
        return new(
            "V7", asked,
            $"{Count(touched.Affected, "venue")} of {Number(touched.Venues.Count)} would lose {Number(result.SaleHours)} hours of sale a year, {Number(result.CapacityHours)} capacity-hours, {Number(result.PatronHours)} patron-hours; "
            + $"{Number(touched.AffectedWithoutIncident)} of them have no event in the window on file ({Percent(none)}). Exempt for rooms: {Number(touched.Exempt)}. "
            + $"Turnover lost a year: {(result.TurnoverLost is { } pounds ? Pounds(pounds) : "nobody gave a figure")}; hours of work lost: {(result.StaffHoursLost is { } work ? Number(work) : "nobody gave a figure")}. "
            + $"Without hours on file: {Count(touched.NotKnown.Count, "venue")}; losing hours without a capacity on file: {Number(touched.WithoutCapacity)}.",
            grade, $"{Count(touched.Venues.Count, "venue")} of the register over {Count(touched.Days, "day")} of the year ahead; {Log(study)}")
        {
            Would = grade switch
            {
                Grade.Against => $"a measure under which {Percent(MostWithoutIncident, 0)} or fewer of those losing hours have no event (now {Percent(none)})",
                Grade.For => $"records by which more than {Percent(FewWithoutIncident, 0)} of those losing hours have no event (now {Percent(none)})",
                _ => $"figures of turnover and of hours of work for a capacity-hour, hours and capacities of at least {Percent(Good, 0)} of the venues, and no more than {Percent(FewWithoutIncident, 0)} of those losing hours without an event (now {Percent(none)})",
            },
        };
    }

    private static Question Procedure(Study study)
    {
        const string asked = "Has the procedure been kept?";
        if (study.Scenario.Tool != Tool.Order)
        {
            return new("V9", asked, $"The procedure of an order does not bear on this tool ({Of(study.Scenario.Tool)}).", Grade.Open, "the scenario's tool");
        }

        var steps = study.Steps.Where(s => !s.ByItself).ToList();
        var done = steps.Where(s => s.Done is not null).ToList();
        if (done.Count == 0)
        {
            return Missing("V9", asked, "No step of the procedure is on file.", "the steps that were taken, with their days and the proof of service");
        }

        var late = steps.Where(s => s.Missed || s.Overdue(study.Today)).ToList();
        var heard = steps.Exists(s => s is { Step: "P6", Done: not null });
        return new(
            "V9", asked,
            $"{Number(done.Count)} of {Number(steps.Count)} steps are done: {string.Join(", ", done.Select(s => $"{s.Step} {Day(s.Done!.Value)}"))}. "
            + (late.Count == 0 ? "None is out of time." : $"Out of time: {string.Join("; ", late.Select(s => $"{s.Step} {s.What} ({Late(s)})"))}."),
            late.Count > 0 ? Grade.Against : heard ? Grade.For : Grade.Open, $"{Count(done.Count, "step")} on file on {Day(study.Today)}")
        {
            Would = late.Count > 0 ? $"steps begun anew and kept in time from {late[0].Step} on" : heard ? "a step out of its time" : "every step to the determination, P1 to P6, done in time",
        };
    }

    private static string Late(ProcedureStep step) => (step.Done ?? step.Fixed) is { } day
        ? $"{(step.Done is null ? "fixed for" : "done")} {Day(day)}, {(day < step.Earliest ? $"earliest {Day(step.Earliest.Value)}" : $"latest {Day(step.Latest!.Value)}")}"
        : $"not done, latest {Day(step.Latest!.Value)}";

    private static Question Evidence(Study study)
    {
        const string asked = "How good are the records?";
        var counts = study.Inputs.Counts;
        var atVenues = counts.InWindow - counts.InStreet;
        var attributed = counts.Attributed.Sum(a => a.Count);
        if (counts.InWindow == 0 || (atVenues > 0 && attributed == 0))
        {
            return Missing("V10", asked, counts.InWindow == 0 ? "No event in the window is on file." : "No event in the window says how it belongs to its venue.",
                "flags on the window's events: inside, at the door, after leaving, near by, or the venue named as a landmark only");
        }

        double minute = counts.ToTheMinute / (double)counts.InWindow, said = atVenues == 0 ? 1 : Math.Min(1, attributed / (double)atVenues);
        var landmark = attributed == 0 ? 0 : counts.Attributed.Where(a => a.Code == "landmark").Sum(a => a.Count) / (double)attributed;
        double hour = counts.HourKnown / (double)Math.Max(1, counts.HourKnown + counts.HourUnknown), placed = counts.InWindow / (double)Math.Max(1, counts.InWindow + counts.NotPlaced);
        (string Name, double Share)[] shares =
        [
            ("time to the minute", minute), ("hour known", hour), ("position in a zone", placed), ("attribution said, of those at a venue", said), ("attributed otherwise than by a landmark", 1 - landmark),
        ];
        var least = shares.MinBy(s => s.Share);
        var grade = least.Share < Poor ? Grade.Against : least.Share >= Good ? Grade.For : Grade.Open;
        return new(
            "V10", asked,
            $"{string.Join("; ", shares.Select(s => $"{s.Name} {Percent(s.Share)}"))}. Further accounts of events that are counted once: {Told(counts.Corroborated, "account")}. In no figure by the hour: {Told(counts.HourUnknown, "event")} whose hour is not known, {Told(counts.MonthOnly, "row")} that know only their month. "
            + $"Said of events at venues: {(counts.Attributed.Any(a => a.Count > 0) ? string.Join(", ", counts.Attributed.Where(a => a.Count > 0).Select(a => $"{a.Code} {(a.Count < Least ? $"fewer than {Least}" : Number(a.Count))}")) : "nothing, none is at a venue")}.",
            grade, Log(study))
        {
            Would = $"a share of {(grade == Grade.For ? $"less than {Percent(Good, 0)}" : $"at least {Percent(grade == Grade.Against ? Poor : Good, 0)}")} for '{least.Name}' (now {Percent(least.Share)})",
        };
    }

    private static Question Written(Study study)
    {
        const string asked = "Who wrote the statements, and is the matter spoken of as open?";
        if (study.Edits.Count == 0)
        {
            return Missing("V11", asked, "The journal has no writing of this scenario.", "a scenario written down under the names of those who wrote it");
        }

        var people = study.Edits.Select(e => e.By).Distinct(StringComparer.Ordinal).Count();
        var roles = study.Edits.GroupBy(e => e.Role.ToLowerInvariant(), StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal);
        var decided = study.Steps.Any(s => s is { Step: "P6", Done: not null }) ? [] : Decided(study.Scenario);
        return new(
            "V11", asked,
            $"{Count(study.Edits.Count, "writing")} by {(people == 1 ? "1 person" : $"{Number(people)} people")} ({string.Join(", ", roles.Select(r => $"{r.Key} {Number(r.Count())}"))}), {(At(study, study.Edits[0]) == At(study, study.Edits[^1]) ? $"on {At(study, study.Edits[0])}" : $"from {At(study, study.Edits[0])} to {At(study, study.Edits[^1])}")}; "
            + $"the draft and its statements were written {Count(study.Edits.Count(e => e.Changed.Contains("order")), "time")}. "
            + (decided.Count == 0 ? "No statement speaks of the measure as decided." : $"Before any determination is on file, these words speak of it as decided: {string.Join("; ", decided)}."),
            decided.Count > 0 ? Grade.Against : people > 1 ? Grade.For : Grade.Open, $"{Number(study.Edits.Count)} journal {(study.Edits.Count == 1 ? "entry" : "entries")} with author, role and reason")
        {
            Would = decided.Count > 0 ? "statements without these words" : people > 1 ? "a statement that speaks of the measure as decided before it is determined" : "a second person who reads and amends what the first wrote",
        };
    }

    private static List<string> Decided(Scenario scenario)
    {
        (string Where, string Text)[] texts =
        [
            ("the name", scenario.Name), ("the area", scenario.Order.Area), ("the reasons", scenario.Order.Reasons), ("the burden", scenario.Order.Burden), ("the alternatives", scenario.Order.Alternatives),
        ];
        return [.. texts.SelectMany(t => AsDecided.Where(words => t.Text.Contains(words, StringComparison.OrdinalIgnoreCase)).Select(words => $"'{words}' in {t.Where}"))];
    }

    private static string At(Study study, Edit edit) => Day(study.Inputs.Clock.Local(edit.At).Date);

    private static string Day(LocalDate date) => date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);
}
