using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Commands;
using NteMonitor.PurpleFlag.Evidence;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <content>Observations.</content>
public static partial class NightCommand
{
    private static readonly Argument<string> Attribute = new("attribute") { Description = "The attribute's code" };
    private static readonly Argument<string?> Seen = new("observation") { Description = "What was seen, sealed; - reads it from standard input and keeps it out of the shell's history", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string> Id = new("id") { Description = "The observation's id, or its first digits" };
    private static readonly Option<string?> Code = new("--attribute") { Description = "The attribute's code" };
    private static readonly Option<string?> Score = new("--score") { Description = "The level of the scale, by its rank or code" };
    private static readonly Option<string?> At = new("--at") { Description = "When it was seen: 2315; now when neither this nor --zone is given", HelpName = "TIME" };
    private static readonly Option<string?> Zone = new("--zone") { Description = "The zone of the night, such as 23-02; from the time when not given" };
    private static readonly Option<string?> Place = new("--place") { Description = "Where, without names of persons" };
    private static readonly Option<string?> Photo = new("--photo") { Description = "A JPEG or PNG to bring in, of 64 MiB at most; its name is not kept", HelpName = "FILE" };
    private static readonly Option<string?> Picture = new("--picture") { Description = "What a photograph is called on paper, or the SHA-256 of one that is kept" };
    private static readonly Option<string?> Sensitivity = new("--sensitivity") { Description = "public, partner or restricted; partner when not said; restricted words go into no pack" };

    private static IEnumerable<Command> NoteVerbs() =>
    [
        new Verb("note", "Write down what you saw", "nte flag night note W5 \"lamp out at the rank\" --score 2 --at 2315 --place \"Quay Steps\" --who l01", NoteAsync) { Arguments = { Attribute, Seen }, Options = { Which, Score, At, Zone, Place, Photo, Picture, Sensitivity, Who } },
        new Verb("notes", "List what you saw; once all have finished what everybody saw", "nte flag night notes", NotesAsync) { Options = { Which } },
        new Verb("amend", "Change an observation; what it said before stays in the journal", "nte flag night amend OBSERVATION --score 3 --why \"looked again\"", AmendAsync) { Arguments = { Id, Seen }, Options = { Code, Score, At, Zone, Place, Picture, Sensitivity, Why } },
        new Verb("withdraw", "Take an observation out of every list; it stays in the journal", "nte flag night withdraw OBSERVATION --why \"written down twice\"", WithdrawAsync) { Arguments = { Id }, Options = { Why } },
    ];

    private static Task<Answer> NoteAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async night =>
    {
        if (parsed.GetValue(Photo) is { } name && desk.Files.Size(name) is { } size && FileRules.TooLarge(Path.GetFileName(name), size) is { } large)
        {
            return Answer.Refuse([large with { Field = "photo" }]);
        }

        var now = desk.Town.Clock.NightOf(desk.Now()) == night.Value.Night && parsed.GetValue(Zone) is null;
        var draft = Draft(parsed, new() { Attribute = parsed.GetValue(Attribute)!, Time = now ? NightRules.Minute(desk.Now(), desk.Town.Clock) : "" }, desk) with { Who = parsed.GetValue(Who)?.Trim() ?? "" };
        var photo = parsed.GetValue(Photo) is { } path ? (Path.GetFileName(path), await FileReading.BytesAsync(path, desk, ct)) : ((string, byte[])?)null;
        return Kept(await NightActions.NoteAsync(night, new(draft) { Photo = photo }, desk, ct), desk);
    }, ct);

    private static Task<Answer> NotesAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async night =>
    {
        var file = await NightActions.OpenAsync(night, desk, ct);
        return new() { Table = NightText.Table(file, desk.Town.Clock), Json = new JsonArray([.. file.Seen.Select(s => (JsonNode)NightText.Json(s))]) };
    }, ct);

    private static Task<Answer> AmendAsync(ParseResult parsed, Desk desk, CancellationToken ct) => SeenAsync(parsed, desk, async was =>
    {
        var draft = Draft(parsed, NightRules.DraftOf(new(was.Value, was.Text ?? ""), desk.Town.Clock), desk);

        // A time that is put right brings its zone with it.
        draft = draft with { Attribute = parsed.GetValue(Code) ?? draft.Attribute, Zone = parsed.GetValue(At) is not null && parsed.GetValue(Zone) is null ? "" : draft.Zone };
        return Kept(await NightActions.AmendAsync(was, draft, parsed.GetValue(Why) ?? "", desk, ct), desk);
    }, ct);

    private static Task<Answer> WithdrawAsync(ParseResult parsed, Desk desk, CancellationToken ct) => SeenAsync(parsed, desk, async was =>
        Answer.To(await NightActions.WithdrawAsync(was, parsed.GetValue(Why) ?? "", desk, ct), w => new()
        {
            Text = $"Observation {w.Record.Id:D} is withdrawn; it stays in the journal.",
            Json = new JsonObject { ["id"] = w.Record.Id.ToString("D"), ["withdrawn"] = true },
        }), ct);

    private static async Task<Answer> SeenAsync(ParseResult parsed, Desk desk, Func<KeptObservation, Task<Answer>> then, CancellationToken ct) => await RefusedAsync(desk, ct) is { } refusal
        ? Answer.Refuse([refusal])
        : await Answer.ToAsync(await NightActions.ObservationAsync(parsed.GetValue(Id)!, desk, ct), then);

    private static ObservationDraft Draft(ParseResult parsed, ObservationDraft was, Desk desk) => was with
    {
        Text = parsed.GetValue(Seen) is not { } text ? was.Text : text == "-" ? Piped(desk) : text,
        Score = parsed.GetValue(Score) ?? was.Score,
        Time = parsed.GetValue(At) ?? was.Time,
        Zone = parsed.GetValue(Zone) ?? was.Zone,
        Place = parsed.GetValue(Place) ?? was.Place,
        Photograph = parsed.GetValue(Picture) ?? was.Photograph,
        Sensitivity = parsed.GetValue(Sensitivity) ?? was.Sensitivity,
    };

    private static string Piped(Desk desk)
    {
        using var input = desk.Files.OpenText("-");
        return input.ReadToEnd();
    }

    private static Answer Kept(Outcome<KeptObservation> outcome, Desk desk) => Answer.To(outcome, s => new()
    {
        Text = $"{s.Record.Id:D}\n{s.Value.Attribute}, {s.Value.Zone ?? "any hour"}{(s.Value.At is { } at ? $", {NightRules.Minute(at, desk.Town.Clock)}" : "")}{(s.Value.Score is { } score ? $", {score}" : "")}.",
        Json = NightText.Json(s),
        Talk = [.. s.Value.Remarks.Select(r => $"{r}; it is written down all the same.")],
    });
}
