using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>What <c>nte venue</c> says of the premises file: the file itself, the report of it, conditions and their checks.</summary>
public static class PremisesCommand
{
    private static readonly Argument<string> Which = new("venue") { Description = "The venue, by code, name or the beginning of either" };
    private static readonly Argument<string?> Of = new("venue") { Description = "Only this venue's", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string> Number = new("number") { Description = "The condition's number on the licence" };
    private static readonly Argument<string[]> Found = new("found") { Description = "met, or broken and what was seen, without names", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> On = new("--on") { Description = "The day on which it was looked at; today when not given" };
    private static readonly Option<bool> Broken = new("--broken") { Description = "Only those that the last check found broken" };
    private static readonly Option<bool> Never = new("--never") { Description = "Only those that nobody has checked" };
    private static readonly Option<string?> Format = new("--format") { Description = "text, markdown, html, csv or json; the file's ending or text when not given" };
    private static readonly Option<string?> Out = new("--out") { Description = "The file to write, its ending telling the format; standard output when not given", HelpName = "FILE" };

    /// <summary>Returns the verbs that stand under <c>nte venue</c>.</summary>
    /// <remarks>
    /// JSON of <c>show</c>: the venue's facts, <c>conditions</c> with <c>state</c>, <c>on</c>, <c>by</c>, <c>checks</c>, <c>broken</c>; <c>events</c>, <c>visits</c> as <c>nte visit</c> has them, <c>timeline</c>.
    /// <c>conditions</c>: an array of the states with <c>venue</c>.
    /// </remarks>
    public static IEnumerable<Command> Create() =>
    [
        new Verb("show", "Show a venue's file: licence, hours, conditions, visits, timeline", "nte venue show heron", ShowAsync) { Arguments = { Which } },
        new Verb("file", "Write a venue's file as a report, without personal data", "nte venue file barrel", FileAsync) { Arguments = { Which }, Options = { Format, Out } },
        new Verb("conditions", "List conditions in force with what the last check of each found; those of closed venues only where one is named", "nte venue conditions --broken", ConditionsAsync) { Arguments = { Of }, Options = { Broken, Never } },
        new Verb("check", "Say what was found of one condition, outside a visit", "nte venue check barrel 2.6 met", CheckAsync) { Arguments = { Which, Number, Found }, Options = { On } },
    ];

    private static Task<Answer> ShowAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(Act.ReadLog, parsed, desk, async kept =>
    {
        var file = await PremisesActions.OpenAsync(kept, desk, ct);
        return new() { Text = string.Join('\n', PremisesScreen.Lines(file, desk).Select(l => l.ToString().TrimEnd())), Json = PremisesText.Json(file, desk.Town.Clock) };
    }, ct);

    private static Task<Answer> FileAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(Act.ReadPremises, parsed, desk, async kept =>
    {
        var path = parsed.GetValue(Out);
        return await Answer.ToAsync(Paper.Format(parsed.GetValue(Format), path), async format =>
        {
            var document = PremisesSection.Of(await PremisesActions.WithoutPeopleAsync(kept, desk, ct), desk, await desk.Store.HeadsAsync(ct));
            if (await LeakActions.CheckAsync(PlainTextWriter.Write(document), desk, ct) is { Count: > 0 } leaks)
            {
                return Answer.Refuse(leaks);
            }

            var files = format.Files(document, path is null ? "premises" : Path.GetFileNameWithoutExtension(path));
            var answer = await Paper.WriteAsync(files, path, desk);
            return path is null && parsed.GetValue<bool>("--json") ? new() { Json = JsonNode.Parse(JsonWriter.Write(document)) } : answer;
        });
    }, ct);

    private static async Task<Answer> ConditionsAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = await Gate.RefusedAsync(Act.ReadPremises, desk, ct) is { } refusal ? [refusal] : [];
        var named = parsed.GetValue(Of) is { } name ? await VenueActions.FindAsync(name, desk, ct) : null;
        reasons.AddRange(named is Outcome<KeptVenue>.Refused(var no) ? no : []);
        if (reasons.Count > 0)
        {
            return Answer.Refuse(reasons);
        }

        var today = desk.Town.Clock.Local(desk.Now()).Date;
        var venues = named is Outcome<KeptVenue>.Done(var one) ? [one] : (await desk.Store.VenuesAsync(ct)).Where(v => VenueRules.StatusOn(v.Venue, today) != VenueStatus.Closed);
        var states = (await PremisesActions.StatesAsync(venues, desk, ct))
            .Where(s => (!parsed.GetValue(Broken) || s.State.State == Finding.Broken) && (!parsed.GetValue(Never) || s.State.State == Finding.NotChecked)).ToList();
        return new()
        {
            Table = PremisesText.Table(states),
            Json = new JsonArray([.. states.Select(s =>
            {
                var json = PremisesText.Json(s.State);
                json.Insert(0, "venue", s.Venue.Id.ToString("D"));
                return (JsonNode)json;
            })]),
        };
    }

    private static Task<Answer> CheckAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(Act.KeepPremises, parsed, desk, async kept =>
    {
        var draft = new CheckDraft(parsed.GetValue(Number)!, string.Join(' ', parsed.GetValue(Found)!));
        return Answer.To(await VisitActions.CheckAsync(kept, draft, parsed.GetValue(On) ?? "", desk, ct), check => new()
        {
            Text = $"{check.Id:D}\n{kept.Venue.Name}, condition {check.Check.Number}: {VisitText.Said(check.Check)} on {VisitText.Date(check.On)}.",
            Json = Identified(check),
        });
    }, ct);

    private static JsonObject Identified(LoneCheck check)
    {
        var json = VisitJson.Write(check);
        json.Insert(0, "id", check.Id.ToString("D"));
        return json;
    }

    private static async Task<Answer> OnAsync(Act act, ParseResult parsed, Desk desk, Func<KeptVenue, Task<Answer>> then, CancellationToken ct) =>
        await Gate.RefusedAsync(act, desk, ct) is { } refusal
            ? Answer.Refuse([refusal])
            : await Answer.ToAsync(await VenueActions.FindAsync(parsed.GetValue(Which)!, desk, ct), then);
}
