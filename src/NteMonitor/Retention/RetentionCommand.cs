using System.CommandLine;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Journal;

namespace NteMonitor.Retention;

/// <summary><c>nte retention</c>: how long what is sealed is kept.</summary>
public static class RetentionCommand
{
    private static readonly Option<string?> By = new("--by") { Description = "Due up to this day; today when not given", HelpName = "DATE" };
    private static readonly Option<bool> All = new("--all") { Description = "Everything personal that is kept, due or not" };
    private static readonly Argument<string> Which = new("record") { Description = "A person's token, or a record's id or its first digits" };
    private static readonly Option<string> Why = new("--why") { Description = "The reason, without names", DefaultValueFactory = _ => "" };

    /// <summary>Returns the command.</summary>
    /// <remarks>
    /// JSON of <c>due</c>: <c>[{"kind","what","subject","due","held","entries","files"}]</c>. <c>sweep</c>: <c>{"weeded","held","clean","elsewhere","said"}</c>.
    /// <c>schedule</c>: <c>[{"kind","purpose","basis","condition","roles","period","from","source"}]</c>. <c>hold</c>, <c>release</c>: <c>{"id","said"}</c>.
    /// </remarks>
    public static Command Create()
    {
        var command = new Command("retention", "Keep what is sealed no longer than the schedule says");
        command.Subcommands.Add(new Verb("due", "List what is due to be weeded, and why", "nte retention due --by 2027-12-31", DueAsync) { Options = { By, All } });
        command.Subcommands.Add(new Verb("sweep", "Weed what is due now", "nte retention sweep", SweepAsync));
        command.Subcommands.Add(new Verb("schedule", "Print the retention schedule", "nte retention schedule", ScheduleAsync));
        command.Subcommands.Add(new Verb("hold", "Keep a record from being weeded", "nte retention hold ID --why \"licence under appeal\"", HoldAsync) { Arguments = { Which }, Options = { Why } });
        command.Subcommands.Add(new Verb("release", "Release a record's holds", "nte retention release ID --why \"appeal decided\"", ReleaseAsync) { Arguments = { Which }, Options = { Why } });
        return command;
    }

    private static async Task<Answer> DueAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var by = parsed.GetValue(By) is { } text ? LocalDatePattern.Iso.Parse(text) : ParseResult<LocalDate>.ForValue(desk.Town.Clock.Local(desk.Now()).Date);
        if (!by.Success)
        {
            return Answer.Refuse([new("--by", $"'{parsed.GetValue(By)}' is not a date.", "Write it as 2026-03-14.")]);
        }

        return Answer.To(await RetentionActions.ListAsync(desk, ct), all =>
        {
            var items = parsed.GetValue(All) ? all : RetentionRules.On(by.Value, all);
            return new()
            {
                Table = new("due", "Due to be weeded", [new("Due"), new("Kind"), new("What"), new("Rule"), new("Held")], [.. items.Select(i => Row(i, desk))]),
                Json = new JsonArray([.. items.Select(i => (JsonNode)Json(i))]),
                Talk = items.Count == 0 ? ["Nothing is due."] : [],
            };
        });
    }

    private static async Task<Answer> SweepAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        Answer.To(await RetentionActions.SweepAsync(desk, ct), s => new()
        {
            Text = Said(s),
            Json = new JsonObject { ["weeded"] = s.Gone.Count, ["held"] = s.Held, ["clean"] = s.IsClean, ["elsewhere"] = s.IsElsewhere, ["said"] = Said(s) },
        });

    private static string Said(Sweep sweep) => string.Join('\n', ((string[])
    [
        sweep.IsElsewhere ? "Another process is weeding the same records at this moment." : sweep.Gone.Count == 0 ? "Nothing was due." : $"{sweep.Gone.Count} {(sweep.Gone.Count == 1 ? "record" : "records")} weeded: "
            + string.Join(", ", sweep.Gone.GroupBy(g => g.Kind).Select(g => $"{g.Count()} of {ScheduleRules.Words(g.Key)}")) + ".",
        sweep.Held == 0 ? "" : $"{sweep.Held} more {(sweep.Held == 1 ? "is" : "are")} due and held.",
        sweep.IsClean ? "" : "Somebody is reading the store: the freed room of its file is emptied at the next sweep.",
    ]).Where(l => l.Length > 0));

    private static async Task<Answer> ScheduleAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadReports, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        return new()
        {
            Table = new("retention", "Retention schedule",
                [new("Kind"), new("Kept for"), new("Purpose"), new("Lawful basis"), new("Condition"), new("May read"), new("Source")],
                [.. desk.Schedule.Terms.Select(t => new Row([ScheduleRules.Word(t.Kind), RetentionRules.Words(t), t.Purpose, t.Basis, t.Condition, string.Join(", ", t.Roles.Select(AccessRules.Word)), t.Source]))]),
            Json = new JsonArray([.. desk.Schedule.Terms.Select(t => (JsonNode)new JsonObject
            {
                ["kind"] = ScheduleRules.Word(t.Kind), ["purpose"] = t.Purpose, ["basis"] = t.Basis, ["condition"] = t.Condition,
                ["roles"] = new JsonArray([.. t.Roles.Select(r => (JsonNode)AccessRules.Word(r))]), ["period"] = t.Period.ToString(), ["from"] = ScheduleRules.From(t.Kind), ["source"] = t.Source,
            })]),
        };
    }

    private static async Task<Answer> HoldAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        Answer.To(await RetentionActions.HoldAsync(parsed.GetValue(Which)!, parsed.GetValue(Why)!, desk, ct), id => Done("Held: it, what it mentions and what mentions it is not weeded.", id.ToString("D")));

    private static async Task<Answer> ReleaseAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        Answer.To(await RetentionActions.ReleaseAsync(parsed.GetValue(Which)!, parsed.GetValue(Why)!, desk, ct), n => Done($"{n} {(n == 1 ? "hold" : "holds")} released.", parsed.GetValue(Which)!.Trim()));

    private static Answer Done(string text, string id) => new() { Text = text, Json = new JsonObject { ["id"] = id, ["said"] = text } };

    private static Row Row(DueItem item, Desk desk) => new(
    [
        item.Due is { } due ? LocalDatePattern.Iso.Format(due) : new Cell.Blank("runs on", "-"), ScheduleRules.Word(item.Kind), item.What,
        desk.Schedule.Of(item.Kind) is { } term ? RetentionRules.Words(term) : "", item.Held ?? "",
    ]);

    private static JsonObject Json(DueItem item)
    {
        JsonObject json = new() { ["kind"] = ScheduleRules.Word(item.Kind), ["what"] = item.What, ["subject"] = item.Subject.ToString("D") };
        json.Put("due", item.Due);
        json.Put("held", item.Held);
        json["entries"] = item.Entries.Count;
        json["files"] = item.Files.Count;
        return json;
    }
}
