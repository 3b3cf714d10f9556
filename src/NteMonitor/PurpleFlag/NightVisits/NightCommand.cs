using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Cycle;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary><c>nte flag night</c>: visits at night, what assessors saw, and their notes side by side.</summary>
public static partial class NightCommand
{
    private static readonly Option<string?> Which = new("--night") { Description = "The visit, by its evening or id; tonight's, or else the latest, when not given" };
    private static readonly Option<string?> On = new("--on") { Description = "The evening on which it begins; tonight when not given", HelpName = "DATE" };
    private static readonly Option<string> Kind = new("--kind") { Description = "own or overnight", DefaultValueFactory = _ => "own" };
    private static readonly Option<string[]> Assessor = new("--assessor") { Description = "Who assesses, by the short name of the account; may be given again" };
    private static readonly Option<string[]> Stop = new("--place") { Description = "Where to go, without names of persons; may be given again" };
    private static readonly Option<string?> Why = new("--why") { Description = "The reason, without names" };
    private static readonly Option<string?> Who = new("--who") { Description = "Short name of the assessor; yourself when not given" };
    private static readonly Option<bool> Again = new("--again") { Description = "There is more to write down: open the notes again" };

    /// <summary>Returns the command.</summary>
    /// <remarks>
    /// JSON of a visit: <c>id</c>, <c>of</c>, <c>kind</c>, <c>on</c>, <c>assessors</c>, <c>places</c>, <c>finished</c>, <c>open</c>. An observation: <c>id</c>, <c>of</c>, <c>on</c>, <c>at</c>, <c>zone</c>, <c>attribute</c>,
    /// <c>place</c>, <c>venue</c>, <c>observation</c> (null where it may not be read), <c>score</c>, <c>photograph</c> or <c>picture</c>, <c>sensitivity</c>, <c>who</c>, <c>remarks</c>. <c>compare</c>: <c>night</c>, <c>assessors</c>,
    /// <c>differences</c>, <c>cells</c> with <c>attribute</c>, <c>zone</c>, <c>agreement</c> (scores-differ, not-all-saw, not-all-scored, agree) and <c>sides</c>. <c>import</c>: <c>night</c>, <c>added</c>, <c>known</c>, <c>blank</c>.
    /// </remarks>
    public static Command Create()
    {
        var command = new Command("night", "Visits at night: run sheet, what assessors saw, their notes side by side");
        foreach (var verb in (Command[])
        [
            new Verb("plan", "Plan a visit at night with its assessors", "nte flag night plan --on 2026-12-04 --assessor as1 --assessor w07 --place \"Quay Steps\"", PlanAsync) { Options = { CycleCommand.Entry, On, Kind, Assessor, Stop } },
            new Verb("list", "List the visits with who has finished", "nte flag night list", ListAsync),
            new Verb("compare", "Set the assessors' notes side by side, differences first; once all have finished", "nte flag night compare", CompareAsync) { Options = { Which } },
            new Verb("done", "Say that an assessor has written down everything, or has more after all", "nte flag night done --who l01 --again", DoneAsync) { Options = { Which, Who, Again } },
            .. SheetVerbs(),
            .. NoteVerbs(),
        ])
        {
            command.Subcommands.Add(verb);
        }

        return command;
    }

    /// <summary>Returns why a person may read neither the flag nor notes of their own.</summary>
    internal static Task<Refusal?> RefusedAsync(Desk desk, CancellationToken ct) =>
        Gate.RefusedAsync(AccessRules.Check(desk.Role, Act.ReadFlag) is null ? Act.ReadFlag : Act.NoteNight, desk, ct);

    /// <summary>Acts on the visit that a command line means, for those who may know of it.</summary>
    private static async Task<Answer> OnAsync(ParseResult parsed, Desk desk, Func<KeptNight, Task<Answer>> then, CancellationToken ct) => await RefusedAsync(desk, ct) is { } refusal
        ? Answer.Refuse([refusal])
        : await Answer.ToAsync(await NightActions.FindAsync(parsed.GetValue(Which), desk, ct), then);

    private static Task<Answer> PlanAsync(ParseResult parsed, Desk desk, CancellationToken ct) => CycleCommand.OnAsync(Act.KeepFlag, parsed.GetValue(CycleCommand.Entry), desk, async entry =>
    {
        List<Refusal> reasons = [];
        var on = DayOptions.Read(parsed, On, reasons) ?? desk.Town.Clock.NightOf(desk.Now()).Evening;
        var kind = NightJson.Kind(parsed.GetValue(Kind)!);
        if (kind is null)
        {
            reasons.Add(new("--kind", $"'{parsed.GetValue(Kind)}' is no kind of visit.", "Say own or overnight."));
        }

        return reasons.Count > 0
            ? Answer.Refuse(reasons)
            : Planned(await NightActions.PlanAsync(
                new(desk.NewId(), entry.Record.Id, kind!.Value, on, [.. (parsed.GetValue(Assessor) ?? []).Select(a => a.Trim())]) { Places = [.. (parsed.GetValue(Stop) ?? []).Select(NightRules.Line)] }, desk, ct));
    }, ct);

    private static async Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await RefusedAsync(desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var nights = await NightActions.MineAsync(desk, ct);
        return new() { Table = NightText.Table(nights), Json = new JsonArray([.. nights.Select(n => (JsonNode)NightText.Json(n))]) };
    }

    private static Task<Answer> CompareAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async night =>
    {
        var file = await NightActions.OpenAsync(night, desk, ct);
        return file.Comparison is { } comparison
            ? new() { Table = NightText.Table(file, comparison), Json = NightText.Json(file, comparison) }
            : Answer.Refuse([new("night", $"Not everybody has finished the notes of {night.Value.Night}: {string.Join(", ", night.Waiting)}.", "Notes stand side by side once every assessor has said `nte flag night done`: who reads the other's notes before has no opinion of their own.")]);
    }, ct);

    private static Task<Answer> DoneAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async night =>
    {
        var who = parsed.GetValue(Who)?.Trim() ?? desk.Actor;
        return Planned(parsed.GetValue(Again) ? await NightActions.ReopenAsync(night, who, desk, ct) : await NightActions.FinishAsync(night, who, desk, ct));
    }, ct);

    private static Answer Planned(Outcome<KeptNight> outcome) => Answer.To(outcome, n => new() { Text = $"{n.Record.Id:D}\n{NightText.Line(n)}", Json = NightText.Json(n) });
}
