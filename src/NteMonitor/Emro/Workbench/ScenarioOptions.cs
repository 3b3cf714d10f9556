using System.CommandLine;
using System.Globalization;
using NteMonitor.Commands;
using NteMonitor.Emro.Law;
using NteMonitor.Venues;

namespace NteMonitor.Emro.Workbench;

/// <summary>What the options of a scenario say, put into one; what is not said stays as it was.</summary>
public static class ScenarioOptions
{
    private static readonly Option<string?> ToolWord = Text("--tool", "nothing, order, staggered, voluntary, levy, cumulative-impact, reviews or transport");
    private static readonly Option<string?> Zone = Text("--zone", "The area: a zone on file; the whole town when none is given");
    private static readonly Option<string?> Area = Text("--area", "The area in words, as the notice would say it");
    private static readonly Option<string[]> Days = Many("--day", "A calendar day and its times: \"sat,sun 03:00-06:00\", \"daily 03:00-06:00\"; again for more");
    private static readonly Option<string[]> Objectives = Many("--objective", "A licensing objective by its code: crime, safety, nuisance, children; again for more");
    private static readonly Option<string?> From = Text("--from", "The first day on which it would apply");
    private static readonly Option<string?> Until = Text("--until", "Its last day; \"none\" for without limit");
    private static readonly Option<string?> MadeBy = Text("--maker", "Who would make it: full-council, committee, sub-committee, officer");
    private static readonly Option<string?> MadeOn = Text("--made-on", "The day on which it would be made");
    private static readonly Option<string?> Reasons = Text("--reasons", "Why it is held appropriate, without names");
    private static readonly Option<string?> Burden = Text("--burden", "What it would cost licence holders, set against what it would bring");
    private static readonly Option<string?> Alternatives = Text("--alternatives", "What else was considered, and why it would not do");
    private static readonly Option<string?> First = Text("--count-from", "The first night that is counted; three years back when not given");
    private static readonly Option<string?> Last = Text("--count-to", "The last night that is counted; last night when not given");
    private static readonly Option<string[]> Categories = Many("--category", "Count only this category; again for more");
    private static readonly Option<string?> Control = Text("--control", "A zone that stands for what would happen anyhow");
    private static readonly Option<string?> Buffer = Text("--buffer", "A zone about the area into which trouble could move");
    private static readonly Option<string[]> RoomsOnly = Many("--rooms-only", "A venue that sells in these hours only to people who stay there, in their rooms; again for more");
    private static readonly Option<string?> Levy = Text("--levy-premises", "A CSV file of premises: name, rateable_value, primarily, being_built, reduced, exempt");
    private static readonly Option<string?> Origins = Text("--origins", "A CSV file of where people who offended live: outward, count, local");
    private static readonly Option<string?> Prior = Text("--prior", $"What an hour less of sale does: {string.Join(", ", Priors.All.Select(p => p.Code))}; or your own as \"-0.15 0.10 where it is from\"");
    private static readonly Option<string?> Earlier = Text("--earlier", "Share of what is averted that comes again earlier the same night: 0, 0.1, 0.05-0.2");
    private static readonly Option<string?> Elsewhere = Text("--elsewhere", "Share that comes again in places about: 0, 0.3, 0.2-0.45");
    private static readonly Option<string?> Crowding = Text("--crowding", "Share of the events that come with crowding at ranks and stops: low, middle, high");
    private static readonly Option<string?> ReviewRatio = Text("--review-ratio", "What a review leaves of its premises' events: low, middle, high");
    private static readonly Option<string?> Transport = Text("--transport", "People whom taxis and buses take in a minute: 8, or \"23:00=8 03:00=11.3\"");
    private static readonly Option<string?> Steps = Text("--stagger", "Groups and minutes where closing is staggered: 3x30");
    private static readonly Option<double?>[] Shares =
    [
        Figure("--stays-open", "Share of people for whom doors stay open after the sale ends, 0 to 1"), Figure("--hoarding", "How much more is drunk before the sale ends, 0 to 0.2"),
        Figure("--gamma", "How steeply trouble rises with the queue, 1 to 3"), Figure("--occupancy", "Share of a venue's capacity that is there in the hours removed"),
        Figure("--take-up", "Share of venues that take part in what is voluntary"), Figure("--walk", "Share of people who walk home"), Figure("--late", "Share of people who leave after the sale ends"),
        Figure("--more-transport", "People more in a minute that buses, taxis and marshals would take"), Figure("--expenses", "Pounds a year that running the tool costs"),
        Figure("--turnover", "Turnover in pounds for one capacity-hour, from somebody who knows"), Figure("--staff-hours", "Hours of work for one capacity-hour"), Figure("--target", "Events fewer a year that would be worth it"),
    ];

    private static readonly Option<int?> Reviewed = new("--reviewed") { Description = "How many premises are reviewed" };
    private static readonly Option<int?> Draws = new("--draws") { Description = "How many draws; 20,000 when not given" };
    private static readonly Option<string?> Seed = Text("--seed", "Where the draws begin: a whole number of 0 or more");

    /// <summary>Every option, in the order of the help.</summary>
    public static IReadOnlyList<Option> All { get; } =
    [
        ToolWord, Zone, Area, Days, Objectives, From, Until, MadeBy, MadeOn, Reasons, Burden, Alternatives, First, Last, Categories, Control, Buffer, RoomsOnly, Levy, Origins,
        Prior, Earlier, Elsewhere, Crowding, ReviewRatio, Transport, Steps, Reviewed, .. Shares, Seed, Draws,
    ];

    /// <summary>Returns the scenario with everything in it that the options say, or every reason why it cannot be so.</summary>
    /// <exception cref="FileTroubleException">A file cannot be opened.</exception>
    public static async Task<Outcome<Scenario>> ReadAsync(ParseResult parsed, Scenario was, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        var order = Order(parsed, was.Order, reasons);
        var now = Assumptions(parsed, was with { Order = order }, reasons) with
        {
            Tool = Take(ToolWord, was.Tool, t => ScenarioJson.Find(t) is { } tool ? Outcome.Done(tool) : Outcome.Refused<Tool>("--tool", $"'{t}' is no tool.", ToolWord.Description! + ".")),
            Nights = NightOptions.Range(parsed, First, Last, reasons) is { } nights ? Closed(nights, was.Nights, desk) : was.Nights,
            Categories = Given(parsed, Categories) ?? was.Categories,
            Control = parsed.GetValue(Control) ?? was.Control,
            Buffer = parsed.GetValue(Buffer) ?? was.Buffer,
            LevyPremises = Take(Levy, was.LevyPremises, path => ScenarioFiles.Levy(path, desk.Files)),
            Origins = Take(Origins, was.Origins, path => ScenarioFiles.Origins(path, desk.Files)),
        };
        List<Guid> rooms = [];
        foreach (var name in Given(parsed, RoomsOnly) ?? [])
        {
            rooms.AddRange(Value(await VenueActions.FindAsync(name, desk, ct), reasons) is { } venue ? [venue.Venue.Id] : []);
        }

        now = Given(parsed, RoomsOnly) is null ? now : now with { RoomsOnly = rooms };
        return Outcome.Unless(reasons, () => now);

        T Take<T>(Option<string?> option, T fallback, Func<string, Outcome<T>> read) => Taken(parsed, option, fallback, read, reasons);
    }

    private static OrderDraft Order(ParseResult parsed, OrderDraft was, List<Refusal> reasons)
    {
        var until = parsed.GetValue(Until) == "none" ? null : DayOptions.Read(parsed, Until, reasons);
        return was with
        {
            Zones = parsed.GetValue(Zone) is { } zone ? [zone] : was.Zones,
            Area = parsed.GetValue(Area) ?? was.Area,
            Days = Given(parsed, Days) is { } days ? Value(DayWords.Read("--day", days), reasons) ?? was.Days : was.Days,
            Objectives = Given(parsed, Objectives) ?? was.Objectives,
            From = parsed.GetValue(From) is null ? was.From : DayOptions.Read(parsed, From, reasons),
            Limited = parsed.GetValue(Until) is { } said ? said != "none" : was.Limited,
            Until = parsed.GetValue(Until) is null ? was.Until : until,
            Maker = Taken(parsed, MadeBy, was.Maker, m => MakerWords.Read("--maker", m), reasons),
            MadeOn = parsed.GetValue(MadeOn) is null ? was.MadeOn : DayOptions.Read(parsed, MadeOn, reasons),
            Reasons = parsed.GetValue(Reasons) ?? was.Reasons,
            Burden = parsed.GetValue(Burden) ?? was.Burden,
            Alternatives = parsed.GetValue(Alternatives) ?? was.Alternatives,
        };
    }

    private static Scenario Assumptions(ParseResult parsed, Scenario was, List<Refusal> reasons)
    {
        var figures = Shares.ToDictionary(s => s.Name, parsed.GetValue, StringComparer.Ordinal);
        var (groups, minutes) = Taken(parsed, Steps, (was.StaggerGroups, was.StaggerMinutes), Stagger, reasons);
        return was with
        {
            Prior = Taken(parsed, Prior, was.Prior, Priors.Read, reasons),
            Earlier = Taken(parsed, Earlier, was.Earlier, t => ShareWords.Read("--earlier", t), reasons),
            Elsewhere = Taken(parsed, Elsewhere, was.Elsewhere, t => ShareWords.Read("--elsewhere", t), reasons),
            Crowding = Taken(parsed, Crowding, was.Crowding, t => ShareWords.Ends("--crowding", t), reasons),
            ReviewRatio = Taken(parsed, ReviewRatio, was.ReviewRatio, t => ShareWords.Ends("--review-ratio", t), reasons),
            Dispersal = was.Dispersal with
            {
                Transport = Taken(parsed, Transport, was.Dispersal.Transport, t => ShareWords.Transport("--transport", t), reasons),
                Walk = figures["--walk"] ?? was.Dispersal.Walk,
                Late = figures["--late"] ?? was.Dispersal.Late,
            },
            StaggerGroups = groups,
            StaggerMinutes = minutes,
            ReviewedPremises = parsed.GetValue(Reviewed) ?? was.ReviewedPremises,
            StaysOpen = figures["--stays-open"] ?? was.StaysOpen,
            Hoarding = figures["--hoarding"] ?? was.Hoarding,
            Gamma = figures["--gamma"] ?? was.Gamma,
            Occupancy = figures["--occupancy"] ?? was.Occupancy,
            TakeUp = figures["--take-up"] ?? was.TakeUp,
            MoreTransport = figures["--more-transport"] ?? was.MoreTransport,
            Expenses = Money(figures["--expenses"]) ?? was.Expenses,
            TurnoverPerCapacityHour = Money(figures["--turnover"]) ?? was.TurnoverPerCapacityHour,
            StaffHoursPerCapacityHour = figures["--staff-hours"] ?? was.StaffHoursPerCapacityHour,
            Target = figures["--target"] ?? was.Target,
            Draws = parsed.GetValue(Draws) ?? was.Draws,
            Seed = Taken(parsed, Seed, was.Seed, t => ulong.TryParse(t, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
                ? Outcome.Done(seed) : Outcome.Refused<ulong>("--seed", $"'{t}' is no seed.", "Give a whole number of 0 or more; the same seed gives the same figures."), reasons),
        };

        decimal? Money(double? pounds)
        {
            if (pounds is < 0 or > 1e12 || (pounds is { } p && !double.IsFinite(p)))
            {
                reasons.Add(new("pounds", $"{pounds} pounds.", "Give pounds of 0 or more."));
                return null;
            }

            return (decimal?)pounds;
        }
    }

    private static Outcome<(int, int)> Stagger(string text) =>
        text.Split('x') is [var groups, var minutes] && int.TryParse(groups, NumberStyles.None, CultureInfo.InvariantCulture, out var g) && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var m)
            ? Outcome.Done((g, m))
            : Outcome.Refused<(int, int)>("--stagger", $"'{text}' says no groups and minutes.", "Write 3x30: three groups, 30 minutes apart.");

    /// <summary>An end that was not given stays as it was, or is the last night that is over.</summary>
    private static NightRange Closed(NightRange given, NightRange? was, Desk desk)
    {
        var last = desk.Town.Clock.NightOf(desk.Now()).Plus(-1);
        var end = given.Last == Night.Latest ? was?.Last ?? last : given.Last;
        return new(given.First == Night.Earliest ? was?.First ?? new(end.Evening.PlusYears(-3).PlusDays(1)) : given.First, end);
    }

    private static T Taken<T>(ParseResult parsed, Option<string?> option, T fallback, Func<string, Outcome<T>> read, List<Refusal> reasons)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return fallback;
        }

        var outcome = read(text);
        reasons.AddRange(outcome is Outcome<T>.Refused(var no) ? no : []);
        return outcome is Outcome<T>.Done(var value) ? value : fallback;
    }

    private static T? Value<T>(Outcome<T> outcome, List<Refusal> reasons)
        where T : class
    {
        reasons.AddRange(outcome is Outcome<T>.Refused(var no) ? no : []);
        return outcome is Outcome<T>.Done(var value) ? value : null;
    }

    private static string[]? Given(ParseResult parsed, Option<string[]> option) => parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option) : null;

    private static Option<string?> Text(string name, string description) => new(name) { Description = description };

    private static Option<string[]> Many(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = false };

    private static Option<double?> Figure(string name, string description) => new(name) { Description = description };
}
