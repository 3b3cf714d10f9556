using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NteMonitor.Commands;
using NteMonitor.Incidents;

namespace NteMonitor.Patrols;

/// <summary><c>nte shift</c>: reports of wardens, street pastors, taxi marshals, CCTV, SOS bus and Pubwatch radio.</summary>
public static partial class ShiftCommand
{
    private static readonly Option<string?> On = new("--shift") { Description = "The shift's id, or its first digits; your own open shift when not given" };
    private static readonly Option<string?> Kind = new("--kind") { Description = "Kind of shift; `nte shift kinds` lists them" };
    private static readonly Option<string?> Scheme = new("--scheme") { Description = "The scheme's name" };
    private static readonly Option<string?> Crew = new("--crew") { Description = "How many are out" };
    private static readonly Option<string?> CallSign = new("--call-sign") { Description = "Call sign on the radio" };
    private static readonly Option<string[]> Areas = new("--area") { Description = "Where the crew walks; may be repeated" };
    private static readonly Option<string?> Start = new("--start") { Description = "When it began: 2200, yesterday 2200; now when not given" };
    private static readonly Option<string?> Finish = new("--finish") { Description = "When it ended: 0310; now when not given" };
    private static readonly Option<string?> Weather = new("--weather") { Description = "Weather" };
    private static readonly Option<string[]> Contexts = new("--context") { Description = "What makes the night unlike others; may be repeated" };
    private static readonly Option<string[]> Partners = new("--partner") { Description = "Who else is on duty; may be repeated" };
    private static readonly Option<string?> CheckCall = new("--check-call") { Description = "Ask for a check-call every so many minutes; this is not an emergency service" };
    private static readonly Option<string> Why = new("--why") { Description = "The reason, without names", DefaultValueFactory = _ => "" };
    private static readonly Argument<string> WhichCounter = new("counter") { Description = "The counter, by code, key or name" };
    private static readonly Option<string?> By = new("--by") { Description = "So many more; 1 when not given" };
    private static readonly Option<string?> To = new("--to") { Description = "So many in all; 0 says that it was looked for and there was none" };
    private static readonly Argument<string[]> NoteWords = new("note") { Description = "The note, sealed; - reads it from standard input and keeps it out of the shell's history", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<bool> Open = new("--open") { Description = "Somebody has to do something about it: the next shift sees it first" };
    private static readonly Argument<string> Item = new("item") { Description = "The open item's id, or its last digits" };
    private static readonly Argument<string[]> RowWords = new("figures") { Description = "The time, if it is not now, and the figures: 2330 queue=12 wait=10 loaded=6", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string[]> Counts = new("--count") { Description = "What a counter should come to, as water=5; may be repeated" };
    private static readonly Argument<string?> Which = new("id") { Description = "The shift's id, or its first digits; your own open shift when not given", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string> Id = new("id") { Description = "The shift's id, or its first digits" };
    private static readonly Option[] DraftOptions = [Scheme, Crew, CallSign, Areas, Weather, Contexts, Partners, CheckCall];

    /// <summary>The fewest digits by which a shift is named.</summary>
    private const int LeastId = 4;

    /// <summary>Returns the command.</summary>
    /// <remarks>
    /// JSON of one shift: <c>id</c>, <c>kind</c>, <c>scheme</c>, <c>night</c>, <c>crew</c>, <c>start</c>, <c>finish</c>, <c>minutes</c> and the other facts,
    /// <c>definitions</c> as they were in force, <c>totals</c> by counter (a counter that is not there was not counted), <c>open</c>, <c>withdrawn</c>,
    /// <c>openedBy</c>, <c>version</c>, <c>conflicts</c>, <c>recordedAt</c>. <c>list</c>: an array of them. <c>count</c> and <c>undo</c>:
    /// <c>{"shift","counter","by","total"}</c>. <c>totals</c>: <c>{"from","to","schemes":[…],"withoutNight"}</c>.
    /// </remarks>
    public static Command Create()
    {
        var command = new Command("shift", "Keep shift reports: count, note, close, hand over");
        command.Subcommands.Add(new Verb("open", "Open a shift", "nte --as w07 shift open --kind warden --crew 2 --area \"Market Place\"", OpenAsync) { Options = { Kind, Start } }.With(DraftOptions));
        command.Subcommands.Add(new Verb("count", "Count one more, several more, or a total", "nte --as p03 shift count water --by 2", CountAsync) { Arguments = { WhichCounter }, Options = { By, To, On } });
        command.Subcommands.Add(new Verb("undo", "Take your last count back", "nte --as p03 shift undo", UndoAsync) { Options = { On } });
        command.Subcommands.Add(new Verb("note", "Write a note; its text is sealed", "nte --as p03 shift note \"lamp out in Invented Lane\" --open", NoteAsync) { Arguments = { NoteWords }, Options = { Open, On } });
        command.Subcommands.Add(new Verb("row", "Write the figures of one regular time", "nte --as tm1 shift row queue=12 wait=10 loaded=6", RowAsync) { Arguments = { RowWords }, Options = { On } });
        command.Subcommands.Add(new Verb("call", "Answer a check-call", "nte --as p03 shift call", CallAsync) { Options = { On } });
        command.Subcommands.Add(new Verb("show", "Show a shift with its counts, notes and incidents", "nte --as p03 shift show", ShowAsync) { Arguments = { Which } });
        command.Subcommands.Add(new Verb("handover", "Show what waits and what happened since you were last on", "nte --as p03 shift handover", HandoverAsync));
        command.Subcommands.Add(new Verb("done", "Say that an open item is dealt with", "nte shift done ITEM --why \"reported to street lighting\"", DoneAsync) { Arguments = { Item }, Options = { Why } });
        command.Subcommands.Add(new Verb("close", "Close a shift, once its totals have had a yes", "nte --as p03 shift close --weather dry --yes", CloseAsync) { Options = { Finish, On } }.With(DraftOptions));
        command.Subcommands.Add(new Verb("list", "List shifts, the newest first", "nte shift list --count 5", ListAsync) { Options = { From, Until, OfKind, OfScheme, OpenOnly, Most } });
        command.Subcommands.Add(new Verb("totals", "Add up the shifts of a month, or of other nights, by scheme", "nte shift totals --month 2026-10", TotalsAsync) { Options = { Month, From, Until, OfKind, OfScheme } });
        command.Subcommands.Add(new Verb("amend", "Amend a shift; what was before stays in the journal", "nte shift amend SHIFT --count water=5 --why \"miscounted\"", AmendAsync) { Arguments = { Id }, Options = { Start, Finish, Counts, Why } }.With(DraftOptions));
        command.Subcommands.Add(new Verb("withdraw", "Take a shift out of lists and totals", "nte shift withdraw SHIFT --why \"opened by mistake\"", WithdrawAsync) { Arguments = { Id }, Options = { Why } });
        command.Subcommands.Add(new Verb("kinds", "List the kinds of shift, what they count and what counts as what", "nte shift kinds", KindsAsync));
        return command;
    }

    private static async Task<Answer> OpenAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        await Answer.ToAsync(await ShiftActions.OpenAsync(Draft(parsed, new ShiftDraft { Kind = parsed.GetValue(Kind) ?? "" }), null, desk, ct), async kept => new()
        {
            Text = string.Join('\n',
            [
                kept.Shift.Id.ToString("D"), $"Open: {ShiftText.Line(kept, desk)}.", "",
                .. ShiftDetail.Lines(await ShiftActions.HandoverAsync(desk, ct), desk),
                .. kept.Shift.CheckCall is { } minutes ? (string[])["", $"A check-call every {minutes} minutes: `nte shift call`. {NotEmergency}"] : [],
            ]),
            Json = ShiftText.Json(kept, desk),
        });

    /// <summary>Said wherever a check-call is.</summary>
    public const string NotEmergency = "This is not an emergency service: in danger call 999.";

    private static Task<Answer> CountAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed.GetValue(On), desk, async kept =>
    {
        var (by, to) = (parsed.GetValue(By), parsed.GetValue(To));
        if (by is not null && to is not null)
        {
            return Answer.Refuse([new("count", "Both --by and --to were given.", "Say how many more, or how many in all.")]);
        }

        return Answer.To(await ShiftActions.CountAsync(kept, new(parsed.GetValue(WhichCounter)!, to ?? by ?? "1", to is not null), desk, ct), Counted);
    }, ct);

    private static Task<Answer> UndoAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed.GetValue(On), desk, async kept =>
        Answer.To(await ShiftActions.UndoAsync(kept, desk, ct), Counted), ct);

    private static Answer Counted(CountMade made)
    {
        var total = made.Kept.Totals.TryGetValue(made.Counter.Code, out var n) ? n.ToString(CultureInfo.InvariantCulture) : ShiftText.NotCounted;
        return new()
        {
            Text = $"{made.Counter.Name} ({made.Counter.Unit}): {total}, {made.By.ToString("+0;-0;0", CultureInfo.InvariantCulture)} now.",
            Json = new JsonObject
            {
                ["shift"] = made.Kept.Shift.Id.ToString("D"),
                ["counter"] = made.Counter.Code,
                ["by"] = made.By,
                ["total"] = made.Kept.Totals.TryGetValue(made.Counter.Code, out var t) ? t : null,
            },
        };
    }

    private static Task<Answer> NoteAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed.GetValue(On), desk, async kept =>
    {
        var text = string.Join(' ', parsed.GetValue(NoteWords)!);
        if (text == "-")
        {
            using var input = desk.Files.OpenText("-");
            text = await input.ReadToEndAsync(ct);
        }

        return Answer.To(await ShiftActions.NoteAsync(kept, (text, parsed.GetValue(Open)), null, desk, ct), part => Said($"Noted{(part.IsOpen ? ", open for the next shift" : "")}.", part.Id));
    }, ct);

    private static Task<Answer> RowAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed.GetValue(On), desk, async kept =>
    {
        var words = parsed.GetValue(RowWords)!;
        var when = string.Join(' ', words.Where(w => !w.Contains('=')));
        var row = await ShiftActions.RowAsync(kept, (when, [.. words.Where(w => w.Contains('=')).Select(Pair)]), null, desk, ct);
        return Answer.To(row, part => Said($"{IncidentText.Minute(part.At, desk.Town.Clock)}: {string.Join(", ", part.Values.Select(v => $"{v.Key} {v.Value}"))}.", part.Id));
    }, ct);

    private static Task<Answer> CallAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed.GetValue(On), desk, async kept =>
        Answer.To(await ShiftActions.CallAsync(kept, desk, ct), now => Said($"Answered. The next call is due at {IncidentText.Minute(ShiftRules.CallDue(OnPatrol.Of(now))!.Value, desk.Town.Clock)}. {NotEmergency}", now.Shift.Id)), ct);

    private static async Task<Answer> DoneAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var digits = parsed.GetValue(Item)!.Trim().Replace("-", "", StringComparison.Ordinal);
        var found = (await desk.Store.OpenItemsAsync(ct)).Where(i => digits.Length >= LeastId && i.Id.ToString("N") is var id && (id.EndsWith(digits, StringComparison.OrdinalIgnoreCase) || id.StartsWith(digits, StringComparison.OrdinalIgnoreCase))).ToList();
        return found is [var item]
            ? Answer.To(await ShiftActions.DoneAsync(item, parsed.GetValue(Why)!, desk, ct), i => Said("It waits no more; it stays in the journal.", i.Id))
            : Answer.Refuse([new("item", $"{(found.Count == 0 ? "No open item has" : "Several open items have")} the id '{parsed.GetValue(Item)}'.", "`nte shift handover` lists what waits, with the last digits of each id.")]);
    }

    private static Task<Answer> CloseAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed.GetValue(On), desk, async kept =>
    {
        var draft = Draft(parsed, ShiftRules.DraftOf(kept.Shift, desk.Town.Clock) with { Finish = "" });
        if (!parsed.GetValue<bool>("--yes"))
        {
            var refused = ShiftRules.Close(kept, draft, ShiftActions.Against(kept, desk)) is Outcome<Shift>.Refused(var reasons) ? reasons : [];
            return Answer.Refuse([.. refused, new("close", $"Not closed yet. {string.Join("; ", ShiftText.Totals(kept))}.", "Add --yes if these totals are right; `nte shift count COUNTER --to N` puts one right.")]);
        }

        return Answer.To(await ShiftActions.CloseAsync(kept, draft, null, desk, ct), now => new()
        {
            Text = string.Join('\n', [$"Closed: {ShiftText.Line(now, desk)}, {ShiftText.Lasted(now.Shift)}.", .. ShiftText.Totals(now)]),
            Json = ShiftText.Json(now, desk),
        });
    }, ct);

    private static Task<Answer> AmendAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed.GetValue(Id), desk, async kept =>
    {
        var was = ShiftRules.DraftOf(kept.Shift, desk.Town.Clock);
        var draft = Draft(parsed, was) with { Finish = parsed.GetValue(Finish) ?? was.Finish };
        var counts = parsed.GetValue(Counts)!.Select(Pair).Select(c => new CountWish(c.Name, c.Figure, IsTotal: true));
        return Answer.To(await ShiftActions.AmendAsync(kept, new(draft, [.. counts], parsed.GetValue(Why)!), null, desk, ct), now => new() { Text = $"Amended: {ShiftText.Line(now, desk)}.", Json = ShiftText.Json(now, desk) });
    }, ct);

    private static Task<Answer> WithdrawAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed.GetValue(Id), desk, async kept =>
        Answer.To(await ShiftActions.WithdrawAsync(kept, parsed.GetValue(Why)!, desk, ct), now => Said("It is withdrawn; it stays in the journal.", now.Shift.Id)), ct);

    private static ShiftDraft Draft(ParseResult parsed, ShiftDraft was)
    {
        string Take(Option<string?> option, string fallback) => parsed.GetValue(option) ?? fallback;
        IReadOnlyList<string> TakeAll(Option<string[]> option, IReadOnlyList<string> fallback) => parsed.GetResult(option) is { Implicit: false } ? parsed.GetValue(option)! : fallback;
        return was with
        {
            Scheme = Take(Scheme, was.Scheme),
            Crew = Take(Crew, was.Crew),
            CallSign = Take(CallSign, was.CallSign),
            Areas = string.Join(", ", TakeAll(Areas, [was.Areas])),
            Start = Take(Start, was.Start),
            Finish = Take(Finish, was.Finish),
            Weather = Take(Weather, was.Weather),
            Contexts = TakeAll(Contexts, was.Contexts),
            Partners = TakeAll(Partners, was.Partners),
            CheckCall = Take(CheckCall, was.CheckCall),
        };
    }

    private static (string Name, string Figure) Pair(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (text[..at], text[(at + 1)..]) : (text, "");

    private static Answer Said(string text, Guid id) => new() { Text = text, Json = new JsonObject { ["id"] = id.ToString("D"), ["said"] = text } };

    private static async Task<Answer> OnAsync(string? id, Desk desk, Func<KeptShift, Task<Answer>> act, CancellationToken ct) => await FindAsync(id, desk, ct) switch
    {
        Outcome<KeptShift>.Done(var kept) => await act(kept),
        Outcome<KeptShift>.Refused(var reasons) => Answer.Refuse(reasons),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };

    private static async Task<Outcome<KeptShift>> FindAsync(string? id, Desk desk, CancellationToken ct)
    {
        if (id is null)
        {
            return await ShiftActions.MineAsync(desk, ct) is { } mine
                ? Outcome.Done(mine)
                : Outcome.Refused<KeptShift>("shift", $"{desk.Actor} has no shift open.", "`nte shift open` opens one; `nte shift list` prints the ids of others.");
        }

        var typed = id.Trim();
        var found = typed.Replace("-", "", StringComparison.Ordinal).Length < LeastId ? [] : await desk.Store.ShiftsByPrefixAsync(typed, ct);
        return found.Count switch
        {
            1 => Outcome.Done(found[0]),
            0 => Outcome.Refused<KeptShift>("id", $"No shift's id begins with '{id}'.", $"Give its first {LeastId} digits or more; `nte shift list` prints the ids."),
            _ => Outcome.Refused<KeptShift>("id", $"Several shifts' ids begin with '{id}'.", "Give more of the id."),
        };
    }
}
