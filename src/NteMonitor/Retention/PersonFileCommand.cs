using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.People;

namespace NteMonitor.Retention;

/// <summary>The verbs of <c>nte person</c> that look over every slice: export, erase, repeats.</summary>
public static class PersonFileCommand
{
    private static readonly Option<string> Out = new("--out") { Description = "The file to write, ending in .html or .json; a second of the other kind is not made", HelpName = "FILE", Required = true };
    private static readonly Option<bool> Notes = new("--notes") { Description = "Erase the sealed texts that name the person too" };
    private static readonly Argument<string> As = new("part") { Description = "What they were: victim, caller, subject, witness, staff", DefaultValueFactory = _ => "victim" };
    private static readonly Option<string?> From = new("--from") { Description = "First night, for example 2026-03-01" };
    private static readonly Option<string?> To = new("--to") { Description = "Last night, included" };

    /// <summary>Returns <c>nte person</c> with every verb.</summary>
    /// <remarks>
    /// JSON of <c>export</c>: <c>{"written","records","looks","review":[]}</c>. <c>erase</c>: <c>{"parts","notes","naming":[],"clean","said"}</c>.
    /// <c>repeats</c>: <c>[{"token","as","events","incidents":[]}]</c>.
    /// </remarks>
    public static Command Create()
    {
        var command = PersonCommand.Create();
        command.Subcommands.Add(new Verb("repeats", "List who was a victim, or a caller, more than once", "nte person repeats victim", RepeatsAsync) { Arguments = { As }, Options = { From, To } });
        command.Subcommands.Add(new Verb("export", "Write everything held on a person, and who looked, for them", "nte person export PERSON --out held.html --why \"request of 1 March\"", ExportAsync) { Arguments = { PersonCommand.Token }, Options = { Out, PersonCommand.Why } });
        command.Subcommands.Add(new Verb("erase", "Erase what is kept of a person now", "nte person erase PERSON --why \"asked for it\"", EraseAsync) { Arguments = { PersonCommand.Token }, Options = { Notes, PersonCommand.Why } });
        return command;
    }

    private static Task<Answer> ExportAsync(ParseResult parsed, Desk desk, CancellationToken ct) => PersonCommand.OnAsync(parsed, desk, async person =>
    {
        var path = parsed.GetValue(Out)!;
        if (DocumentFormat.Find(Path.GetExtension(path)) is not { } format || (format != DocumentFormat.Html && format != DocumentFormat.Json))
        {
            return Answer.Refuse([new("--out", $"'{path}' ends neither in .html nor in .json.", "Give the file one of these ends.")]);
        }

        return await Answer.ToAsync(await PersonFileActions.OpenAsync(person, parsed.GetValue(PersonCommand.Why)!, desk, ct), async file =>
        {
            await using (var writer = desk.Files.Create(path))
            {
                await writer.WriteAsync(format.Files(PersonFileSection.Of(file, desk), "held")[0].Text);
            }

            return new Answer
            {
                Text = $"{path}: {file.Records.Count} {(file.Records.Count == 1 ? "record" : "records")}, {file.Looks.Count} {(file.Looks.Count == 1 ? "look" : "looks")}. It names the person: give it to nobody else.",
                Talk = file.Review,
                Json = new JsonObject { ["written"] = path, ["records"] = file.Records.Count, ["looks"] = file.Looks.Count, ["review"] = new JsonArray([.. file.Review.Select(r => (JsonNode)r)]) },
            };
        });
    }, ct);

    private static Task<Answer> EraseAsync(ParseResult parsed, Desk desk, CancellationToken ct) => PersonCommand.OnAsync(parsed, desk, async person =>
        Answer.To(await PersonFileActions.EraseAsync(person, parsed.GetValue(Notes) ? NotesToo.Yes : NotesToo.No, parsed.GetValue(PersonCommand.Why)!, desk, ct), e =>
        {
            List<string> said = [$"{person.Token}: {e.Parts} sealed {(e.Parts == 1 ? "part" : "parts")} erased{(e.Notes > 0 ? $", and {e.Notes} sealed {(e.Notes == 1 ? "text" : "texts")} that named the person" : "")}; the token stays."];
            said.AddRange(e.IsClean ? [] : ["Somebody is reading the store: the freed room of its file is emptied at the next sweep."]);
            said.AddRange(e.Naming.Select(n => $"Still has the name in its sealed text: {n}. Amend it, or erase with --notes."));
            return new()
            {
                Text = string.Join('\n', said),
                Json = new JsonObject { ["parts"] = e.Parts, ["notes"] = e.Notes, ["naming"] = new JsonArray([.. e.Naming.Select(n => (JsonNode)n)]), ["clean"] = e.IsClean, ["said"] = said[0] },
            };
        }), ct);

    private static async Task<Answer> RepeatsAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        var nights = NightOptions.Range(parsed, From, To, reasons);
        return reasons.Count > 0 ? Answer.Refuse(reasons) : Answer.To(await RepeatActions.ListAsync(parsed.GetValue(As)!, nights, desk, ct), repeats => new()
        {
            Table = new("repeats", "Persons who come up more than once", [new("Token"), new("As"), Column.Figures("Events"), new("First"), new("Last")],
            [
                .. repeats.Select(r => new Row([r.Person.Token, r.As, r.Events.Count, IncidentText.Night(r.Events[0].Incident.When, desk.Town.Clock), IncidentText.Night(r.Events[^1].Incident.When, desk.Town.Clock)])),
            ]),
            Json = new JsonArray([.. repeats.Select(r => (JsonNode)new JsonObject
            {
                ["token"] = r.Person.Token, ["as"] = r.As, ["events"] = r.Events.Count, ["incidents"] = new JsonArray([.. r.Events.Select(e => (JsonNode)e.Incident.Id.ToString("D"))]),
            })]),
            Talk = repeats.Count == 0 ? ["Nobody comes up more than once."] : [],
        });
    }
}
