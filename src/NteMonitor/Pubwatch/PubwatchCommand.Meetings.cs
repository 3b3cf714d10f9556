using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Commands;

namespace NteMonitor.Pubwatch;

/// <content>Meetings: agenda, attendance, minutes.</content>
public static partial class PubwatchCommand
{
    private static readonly Argument<string> WhichMeeting = new("meeting") { Description = "The meeting's day as 2026-03-14, or the first or last digits of its id" };
    private static readonly Option<string> At = Typed("--at", "When it begins: 14:30");
    private static readonly Option<string> Place = Typed("--place", "Where");
    private static readonly Option<string[]> Agenda = new("--agenda") { Description = "What is to be talked of, without names; may be repeated" };
    private static readonly Option<string[]> Present = new("--present") { Description = "Members that came, by code or name; may be repeated or parted by commas" };
    private static readonly Option<string[]> Apologies = new("--apology") { Description = "Members that sent an apology; may be repeated or parted by commas" };
    private static readonly Option<string> Summary = Typed("--summary", "What anybody may read of it, without names");
    private static readonly Option<string> MinutesFile = Typed("--minutes", "A file with the minutes, which are sealed; - reads them from standard input");

    private static Command Meetings()
    {
        var command = new Command("meeting", "Keep meetings: agenda, attendance, minutes");
        Option[] facts = [At, Place, Agenda];
        command.Subcommands.Add(new Verb("record", "Put a meeting on file, to come or held", "nte --as pw1 pubwatch meeting record --scheme Inventon --on 2026-01-05 --at 14:30 --agenda \"Radios\"", RecordMeetingAsync) { Options = { OfScheme, On } }.With(facts));
        command.Subcommands.Add(new Verb("list", "List meetings, the latest first", "nte pubwatch meeting list", ListMeetingsAsync) { Options = { OfScheme } });
        command.Subcommands.Add(new Verb("show", "Show a meeting, with its minutes for those who may read them", "nte pubwatch meeting show 2026-01-05", ShowMeetingAsync) { Arguments = { WhichMeeting } });
        command.Subcommands.Add(new Verb("amend", "Amend a meeting; what is not given stays", "nte --as pw1 pubwatch meeting amend 2026-01-05 --place \"The Heron\" --why \"moved\"", AmendMeetingAsync) { Arguments = { WhichMeeting }, Options = { On, Why } }.With(facts));
        command.Subcommands.Add(new Verb("attend", "Take down who came and who sent an apology", "nte --as pw1 pubwatch meeting attend 2026-01-05 --present heron,kettle --apology anvil", AttendAsync) { Arguments = { WhichMeeting }, Options = { Present, Apologies } });
        command.Subcommands.Add(new Verb("minutes", "Keep the minutes: a summary in the open, the text sealed", "nte --as pw1 pubwatch meeting minutes 2026-01-05 --summary \"Radios were tried.\"", MinutesAsync) { Arguments = { WhichMeeting }, Options = { Summary, MinutesFile } });
        command.Subcommands.Add(new Verb("withdraw", "Take a meeting back that was recorded by mistake", "nte --as pw1 pubwatch meeting withdraw 2026-01-05 --why \"was not held\"", (parsed, desk, ct) => WithdrawMeetingAsync(parsed, desk, ct)) { Arguments = { WhichMeeting }, Options = { Why } });
        return command;
    }

    private static async Task<Answer> RecordMeetingAsync(ParseResult parsed, Desk desk, CancellationToken ct) => Answer.To(
        await PubwatchActions.AddMeetingAsync(parsed.GetValue(OfScheme)!, Meeting(parsed), null, desk, ct), m => Said($"The meeting of {DraftReader.Iso(m.Value.On)} is on file.", m.Value.Id));

    private static async Task<Answer> ListMeetingsAsync(ParseResult parsed, Desk desk, CancellationToken ct) => Answer.To(await PubwatchActions.FilesAsync(desk, ct), files =>
    {
        var shown = files.Where(f => f.Scheme.Value.Name.StartsWith(parsed.GetValue(OfScheme)!.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
        return new() { Table = PubwatchText.Meetings(shown), Json = new JsonArray([.. shown.SelectMany(f => f.Meetings).Select(m => (JsonNode)PubwatchText.Json(m))]) };
    });

    private static Task<Answer> ShowMeetingAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnMeetingAsync(parsed, desk, async meeting =>
    {
        var names = await PubwatchActions.NamesAsync(desk, ct);
        var minutes = await PubwatchActions.MinutesTextAsync(meeting, desk, ct);
        var json = PubwatchText.Json(meeting);
        json["text"] = minutes;
        return new() { Text = string.Join('\n', MeetingDetail.Lines(meeting, names, minutes)), Json = json };
    }, ct);

    private static Task<Answer> AmendMeetingAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnMeetingAsync(parsed, desk, async was => Answer.To(
        await PubwatchActions.AmendMeetingAsync(was, Meeting(parsed), new(parsed.GetValue(Why)!), desk, ct), m => Said("The meeting is amended.", m.Value.Id)), ct);

    private static Task<Answer> AttendAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnMeetingAsync(parsed, desk, async was => Answer.To(
        await PubwatchActions.AttendAsync(was, (parsed.GetValue(Present)!, parsed.GetValue(Apologies)!), null, desk, ct),
        m => Said($"{m.Value.Present.Count} came, {m.Value.Apologies.Count} sent an apology.", m.Value.Id)), ct);

    private static Task<Answer> MinutesAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnMeetingAsync(parsed, desk, async was =>
    {
        var text = "";
        if (parsed.GetValue(MinutesFile)! is { Length: > 0 } path)
        {
            using var file = desk.Files.OpenText(path);
            text = await file.ReadToEndAsync(ct);
        }

        return Answer.To(await PubwatchActions.MinutesAsync(was, (parsed.GetValue(Summary)!, text), null, desk, ct), m => Said(m.Value.HasMinutes ? "The minutes are sealed; the summary stands in the open." : "The summary is on file.", m.Value.Id));
    }, ct);

    private static Task<Answer> WithdrawMeetingAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnMeetingAsync(parsed, desk, async was => Answer.To(
        await PubwatchActions.WithdrawAsync(PubwatchActions.MeetingThing, was.Value.Id, parsed.GetValue(Why)!, desk, ct), id => Said("It is withdrawn; it stays in the journal.", id)), ct);

    private static MeetingDraft Meeting(ParseResult parsed) => new() { On = parsed.GetValue(On)!, At = parsed.GetValue(At)!, Place = parsed.GetValue(Place)!, Agenda = parsed.GetValue(Agenda)! };

    private static async Task<Answer> OnMeetingAsync(ParseResult parsed, Desk desk, Func<Filed<Meeting>, Task<Answer>> act, CancellationToken ct) =>
        await Journal.Gate.RefusedAsync(Access.Act.ReadPubwatch, desk, ct) is { } refusal
            ? Answer.Refuse([refusal])
            : await Answer.ToAsync(await PubwatchActions.MeetingAsync(parsed.GetValue(WhichMeeting)!, desk, ct), act);
}
