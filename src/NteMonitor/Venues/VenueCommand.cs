using System.CommandLine;
using System.Text.Json.Nodes;
using NodaTime.Text;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Journal;

namespace NteMonitor.Venues;

/// <summary><c>nte venue</c>: the register of premises.</summary>
public static class VenueCommand
{
    private static readonly Argument<string> Which = new("venue") { Description = "The venue, by code, name or the beginning of either" };
    private static readonly Argument<string> NewName = new("name") { Description = "The name over the door" };
    private static readonly Option<string> Why = new("--why") { Description = "The reason, without names", DefaultValueFactory = _ => "" };
    private static readonly Option<string?> Name = new("--name") { Description = "The name over the door" };
    private static readonly Option<string?> Kind = new("--kind") { Description = "Kind: pub, bar, nightclub, restaurant, takeaway, …" };
    private static readonly Option<string?> Code = new("--code") { Description = "Short code for the one-line entry" };
    private static readonly Option<string?> Licence = new("--licence") { Description = "Licence number" };
    private static readonly Option<string?> Address = new("--address") { Description = "Address in one line" };
    private static readonly Option<string?> Postcode = new("--postcode") { Description = "Postcode" };
    private static readonly Option<string?> Position = new("--position") { Description = "latitude,longitude" };
    private static readonly Option<string?> Capacity = new("--capacity") { Description = "Licensed capacity" };
    private static readonly Option<string?> Sale = new("--sale-hours") { Description = "Hours for the sale of alcohol: \"Mon-Thu 10:00-23:30, Fri,Sat 10:00-02:00\"" };
    private static readonly Option<string?> Opening = new("--opening-hours") { Description = "Opening hours" };
    private static readonly Option<string?> Holder = new("--holder") { Description = "Licence holder; sealed" };
    private static readonly Option<string?> Supervisor = new("--dps") { Description = "Designated premises supervisor; sealed" };
    private static readonly Option<string?> From = new("--from") { Description = "From this date; today when not given" };
    private static readonly Option<bool> All = new("--all") { Description = "Closed ones too" };
    private static readonly Argument<string> Status = new("status") { Description = "open, suspended or closed" };
    private static readonly Argument<string> Number = new("number") { Description = "The condition's number on the licence" };
    private static readonly Argument<string> Text = new("text") { Description = "The condition's wording; not needed to end one that is on file", DefaultValueFactory = _ => "" };
    private static readonly Option<string?> Objective = new("--objective") { Description = "The objective it serves: crime, safety, nuisance, children" };
    private static readonly Option<string?> Until = new("--until") { Description = "The date on which it was taken off" };
    private static readonly Option[] DraftOptions = [Kind, Code, Licence, Address, Postcode, Position, Capacity, Sale, Opening, Holder, Supervisor];

    /// <summary>Returns the command.</summary>
    public static Command Create()
    {
        var command = new Command("venue", "Keep the register of premises");
        command.Subcommands.Add(new Verb("list", "List the venues", "nte venue list", ListAsync) { Options = { All } });
        command.Subcommands.Add(new Verb("add", "Add a venue", "nte venue add \"The Invented Lantern\" --kind pub --code lantern", AddAsync) { Arguments = { NewName } }.With(DraftOptions));
        command.Subcommands.Add(new Verb("amend", "Amend a venue; what was before stays in the journal", "nte venue amend heron --capacity 240 --why \"variation granted\"", AmendAsync) { Arguments = { Which }, Options = { Name, Why } }.With(DraftOptions));
        command.Subcommands.Add(new Verb("close", "Close a venue from a date", "nte venue close kettle --why \"licence surrendered\"", CloseAsync) { Arguments = { Which }, Options = { From, Why } });
        command.Subcommands.Add(new Verb("status", "Say that a venue is open, suspended or closed from a date", "nte venue status heron suspended --from 2026-11-01 --why \"interim steps\"", StatusAsync) { Arguments = { Which, Status }, Options = { From, Why } });
        command.Subcommands.Add(new Verb("settle", "Keep the venue as it stands where two people amended at once", "nte venue settle heron --why \"spoke to both\"", SettleAsync) { Arguments = { Which }, Options = { Why } });
        command.Subcommands.Add(new Verb("condition", "Put a condition on a venue, or end one with --until", "nte venue condition heron 2.1 \"Two door staff from 21:00\" --why \"review\"", ConditionAsync) { Arguments = { Which, Number, Text }, Options = { Objective, From, Until, Why } });
        return command;
    }

    private static async Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadLog, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        var tonight = desk.Town.Clock.NightOf(desk.Now());
        var venues = (await desk.Store.VenuesAsync(ct)).Select(v => v.Venue)
            .Where(v => parsed.GetValue(All) || VenueRules.StatusOn(v, tonight.Evening) != VenueStatus.Closed)
            .ToList();
        return new()
        {
            Table = new("venues", "Venues",
                [new("Code"), new("Name"), new("Kind"), new("Licence"), Column.Figures("Capacity"), new("Sales end tonight"), new("Status")],
                [.. venues.Select(v => new Row(
                [
                    v.Code ?? "", v.Name, Reference.NameOf(desk.Reference.VenueKinds, v.Kind), v.Licence ?? "",
                    v.Capacity is { } people ? people : new Cell.Blank("no capacity on file", "-"),
                    VenueRules.SaleEndOn(v, tonight).ToString(),
                    VenueRules.StatusOn(v, tonight.Evening).ToString().ToLowerInvariant(),
                ]))]),
            Json = new JsonArray([.. venues.Select(v => (JsonNode)Json(v))]),
        };
    }

    private static async Task<Answer> AddAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        var draft = Draft(parsed, new() { Name = parsed.GetValue(NewName)! });
        return Answer.To(await VenueActions.AddAsync(draft, null, desk, ct), v => Said($"{v.Name} is on file.", v));
    }

    private static Task<Answer> AmendAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept =>
    {
        var (holder, supervisor) = await VenueActions.PeopleAsync(kept, desk.Store, ct);
        var was = VenueRules.DraftOf(kept.Venue, holder, supervisor);
        var draft = Draft(parsed, was) with { Name = parsed.GetValue(Name) ?? was.Name };
        return Answer.To(await VenueActions.AmendAsync(kept, draft, parsed.GetValue(Why)!, null, desk, ct), v => Said($"{v.Name} is amended.", v));
    }, ct);

    private static Task<Answer> CloseAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept =>
    {
        List<Refusal> reasons = [];
        var from = DayOptions.Read(parsed, From, reasons) ?? desk.Town.Clock.Local(desk.Now()).Date;
        return reasons.Count > 0
            ? Answer.Refuse(reasons)
            : Answer.To(await VenueActions.CloseAsync(kept, from, parsed.GetValue(Why)!, desk, ct), v => Said($"{v.Name} is closed from {LocalDatePattern.Iso.Format(from)}.", v));
    }, ct);

    private static Task<Answer> StatusAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept =>
    {
        List<Refusal> reasons = [];
        var word = parsed.GetValue(Status)!;
        var known = Enum.GetValues<VenueStatus>().Where(s => s.ToString().Equals(word, StringComparison.OrdinalIgnoreCase)).ToList();
        if (known.Count == 0)
        {
            reasons.Add(new("status", $"'{word}' is no status.", Nearest.Hint(word, ["open", "suspended", "closed"]) ?? "Use open, suspended or closed."));
        }

        var from = DayOptions.Read(parsed, From, reasons) ?? desk.Town.Clock.Local(desk.Now()).Date;
        return reasons.Count > 0
            ? Answer.Refuse(reasons)
            : Answer.To(await VenueActions.StatusAsync(kept, new(known[0], from), parsed.GetValue(Why)!, desk, ct), v => Said($"{v.Name} is {known[0].ToString().ToLowerInvariant()} from {LocalDatePattern.Iso.Format(from)}.", v));
    }, ct);

    private static Task<Answer> SettleAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept =>
        Answer.To(await VenueActions.SettleAsync(kept, parsed.GetValue(Why)!, desk, ct), n => Said($"Settled: {n} other {(n == 1 ? "amendment" : "amendments")} overruled.", kept.Venue)), ct);

    private static Task<Answer> ConditionAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async kept =>
    {
        List<Refusal> reasons = [];
        var condition = new Condition(parsed.GetValue(Number)!, parsed.GetValue(Text)!, parsed.GetValue(Objective), DayOptions.Read(parsed, From, reasons), DayOptions.Read(parsed, Until, reasons));
        return reasons.Count > 0
            ? Answer.Refuse(reasons)
            : Answer.To(await VenueActions.ConditionAsync(kept, condition, parsed.GetValue(Why)!, desk, ct), v => Said($"{v.Name} has {InForce(v, desk)} in force.", v));
    }, ct);

    private static string InForce(Venue venue, Desk desk)
    {
        var today = desk.Town.Clock.Local(desk.Now()).Date;
        var count = venue.Conditions.Count(c => VenueRules.InForce(c, today));
        return count == 1 ? "1 condition" : $"{count} conditions";
    }

    private static VenueDraft Draft(ParseResult parsed, VenueDraft was)
    {
        string Take(Option<string?> option, string fallback) => parsed.GetValue(option) ?? fallback;
        return was with
        {
            Kind = Take(Kind, was.Kind),
            Code = Take(Code, was.Code),
            Licence = Take(Licence, was.Licence),
            Address = Take(Address, was.Address),
            Postcode = Take(Postcode, was.Postcode),
            Position = Take(Position, was.Position),
            Capacity = Take(Capacity, was.Capacity),
            SaleHours = Take(Sale, was.SaleHours),
            OpeningHours = Take(Opening, was.OpeningHours),
            Holder = Take(Holder, was.Holder),
            Supervisor = Take(Supervisor, was.Supervisor),
        };
    }

    private static Answer Said(string words, Venue venue) => new() { Text = words, Json = Json(venue) };

    private static JsonObject Json(Venue venue)
    {
        var json = VenueJson.Write(venue);
        json.Insert(0, "id", venue.Id.ToString("D"));
        return json;
    }

    private static async Task<Answer> OnAsync(ParseResult parsed, Desk desk, Func<KeptVenue, Task<Answer>> act, CancellationToken ct) =>
        await Gate.RefusedAsync(Act.ReadLog, desk, ct) is { } refusal
            ? Answer.Refuse([refusal])
            : await Answer.ToAsync(await VenueActions.FindAsync(parsed.GetValue(Which)!, desk, ct), act);
}
