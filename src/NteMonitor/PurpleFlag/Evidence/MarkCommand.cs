using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Cycle;

namespace NteMonitor.PurpleFlag.Evidence;

/// <summary>What <c>nte flag</c> marks as evidence, and what that comes to.</summary>
public static class MarkCommand
{
    private static readonly Argument<string?> Subject = new("subject") { Description = "The id of a shift, visit, meeting, incident or paper, or its first digits", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string> Which = new("mark") { Description = "The mark's id, or its first digits" };
    private static readonly Option<string?> Incidents = new("--incidents") { Description = "A set of incidents by a filter, such as \"assault alcohol zone:core\"; with --from and --to", HelpName = "FILTER" };
    private static readonly Option<string?> File = new("--file") { Description = "A document or picture to bring in, of 64 MiB at most; its name is not kept", HelpName = "FILE" };
    private static readonly Option<string?> Attached = new("--attached") { Description = "A file that is attached to a record on file, by SHA-256 or its first digits", HelpName = "SHA256" };
    private static readonly Option<string[]> Attribute = new("--attribute") { Description = "The attribute that it is evidence of; may be given again", HelpName = "CODE" };
    private static readonly Option<string[]> Zone = new("--zone") { Description = "The zone of the night, such as 23-02; may be given again; all, or nothing, for every zone in which the attribute is looked at", HelpName = "ZONE" };
    private static readonly Option<string?> Strength = new("--strength") { Description = "strong, partial or background; partial when not said" };
    private static readonly Option<string?> Sensitivity = new("--sensitivity") { Description = "public, partner or restricted; partner when not said" };
    private static readonly Option<string?> Title = new("--title") { Description = "What it is, in a line without names; a file needs it" };
    private static readonly Option<string?> Alternative = new("--alt") { Description = "What a picture shows, for those who cannot see it" };
    private static readonly Option<string?> Organisation = new("--organisation") { Description = "The body that made it" };
    private static readonly Option<string?> Obtained = new("--obtained") { Description = "How it was obtained" };
    private static readonly Option<string?> From = new("--from") { Description = "The first day that it speaks of", HelpName = "DATE" };
    private static readonly Option<string?> To = new("--to") { Description = "The last day that it speaks of", HelpName = "DATE" };
    private static readonly Option<string?> Expires = new("--expires") { Description = "The last day on which it is fresh; as the framework says when not given", HelpName = "DATE" };
    private static readonly Option<int?> Boundary = new("--boundary") { Description = "The version of the boundary that it was measured in", HelpName = "VERSION" };
    private static readonly Option<bool> Any = new("--any-entry") { Description = "It belongs to no entry and counts for each" };
    private static readonly Option<string?> Code = new("--attribute") { Description = "Only marks of this attribute", HelpName = "CODE" };
    private static readonly Option<string> Why = new("--why") { Description = "The reason, without names", DefaultValueFactory = _ => "" };

    private static Option[] Said => [Attribute, Zone, Strength, Sensitivity, Title, Alternative, Organisation, Obtained, From, To, Expires, Boundary];

    /// <summary>Returns the verbs that stand under <c>nte flag</c>.</summary>
    /// <remarks>
    /// JSON of <c>mark</c> and of each of <c>marks</c>: <c>id</c>, <c>title</c>, <c>subjectThing</c>, <c>subject</c> or <c>set</c> or <c>file</c>, <c>attributes</c>, <c>zones</c>, <c>strength</c>, <c>sensitivity</c>,
    /// <c>from</c>, <c>on</c>, <c>expires</c>, <c>state</c> (holds, stale, gone), <c>gone</c>. <c>matrix</c>: <c>entry</c>, <c>edition</c>, <c>has</c>, <c>stale</c>, <c>none</c>, <c>cells</c>.
    /// <c>documents</c>: <c>most</c>, <c>count</c>, <c>over</c>, <c>documents</c>, <c>merges</c>.
    /// </remarks>
    public static IEnumerable<Command> Verbs() =>
    [
        new Verb("mark", "Mark something as evidence of attributes", "nte flag mark SHIFT --attribute W2 --zone 23-02 --strength strong", MarkAsync) { Arguments = { Subject }, Options = { Incidents, File, Attached, CycleCommand.Entry, Any } }.With(Said),
        new Verb("marks", "List what is marked, what is stale and what is gone", "nte flag marks --attribute W2", ListAsync) { Options = { CycleCommand.Entry, Code } },
        new Verb("amend", "Change what a mark says; what it marks stays", "nte flag amend MARK --strength partial --why \"one night of four\"", AmendAsync) { Arguments = { Which }, Options = { Why } }.With(Said),
        new Verb("matrix", "Show which attribute has evidence in which zone, what is stale and what has none", "nte flag matrix", MatrixAsync) { Options = { CycleCommand.Entry } },
        new Verb("documents", "Count the supporting documents against the most that may be handed in, and say which could be one", "nte flag documents", DocumentsAsync) { Options = { CycleCommand.Entry } },
    ];

    private static async Task<Answer> MarkAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        var draft = Draft(parsed, new(), reasons);
        var path = parsed.GetValue(File);
        if (path is not null && desk.Files.Size(path) is { } size && FileRules.TooLarge(Path.GetFileName(path), size) is { } large)
        {
            reasons.Add(large);
        }

        if (reasons.Count > 0)
        {
            return Answer.Refuse(reasons);
        }

        var entry = parsed.GetValue(Any) ? Outcome.Done<FlagEntry?>(null) : await MarkActions.EntryAsync(parsed.GetValue(CycleCommand.Entry), desk, ct);
        return await Answer.ToAsync(entry, async of =>
        {
            var wish = new MarkWish
            {
                Id = parsed.GetValue(Subject),
                Incidents = parsed.GetValue(Incidents),
                File = path is null ? null : (Path.GetFileName(path), await FileReading.BytesAsync(path, desk, ct)),
                Attached = parsed.GetValue(Attached),
            };
            return Made(await MarkActions.MarkAsync(wish, draft, of, desk, ct), desk);
        });
    }

    private static async Task<Answer> AmendAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepFlag, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        return await Answer.ToAsync(await MarkActions.FindAsync(parsed.GetValue(Which)!, desk, ct), async was =>
        {
            List<Refusal> reasons = [];
            var boundaries = (await FlagActions.AllAsync(new(FlagActions.BoundaryThing), FlagJson.Boundary, desk, ct)).Select(b => b.Value);
            var draft = Draft(parsed, MarkRules.DraftOf(was.On.Mark, boundaries), reasons);
            return reasons.Count > 0 ? Answer.Refuse(reasons) : Made(await MarkActions.AmendAsync(was, draft, parsed.GetValue(Why)!, desk, ct), desk);
        });
    }

    private static Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async entry =>
    {
        var today = FlagActions.Today(desk);
        var wanted = parsed.GetValue(Code);
        var reasons = wanted is null ? [] : FlagActions.Attributes([wanted], await MarkActions.EditionAsync(entry, desk, ct)).ToList();
        List<KeptMark> marks = [.. (await MarkActions.ListAsync(entry?.Id, desk, ct)).Where(m => wanted is null || m.On.Mark.Attributes.Contains(wanted.Trim(), StringComparer.OrdinalIgnoreCase))];
        return reasons.Count > 0 ? Answer.Refuse(reasons) : new() { Table = MarkText.Table(marks, today), Json = new JsonArray([.. marks.Select(m => (JsonNode)MarkText.Json(m, today))]) };
    }, ct);

    private static Task<Answer> MatrixAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async entry =>
    {
        var matrix = await MarkActions.MatrixAsync(entry, desk, ct);
        return new() { Table = MarkText.Table(matrix, entry is null ? desk.Town.Name : CycleText.Words(entry)), Json = MarkText.Json(matrix, entry) };
    }, ct);

    private static Task<Answer> DocumentsAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async entry =>
    {
        var count = await MarkActions.DocumentsAsync(entry, desk, ct);
        return new() { Table = MarkText.Table(count), Json = MarkText.Json(count) };
    }, ct);

    /// <summary>Answers for the entry that a command line means; for the place whatever the entry where none waits.</summary>
    private static async Task<Answer> OnAsync(ParseResult parsed, Desk desk, Func<FlagEntry?, Task<Answer>> then, CancellationToken ct) => await Gate.RefusedAsync(Act.ReadFlag, desk, ct) is { } refusal
        ? Answer.Refuse([refusal])
        : await Answer.ToAsync(await MarkActions.EntryAsync(parsed.GetValue(CycleCommand.Entry), desk, ct), then);

    private static MarkDraft Draft(ParseResult parsed, MarkDraft was, List<Refusal> reasons)
    {
        IReadOnlyList<string> Many(Option<string[]> option, IReadOnlyList<string> before) => parsed.GetValue(option) is { Length: > 0 } given ? given : before;
        return was with
        {
            Attributes = Many(Attribute, was.Attributes),
            Zones = Many(Zone, was.Zones) is ["all"] ? [] : Many(Zone, was.Zones),
            Strength = parsed.GetValue(Strength) ?? was.Strength,
            Sensitivity = parsed.GetValue(Sensitivity) ?? was.Sensitivity,
            Title = parsed.GetValue(Title) ?? was.Title,
            Alternative = parsed.GetValue(Alternative) ?? was.Alternative,
            Organisation = parsed.GetValue(Organisation) ?? was.Organisation,
            Obtained = parsed.GetValue(Obtained) ?? was.Obtained,
            From = DayOptions.Read(parsed, From, reasons) ?? was.From,
            Until = DayOptions.Read(parsed, To, reasons) ?? was.Until,
            Expires = DayOptions.Read(parsed, Expires, reasons) ?? was.Expires,
            Boundary = parsed.GetValue(Boundary) ?? was.Boundary,
        };
    }

    private static Answer Made(Outcome<KeptMark> outcome, Desk desk) => Answer.To(outcome, m => new()
    {
        Text = $"{m.Record.Id:D}\n{MarkText.Line(m.On.Mark)}",
        Json = MarkText.Json(m, FlagActions.Today(desk)),
    });
}
