using System.CommandLine;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Venues;

namespace NteMonitor.Rates;

/// <summary>The verbs of <c>nte venue</c> that say which venues stand out, and how surely.</summary>
public static class RateCommand
{
    private static readonly Option<string?> From = new("--from") { Description = "First night; 52 weeks before the last when not given" };
    private static readonly Option<string?> To = new("--to") { Description = "Last night, included; last night when not given" };
    private static readonly Option<string?> Window = new("--window") { Description = "A named window; the first of the settings when not given, all for no limit" };
    private static readonly Option<string?> Kind = new("--kind") { Description = "Only these kinds of venue, so that like is set beside like: pub,bar" };
    private static readonly Option<bool> ByEvidence = new("--by-evidence") { Description = "Order by the class of the funnel and the shrunk ratio instead of by name" };
    private static readonly Argument<string> Which = new("venue") { Description = "The venue, by code, name or the beginning of either" };
    private static readonly Option<string?> Venue = new("--venue") { Description = "Only the hours of this venue" };
    private static readonly Option<string?> Before = new("--before") { Description = "Nights before, as 2026-03-01..2026-05-31", HelpName = "A..B" };
    private static readonly Option<string?> After = new("--after") { Description = "Nights after", HelpName = "C..D" };
    private static readonly Option<string?> At = new("--at") { Description = "The night of the change: equal spans before it and from it on, up to last night" };

    /// <summary>Returns the verbs, to be put under <c>venue</c>.</summary>
    public static IEnumerable<Command> Verbs() =>
    [
        new Verb("rates", "Set events against capacity and hours open, and say which venues stand out", "nte venue rates", RatesAsync) { Options = { From, To, Window, Kind, ByEvidence } },
        new Verb("change", "Test one venue before and after", "nte venue change barrel --at 2026-05-01", ChangeAsync) { Arguments = { Which }, Options = { Before, After, At, Window, Kind } },
        new Verb("alerts", "Watch the last 26 weeks of every venue for a rise, false alarms counted", "nte venue alerts", AlertsAsync) { Options = { Window } },
        new Verb("repeats", "Say where and when incidents come back, beside what chance gives", "nte venue repeats", RepeatsAsync) { Options = { From, To, Window, Kind, Venue } },
    ];

    private static async Task<Answer> RatesAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var order = parsed.GetValue(ByEvidence) ? RateOrder.Evidence : RateOrder.Name;
        return Answer.To(await RateActions.RatesAsync(Ask(parsed), desk, ct), figures => new()
        {
            Text = Print($"Venues of {desk.Town.Name}", RateSection.Of(figures, order, $"the night log of {desk.Town.Name}")),
            Table = RateSection.Sheet(figures, order),
            Json = RateJson.Write(figures, order),
        });
    }

    private static async Task<Answer> ChangeAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        var venue = await FindAsync("venue", parsed.GetValue(Which), desk, reasons, ct);
        var window = RateRules.Window(parsed.GetValue(Window), desk.Town, reasons);
        var kinds = RateRules.Kinds(parsed.GetValue(Kind), desk.Reference.VenueKinds, reasons);
        var spans = Spans(parsed, desk.Town.Clock.NightOf(desk.Now()), reasons);
        if (reasons.Count > 0)
        {
            return Answer.Refuse(reasons);
        }

        var (before, after) = spans!.Value;
        return Answer.To(await RateActions.ChangeAsync(venue!, new(before, window!) { Kinds = kinds }, after, desk, ct), seen => new()
        {
            Text = string.Join('\n', RateText.Lines(seen)),
            Table = RateSheets.Of(seen),
            Json = RateJson.Write(seen),
        });
    }

    private static async Task<Answer> AlertsAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        Answer.To(await RateActions.AlertsAsync(parsed.GetValue(Window), desk, ct), figures => new()
        {
            Text = Print($"Weekly watch: {desk.Town.Name}", RateSheets.Parts(figures)),
            Table = RateSheets.Weeks(figures),
            Json = RateJson.Write(figures),
        });

    private static async Task<Answer> RepeatsAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        var venue = parsed.GetValue(Venue) is { } text ? await FindAsync("--venue", text, desk, reasons, ct) : null;
        return reasons.Count > 0
            ? Answer.Refuse(reasons)
            : Answer.To(await RateActions.RepeatsAsync(Ask(parsed), venue, desk, ct), figures => new()
            {
                Text = Print($"Repeat places and times: {desk.Town.Name}", RateSheets.Parts(figures)),
                Table = RateSheets.Hours(figures),
                Json = RateJson.Write(figures),
            });
    }

    private static RateAsk Ask(ParseResult parsed) => new(parsed.GetValue(From), parsed.GetValue(To), parsed.GetValue(Window)) { Kinds = parsed.GetValue(Kind) };

    private static string Print(string title, IEnumerable<Part> parts) => PlainTextWriter.Write(new(title, [.. parts])).TrimEnd('\n');

    private static (NightRange Before, NightRange After)? Spans(ParseResult parsed, Night tonight, List<Refusal> reasons)
    {
        var (before, after, at) = (parsed.GetValue(Before), parsed.GetValue(After), parsed.GetValue(At));
        if (at is null == (before is null && after is null) || (at is null && (before is null || after is null)))
        {
            reasons.Add(new("--at", "Either a date or two periods are needed, and not both.", "Give --at 2026-05-01, or --before 2026-02-01..2026-04-30 and --after 2026-05-01..2026-07-31."));
            return null;
        }

        if (at is null)
        {
            var (first, second) = (RateRules.Range("--before", before!, reasons), RateRules.Range("--after", after!, reasons));
            return first is { } one && second is { } other ? (one, other) : null;
        }

        return RateRules.Around("--at", at, tonight, reasons);
    }

    private static async Task<Venue?> FindAsync(string field, string? text, Desk desk, List<Refusal> reasons, CancellationToken ct)
    {
        switch (new PlaceFinder((await desk.Store.VenuesAsync(ct)).Select(v => v.Venue)).Find(text ?? ""))
        {
            case PlaceMatch.Exact(var venue):
                return venue;
            case PlaceMatch.Several(var venues):
                reasons.Add(new(field, $"'{text}' may be {PlaceFinder.Choices(venues)}.", "Type more of the name, or the code."));
                return null;
            case PlaceMatch.Close(var venue):
                reasons.Add(new(field, $"No venue is called '{text}'.", $"Did you mean {venue.Name}?"));
                return null;
            default:
                reasons.Add(new(field, $"No venue is called '{text}'.", "`nte venue list --all` has them all."));
                return null;
        }
    }
}
