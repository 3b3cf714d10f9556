using System.CommandLine;
using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary><c>nte visit</c>: visits to venues, with the venue's own conditions as the checklist.</summary>
public static partial class VisitCommand
{
    private static readonly Argument<string> Which = new("venue") { Description = "The venue, by code, name or the beginning of either" };
    private static readonly Argument<string?> Of = new("venue") { Description = "Only this venue's", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string> Id = new("id") { Description = "The visit's id, or its first digits" };
    private static readonly Option<string?> When = new("--when") { Description = "When it was: 2230, yesterday 0040, 2026-11-14 2230, or a day alone; now when not given" };
    private static readonly Option<string?> Kind = new("--kind") { Description = "Kind: compliance, night, joint, complaint, incident, follow-up, advice, event" };
    private static readonly Option<string?> By = new("--by") { Description = "Short name of who made it; yours when not given" };
    private static readonly Option<string[]> With = new("--with") { Description = "Who else came: police, environmental-health, fire, …; may be repeated" };
    private static readonly Option<string?> SpokeTo = new("--spoke-to") { Description = "What the person spoken to is there: dps, manager, door, …; a name goes into the sheet, sealed" };
    private static readonly Option<string[]> Checks = new("--check") { Description = "What was found of a condition: \"2.1=met\", \"2.4=broken: one of two had left\"; may be repeated" };
    private static readonly Option<string?> DoorStaff = new("--door-staff") { Description = "How many worked the door" };
    private static readonly Option<string?> Badges = new("--badges") { Description = "How many of them had the SIA badge to be seen" };
    private static readonly Option<string?> People = new("--people") { Description = "How many people were inside" };
    private static readonly Option<string?> CountedAt = new("--counted-at") { Description = "When they were counted, as 2245; the time of the visit when not given" };
    private static readonly Option<string?> Advice = new("--advice") { Description = "Advice given, without names" };
    private static readonly Option<string?> Note = new("--note") { Description = "The narrative, sealed; - reads it from standard input and keeps it out of the shell's history" };
    private static readonly Option<string?> FollowUp = new("--follow-up") { Description = "When somebody should look again: 2026-12-01, or +14 for two weeks after the visit" };
    private static readonly Option<string?> Follows = new("--follows") { Description = "Id of the earlier visit that this one follows up" };
    private static readonly Option<string?> Sheet = new("--from") { Description = "A filled checklist; - reads it from standard input. Options go before what it says", HelpName = "FILE" };
    private static readonly Option<string> Why = new("--why") { Description = "The reason, without names", DefaultValueFactory = _ => "" };
    private static readonly Option<string?> First = new("--since") { Description = "The first day" };
    private static readonly Option<string?> Last = new("--until") { Description = "The last day, included" };
    private static readonly Option<bool> OpenOnly = new("--open") { Description = "Only those after which somebody still has to look again" };
    private static readonly Option<string?> Out = new("--out") { Description = "The file to write; standard output when not given", HelpName = "FILE" };
    private static readonly Option<string?> On = new("--on") { Description = "The day whose conditions are asked for; today when not given" };
    private static readonly Option[] DraftOptions = [When, Kind, By, With, SpokeTo, Checks, DoorStaff, Badges, People, CountedAt, Advice, Note, FollowUp];

    /// <summary>The fewest digits by which a visit is named.</summary>
    private const int LeastId = 4;

    /// <summary>Returns the command.</summary>
    /// <remarks>
    /// JSON of one visit: <c>id</c>, <c>venue</c>, <c>on</c>, <c>at</c>, <c>kind</c>, <c>by</c>, <c>partners</c>, <c>spokenTo</c>, <c>checks</c> (number, text, finding, remark),
    /// <c>door</c> (staff, badges), <c>inside</c> (people, at, capacity, over), <c>advice</c>, <c>followUp</c>, <c>followedUp</c>, <c>follows</c>, <c>remarks</c>, <c>open</c>, <c>withdrawn</c>,
    /// <c>version</c>, <c>conflicts</c>, <c>recordedAt</c>, <c>recordedBy</c>. What is sealed is in none of them.
    /// </remarks>
    public static Command Create()
    {
        var command = new Command("visit", "Record visits to venues, with their own conditions as the checklist");
        command.Subcommands.Add(new Verb("record", "Record a visit", "nte visit record barrel --kind night --with police --door-staff 3 --badges 2 --people 240 --follow-up +14", RecordAsync) { Arguments = { Which }, Options = { Follows, Sheet } }.With(DraftOptions));
        command.Subcommands.Add(new Verb("checklist", "Print a venue's conditions as a sheet to fill in and hand back", "nte visit checklist barrel", ChecklistAsync) { Arguments = { Which }, Options = { On, Out } });
        command.Subcommands.Add(new Verb("list", "List visits", "nte visit list --open", ListAsync) { Arguments = { Of }, Options = { First, Last, OpenOnly } });
        command.Subcommands.Add(new Verb("show", "Show a visit with everything that was found", "nte visit show VISIT", ShowAsync) { Arguments = { Id } });
        command.Subcommands.Add(new Verb("amend", "Amend a visit; what was before stays in the journal", "nte visit amend VISIT --people 238 --why \"clicker read again\"", AmendAsync) { Arguments = { Id }, Options = { Why } }.With(DraftOptions));
        command.Subcommands.Add(new Verb("done", "Say that nobody has to look again", "nte visit done VISIT --why \"photographs sent in\"", DoneAsync) { Arguments = { Id }, Options = { Why } });
        command.Subcommands.Add(new Verb("withdraw", "Take a visit, or a condition checked alone, out of the file", "nte visit withdraw VISIT --why \"entered twice\"", WithdrawAsync) { Arguments = { Id }, Options = { Why } });
        return command;
    }

    private static async Task<Answer> RecordAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepPremises, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var venue = await VenueActions.FindAsync(parsed.GetValue(Which)!, desk, ct);
        var follows = parsed.GetValue(Follows) is { } id ? await FindAsync(id, desk, ct) : Outcome.Done<KeptVisit>(null!);
        var draft = (await SheetAsync(parsed, desk)).Then(sheet => Draft(parsed, sheet));
        List<Refusal> reasons =
        [
            .. venue is Outcome<KeptVenue>.Refused(var noVenue) ? noVenue : [],
            .. follows is Outcome<KeptVisit>.Refused(var noVisit) ? noVisit.Select(r => r with { Field = "follows" }) : [],
            .. draft is Outcome<VisitDraft>.Refused(var noDraft) ? noDraft : [],
        ];
        if (reasons.Count > 0 || venue is not Outcome<KeptVenue>.Done(var kept) || draft is not Outcome<VisitDraft>.Done(var typed))
        {
            return Answer.Refuse(reasons);
        }

        typed = typed with { Note = await NoteAsync(typed.Note, desk, ct) };
        var earlier = (follows as Outcome<KeptVisit>.Done)?.Value;
        return Answer.To(await VisitActions.RecordAsync(new(kept, earlier), typed, null, desk, ct), v => Said($"Visit to {kept.Venue.Name} recorded", v, desk));
    }

    private static async Task<Answer> ChecklistAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadPremises, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        List<Refusal> reasons = [];
        var day = DayOptions.Read(parsed, On, reasons) ?? desk.Town.Clock.Local(desk.Now()).Date;
        return reasons.Count > 0 ? Answer.Refuse(reasons) : await Answer.ToAsync(await VenueActions.FindAsync(parsed.GetValue(Which)!, desk, ct), async kept =>
        {
            var visits = await VisitActions.VisitsAsync(new(VisitActions.Thing) { Venue = kept.Venue.Id }, desk, ct);
            var states = ConditionRules.States(kept.Venue, day, await VisitActions.FoundAsync(kept.Venue.Id, visits, desk, ct));
            var sheet = VisitSheet.Write(kept.Venue, states, day, desk.Reference);
            var path = parsed.GetValue(Out);
            var answer = await Paper.WriteAsync([new(path is null ? "" : Path.GetFileName(path), sheet)], path, desk);
            return path is not null ? answer : new() { Text = sheet.TrimEnd('\n'), Json = new JsonArray([.. states.Select(s => (JsonNode)PremisesText.Json(s))]) };
        });
    }

    private static async Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = await Gate.RefusedAsync(Act.ReadPremises, desk, ct) is { } refusal ? [refusal] : [];
        var (first, last) = DayOptions.Read(parsed, (First, Last), reasons);
        var venue = parsed.GetValue(Of) is { } name ? await VenueActions.FindAsync(name, desk, ct) : null;
        reasons.AddRange(venue is Outcome<KeptVenue>.Refused(var no) ? no : []);
        if (reasons.Count > 0)
        {
            return Answer.Refuse(reasons);
        }

        var query = new RecordQuery(VisitActions.Thing) { Venue = (venue as Outcome<KeptVenue>.Done)?.Value.Venue.Id, From = first, To = last };
        var visits = (await VisitActions.VisitsAsync(query, desk, ct)).Where(v => !parsed.GetValue(OpenOnly) || v.Visit.IsOpen).ToList();
        return new()
        {
            Table = VisitText.Table(visits, IncidentText.Names(await desk.Store.VenuesAsync(ct)), desk),
            Json = new JsonArray([.. visits.Select(v => (JsonNode)VisitText.Json(v, desk.Town.Clock))]),
        };
    }

    private static Task<Answer> ShowAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(Act.ReadPremises, parsed, desk, async kept =>
        new() { Text = string.Join('\n', VisitText.Lines(await VisitActions.OpenAsync(kept, desk, ct), desk)), Json = VisitText.Json(kept, desk.Town.Clock) }, ct);

    private static Task<Answer> AmendAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(Act.KeepPremises, parsed, desk, async kept =>
    {
        var was = VisitRules.DraftOf(await VisitActions.SealedAsync(kept, desk, ct), desk.Town.Clock);
        return await Answer.ToAsync(Draft(parsed, was), async draft =>
        {
            var now = draft with { Note = await NoteAsync(draft.Note, desk, ct) };
            return Answer.To(await VisitActions.AmendAsync(kept, now, new(parsed.GetValue(Why)!), desk, ct), v => Said("Visit amended", v, desk));
        });
    }, ct);

    private static Task<Answer> DoneAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(Act.KeepPremises, parsed, desk, async kept =>
        Answer.To(await VisitActions.DoneAsync(kept, parsed.GetValue(Why)!, desk, ct), v => Said("The follow-up waits no more", v, desk)), ct);

    private static async Task<Answer> WithdrawAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await VisitActions.LoneByPrefixAsync(Digits(parsed.GetValue(Id)!), desk, ct) is [var check])
        {
            return Answer.To(await VisitActions.WithdrawCheckAsync(check, parsed.GetValue(Why)!, desk, ct),
                id => new() { Text = "The check is withdrawn; it stays in the journal.", Json = new JsonObject { ["id"] = id.ToString("D"), ["withdrawn"] = true } });
        }

        return await OnAsync(Act.KeepPremises, parsed, desk, async kept =>
            Answer.To(await VisitActions.WithdrawAsync(kept, parsed.GetValue(Why)!, desk, ct), v => Said("Visit withdrawn; it stays in the journal", v, desk)), ct);
    }
}
