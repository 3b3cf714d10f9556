using System.CommandLine;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Journal;

namespace NteMonitor.Premises.Tens;

/// <summary><c>nte ten</c>: temporary event notices.</summary>
/// <remarks>
/// JSON of a notice: <c>id</c>, <c>on</c>, <c>given</c>, <c>sort</c>, <c>from</c>, <c>until</c>, <c>most</c>, <c>venue</c> or <c>place</c>, <c>reference</c>, <c>people</c>,
/// <c>personalLicence</c>, <c>activities</c>, <c>supply</c>, <c>times</c>, <c>steps</c>, <c>breaches</c>, <c>state</c>, <c>stands</c>; what is not known is left out.
/// </remarks>
public static class TenCommand
{
    private static readonly Argument<string> Id = new("id") { Description = "The notice's id, or its first digits" };
    private static readonly Argument<string> State = new("state") { Description = "acknowledged, objection, objection-withdrawn, modified, allowed, counter-notice, withdrawn, held, not-held" };
    private static readonly Option<string?> Venue = new("--venue") { Description = "The venue, by code or name" };
    private static readonly Option<string?> Place = new("--place") { Description = "The premises in words, where they are no venue on file" };
    private static readonly Option<string?> Number = new("--ref") { Description = "The authority's number" };
    private static readonly Option<string?> Given = new("--given") { Description = "The day on which it was given; today when not said" };
    private static readonly Option<string?> Sort = new("--sort") { Description = "standard or late" };
    private static readonly Option<string?> From = new("--from") { Description = "When the event period begins: \"2026-03-14 19:00\"" };
    private static readonly Option<string?> Until = new("--until") { Description = "When the event period ends" };
    private static readonly Option<string?> People = new("--people") { Description = "The most people at the same time" };
    private static readonly Option<string?> User = new("--user") { Description = "The premises user's token, as P-7K3F2" };
    private static readonly Option<string[]> Associate = new("--associate") { Description = "The token of an associate, or of somebody in business with the user" };
    private static readonly Option<string?> Licence = new("--personal-licence") { Description = "Whether the user holds a personal licence: yes or no" };
    private static readonly Option<string[]> Activity = new("--activity") { Description = "alcohol-sale, alcohol-club, entertainment, refreshment" };
    private static readonly Option<string?> Supply = new("--supply") { Description = "Alcohol for consumption on or off the premises, or both" };
    private static readonly Option<string[]> Times = new("--times") { Description = "Hours within the period: \"2026-03-14 19:00 to 2026-03-14 23:00\"" };
    private static readonly Option<bool> AsReceived = new("--as-received") { Description = "Keep a notice that breaks a limit, each breach marked" };
    private static readonly Option<string> Why = new("--why") { Description = "The reason, without names", DefaultValueFactory = _ => "" };
    private static readonly Option<string?> On = new("--on") { Description = "On which day; today when not said" };
    private static readonly Option<string?> By = new("--by") { Description = "Who objected: police or environmental-health; or the section of a counter notice" };
    private static readonly Option<string?> First = new("--from") { Description = "First day of events" };
    private static readonly Option<string?> Last = new("--to") { Description = "Last day of events, included" };
    private static readonly Option<string?> OfNight = new("--night") { Description = "Only those that stand on this night" };
    private static readonly Option[] DraftOptions = [Venue, Place, Number, Given, Sort, From, Until, People, User, Associate, Licence, Activity, Supply, Times];

    /// <summary>Returns the command.</summary>
    public static Command Create()
    {
        const string Event = "--venue heron --given 2026-02-02 --from \"2026-03-14 19:00\" --until \"2026-03-15 01:00\" --people 180 --activity alcohol-sale --supply on";
        var command = new Command("ten", "Keep temporary event notices and their limits");
        command.Subcommands.Add(new Verb("record", "Record a notice; one that breaks a limit is refused with every figure", $"nte ten record {Event}", RecordAsync) { Options = { AsReceived } }.With(DraftOptions));
        command.Subcommands.Add(new Verb("check", "Hold every limit against a notice, and keep nothing", $"nte ten check {Event}", CheckAsync).With(DraftOptions));
        command.Subcommands.Add(new Verb("list", "List notices, the latest event first", "nte ten list --venue heron", ListAsync) { Options = { Venue, First, Last, OfNight } });
        command.Subcommands.Add(new Verb("show", "Show a notice with its breaches and what became of it", "nte ten show TEN", ShowAsync) { Arguments = { Id } });
        command.Subcommands.Add(new Verb("status", "Say what has become of a notice", "nte ten status TEN acknowledged", StatusAsync) { Arguments = { Id, State }, Options = { On, By, Why } });
        command.Subcommands.Add(new Verb("amend", "Amend a notice; the limits are held against it anew", "nte ten amend TEN --people 150 --as-received --why \"typed wrong\"", AmendAsync) { Arguments = { Id }, Options = { AsReceived, Why } }.With(DraftOptions));
        command.Subcommands.Add(new Verb("withdraw", "Take a notice off the file that was recorded by mistake", "nte ten withdraw TEN --why \"recorded twice\"", WithdrawAsync) { Arguments = { Id }, Options = { Why } });
        return command;
    }

    private static async Task<Answer> RecordAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        Answer.To(await TenActions.RecordAsync(Draft(parsed, Empty(desk)), Broken(parsed), desk, ct), w => Said(w, "is on file", desk));

    private static async Task<Answer> CheckAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        Answer.To(await TenActions.CheckAsync(Draft(parsed, Empty(desk)), desk, ct), w => new()
        {
            Table = TenText.Table(w.Findings),
            Json = TenText.Json(w.Findings),
            Talk = [.. w.Findings.Where(f => f.IsBroken).Select(f => $"{f.Fault} ({f.Provision}) {f.Hint}")],
        });

    private static async Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await Gate.RefusedAsync(Act.ReadPremises, desk, ct) is { } refusal ? [refusal] : Array.Empty<Refusal>()];
        var query = new RecordQuery(TenActions.Thing) { From = Date(First, parsed, reasons), To = Date(Last, parsed, reasons), Most = int.MaxValue };
        var night = Date(OfNight, parsed, reasons) is { } evening ? new Night(evening) : (Night?)null;
        if (parsed.GetValue(Venue) is { } text)
        {
            switch (await Venues.VenueActions.FindAsync(text, desk, ct))
            {
                case Outcome<Venues.KeptVenue>.Done(var venue):
                    query = query with { Venue = venue.Venue.Id };
                    break;
                case Outcome<Venues.KeptVenue>.Refused(var why):
                    reasons.AddRange(why);
                    break;
                default:
                    break;
            }
        }

        if (reasons.Count > 0)
        {
            return Answer.Refuse(reasons);
        }

        var tens = (await TenActions.AllAsync(query, desk, ct)).Where(t => night is not { } on || TenRules.IsOn(t.Ten, on, desk.Town.Clock)).ToList();
        return new()
        {
            Table = TenText.Table(tens, await TenActions.NamesAsync(desk, ct), desk.Town.Clock),
            Json = new JsonArray([.. tens.Select(t => (JsonNode)TenText.Json(t.Ten, desk.Town.Clock, t.Record))]),
        };
    }

    private static Task<Answer> ShowAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept => new()
    {
        Text = string.Join('\n', TenText.Lines(kept, await TenActions.NamesAsync(desk, ct), desk)),
        Json = TenText.Json(kept.Ten, desk.Town.Clock, kept.Record),
    }, ct);

    private static Task<Answer> StatusAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept =>
    {
        List<Refusal> reasons = [];
        var word = parsed.GetValue(State)!;
        var state = TenJson.State(word);
        if (state is null)
        {
            var known = Enum.GetValues<TenState>().Skip(1).Select(TenRules.Code).ToList();
            reasons.Add(new("state", $"'{word}' is nothing that becomes of a notice.", Nearest.Hint(word, known) ?? $"It is one of {string.Join(", ", known)}."));
        }

        var on = Date(On, parsed, reasons) ?? desk.Town.Clock.Local(desk.Now()).Date;
        return reasons.Count > 0
            ? Answer.Refuse(reasons)
            : Answer.To(await TenActions.StepAsync(kept, new(state!.Value, on, parsed.GetValue(By)), parsed.GetValue(Why)!, desk, ct), t => new()
            {
                Text = $"{t.Id:D}\n{TenText.Line(t, desk.Town.Clock)}",
                Json = TenText.Json(t, desk.Town.Clock),
            });
    }, ct);

    private static Task<Answer> AmendAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept =>
    {
        var was = TenRules.DraftOf(kept.Ten, desk.Town.Clock) with
        {
            Venue = kept.Ten.Venue?.ToString("D") ?? "",
            User = kept.Ten.User?.ToString("D") ?? "",
            Associates = [.. kept.Ten.Associates.Select(a => a.ToString("D"))],
        };
        return Answer.To(await TenActions.AmendAsync(kept, Draft(parsed, was), (parsed.GetValue(Why)!, Broken(parsed)), desk, ct), w => Said(w, "is amended", desk));
    }, ct);

    private static Task<Answer> WithdrawAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept =>
        Answer.To(await TenActions.WithdrawAsync(kept, parsed.GetValue(Why)!, desk, ct), t => new()
        {
            Text = $"The notice {t.Id:D} is off the file; it stays in the journal.",
            Json = new JsonObject { ["id"] = t.Id.ToString("D"), ["withdrawn"] = true },
        }), ct);

    private static Answer Said(WeighedTen weighed, string what, Desk desk) => new()
    {
        Text = string.Join('\n', [weighed.Ten.Id.ToString("D"), $"The notice {what}: {TenText.Line(weighed.Ten, desk.Town.Clock)}.", .. weighed.Ten.Breaches.Select(b => $"BREACH: {b.Words}"),
            .. weighed.Findings.Where(f => f is { IsBroken: false, Figure: null } && f.Hint.StartsWith("Not checked", StringComparison.Ordinal)).Select(f => $"{f.Title}: {f.Hint}").Distinct()]),
        Json = TenText.Json(weighed.Ten, desk.Town.Clock),
    };

    private static WhenBroken Broken(ParseResult parsed) => parsed.GetValue(AsReceived) ? WhenBroken.KeepAsReceived : WhenBroken.Refuse;

    private static TenDraft Empty(Desk desk) => new() { Given = LocalDatePattern.Iso.Format(desk.Town.Clock.Local(desk.Now()).Date) };

    private static TenDraft Draft(ParseResult parsed, TenDraft was)
    {
        string Take(Option<string?> option, string fallback) => parsed.GetValue(option) ?? fallback;
        IReadOnlyList<string> List(Option<string[]> option, IReadOnlyList<string> fallback) => parsed.GetValue(option) is { Length: > 0 } given ? given : fallback;
        return was with
        {
            Venue = parsed.GetValue(Place) is not null ? Take(Venue, "") : Take(Venue, was.Venue),
            Place = Take(Place, was.Place),
            Reference = Take(Number, was.Reference),
            Given = Take(Given, was.Given),
            Sort = Take(Sort, was.Sort),
            From = Take(From, was.From),
            Until = Take(Until, was.Until),
            People = Take(People, was.People),
            User = Take(User, was.User),
            Associates = List(Associate, was.Associates),
            PersonalLicence = Take(Licence, was.PersonalLicence),
            Activities = List(Activity, was.Activities),
            Supply = Take(Supply, was.Supply),
            Times = List(Times, was.Times),
        };
    }

    private static LocalDate? Date(Option<string?> option, ParseResult parsed, List<Refusal> reasons)
    {
        var text = parsed.GetValue(option);
        var date = text is null ? null : LocalDatePattern.Iso.Parse(text);
        if (date is { Success: false })
        {
            reasons.Add(new(option.Name, $"'{text}' is not a date.", "Write it as 2026-03-14."));
        }

        return date is { Success: true } ? date.Value : null;
    }

    private static async Task<Answer> OnAsync(ParseResult parsed, Desk desk, Func<KeptTen, Task<Answer>> act, CancellationToken ct) =>
        await Gate.RefusedAsync(Act.ReadPremises, desk, ct) is { } refusal
            ? Answer.Refuse([refusal])
            : await Answer.ToAsync(await TenActions.FindAsync(parsed.GetValue(Id)!, desk, ct), act);
}
