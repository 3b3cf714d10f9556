using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.People;
using static NteMonitor.Pubwatch.DraftReader;

namespace NteMonitor.Pubwatch;

/// <summary>Schemes, members, meetings and bans as words, tables and JSON; people by token.</summary>
public static class PubwatchText
{
    /// <summary>Returns where a case stands, in words.</summary>
    public static string State(BanState state) => state switch
    {
        BanState.Proposed => "proposed",
        BanState.Checked => "proposed, checked",
        BanState.Voted => "decided, not told",
        BanState.Notified => "told, not begun",
        BanState.Active => "in force",
        BanState.Appeal => "appeal waits",
        BanState.Varied => "in force, varied",
        BanState.Warned => "warning stands",
        BanState.Rejected => "nothing done",
        BanState.Withdrawn => "withdrawn",
        BanState.Expired => "ended",
        BanState.Lifted => "lifted",
        _ => "weeded",
    };

    /// <summary>Returns the person's token, or that it is weeded.</summary>
    public static string Person(BanFile file) => file.State == BanState.Erased ? "weeded" : PersonRules.Token(file.Case.Person);

    /// <summary>Returns where it holds.</summary>
    public static string Area(BanFile file) => file.Case.Area.Length > 0 ? file.Case.Area : file.Scheme.Areas.Count > 0 ? string.Join(", ", file.Scheme.Areas) : "the scheme's area";

    /// <summary>Returns the steps of a case in order, with their days, the one where it stands marked.</summary>
    public static IReadOnlyList<(string Word, string On, bool IsNow)> Steps(BanFile file)
    {
        var ban = file.Case;
        List<(string, string, bool)> steps = [];
        if (ban.Way == Way.Decided)
        {
            steps.Add(("proposed", Day(ban.On), file.State == BanState.Proposed));
            steps.Add(("checked", Day(ban.CheckedOn), file.State == BanState.Checked));
        }

        if (ban.Decision is { } decision)
        {
            steps.Add((ban.Way == Way.Notified ? "decided by the scheme" : "voted", Day(decision.On), file.State is BanState.Voted or BanState.Rejected));
            if (decision.Outcome != Measure.Nothing)
            {
                if (ban.Way == Way.Decided || ban.Letters.Count > 0)
                {
                    steps.Add(("told", ban.Letters.Count > 0 ? Day(ban.Letters[0].On) : "-", file.State == BanState.Notified));
                }

                steps.Add((decision.Outcome == Measure.Warning ? "warning" : "in force", $"{Day(ban.Start)} to {Day(ban.End)}", file.State is BanState.Active or BanState.Warned));
            }
        }

        if (ban.Appeal is { } appeal)
        {
            steps.Add(("appeal", appeal.Heard is { } heard ? $"{Day(appeal.Lodged)}, heard {Day(heard)}: {Word(appeal.Outcome!.Value)}" : Day(appeal.Lodged), file.State == BanState.Appeal));
        }

        steps.AddRange(ban.Reviews.Select(r => ("review", $"{Day(r.On)}: {Word(r.Outcome)}", false)));
        if (ban.VariedOn is { } varied)
        {
            steps.Add(("varied", Day(varied), file.State == BanState.Varied));
        }

        steps.AddRange(file.State switch
        {
            BanState.Expired => [("ended", Day(ban.End), true)],
            BanState.Lifted => [("lifted", Day(ban.LiftedOn), true)],
            BanState.Withdrawn => [("withdrawn", Day(ban.WithdrawnOn), true)],
            BanState.Erased => [("weeded", Day(file.WeedOn), true)],
            _ => Array.Empty<(string, string, bool)>(),
        });
        return steps;
    }

    /// <summary>Returns cases as a table.</summary>
    public static Table Table(IEnumerable<BanFile> files, Desk desk) => new(
        "bans", "Warnings and bans",
        [new("Person"), new("State"), new("Measure"), new("Behaviour"), new("From"), new("Until"), new("Area"), new("Weeded on"), new("Id")],
        [.. files.Select(f => f.State == BanState.Erased
            ? new Row([Person(f), State(f.State), Word(f.Case.Decision?.Outcome ?? f.Case.Measure), Blank, Text(f.Case.Start), Text(f.Case.End), Blank, Iso(f.WeedOn), f.Case.Id.ToString("D")])
            : new Row([Person(f), State(f.State), Measured(f), Behaviour(f, desk), Text(f.Case.Start), Text(f.Case.End), Area(f), Iso(f.WeedOn), f.Case.Id.ToString("D")]))]);

    /// <summary>Returns a scheme's members as a table, with how they came to meetings.</summary>
    public static Table Members(SchemeFile file) => new(
        "members", $"Members of {file.Scheme.Value.Name}",
        [new("Venue"), new("From"), new("Until"), Column.Figures("Meetings"), Column.Figures("Came"), Column.Figures("Apologies"), Column.Figures("Missed in a row"), new("Id")],
        [.. file.Members.OrderBy(m => Name(file, m.Value.Venue), StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Value.From).Select(m => Row(file, m.Value))]);

    /// <summary>Returns a scheme's posts as a table.</summary>
    public static Table Officers(IEnumerable<SchemeFile> files) => new(
        "scheme-officers", "Officers of schemes", [new("Scheme"), new("Post"), new("Who"), new("From"), new("Until"), new("Id")],
        [.. files.SelectMany(f => f.Officers.Select(o => new Row([f.Scheme.Value.Name, Word(o.Value.Post), o.Value.Who, Iso(o.Value.From), Text(o.Value.Until), o.Value.Id.ToString("D")])))]);

    /// <summary>Returns meetings as a table.</summary>
    public static Table Meetings(IEnumerable<SchemeFile> files) => new(
        "meetings", "Meetings", [new("Day"), new("At"), new("Scheme"), new("Place"), Column.Figures("Came"), Column.Figures("Apologies"), new("Minutes"), new("Agenda"), new("Id")],
        [.. files.SelectMany(f => f.Meetings.Select(m => new Row(
        [
            Iso(m.Value.On), m.Value.At?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "", f.Scheme.Value.Name, m.Value.Place,
            Counted(m.Value, m.Value.Present.Count), Counted(m.Value, m.Value.Apologies.Count),
            m.Value.HasMinutes ? "sealed" : m.Value.Summary.Length > 0 ? "summary" : "-", string.Join("; ", m.Value.Agenda), m.Value.Id.ToString("D"),
        ])))]);

    /// <summary>Returns a scheme in lines.</summary>
    public static IReadOnlyList<string> Lines(SchemeFile file)
    {
        var (scheme, rules) = (file.Scheme.Value, file.Scheme.Value.Rules);
        return
        [
            scheme.Id.ToString("D"), scheme.Name, .. scheme.Areas.Count > 0 ? (string[])[$"Area: {string.Join(", ", scheme.Areas)}"] : [],
            $"A proposal is carried by {Needs(rules.Needs)}, with at least {rules.Quorum} votes cast, within {rules.VoteDays} days.",
            rules.Terms.Count > 0 ? $"Terms: {string.Join(", ", rules.Terms)} months." : "Terms: whole months.",
            .. rules.Tariff.Count > 0 ? (string[])[$"Guide: {string.Join(", ", rules.Tariff.Select(t => $"{t.Behaviour} {t.Months} months"))}."] : [],
            $"Appeals within {rules.AppealDays} days of the letter; longer bans are looked at every {rules.ReviewMonths} months; a warning stands {rules.WarningMonths} months.",
            $"{file.Attendances.Count} members in force; {file.Bans.Count(b => b.IsCurrent)} bans in force, {file.Bans.Count(b => b.IsOpen)} proposed.",
            .. file.Attendances.Where(a => SchemeRules.MissedTooMany(a, rules)).Select(a => $"{Name(file, a.Member.Venue)} missed {a.MissedInARow} meetings in a row without an apology."),
            .. file.VoidRecords > 0 ? (string[])[$"{file.VoidRecords} {(file.VoidRecords == 1 ? "record begins" : "records begin")} with an entry that its role may not write: no case."] : [],
            .. file.Officers.Where(o => o.Value.Until is null).Select(o => $"{Sentence.Capital(Word(o.Value.Post))}: {o.Value.Who}, since {Iso(o.Value.From)}"),
        ];
    }

    /// <summary>Returns a case as JSON; once weeded no more than id, dates and decision.</summary>
    public static JsonObject Json(BanFile file)
    {
        var ban = file.Case;
        var json = new JsonObject { ["id"] = ban.Id.ToString("D"), ["scheme"] = file.Scheme.Name, ["state"] = Word(file.State), ["current"] = file.IsCurrent, ["way"] = Word(ban.Way) };
        if (file.State != BanState.Erased)
        {
            json["person"] = Person(file);
            foreach (var (name, value) in BanJson.Write(ban).Where(m => m.Key is not ("of" or "people" or "way" or "on" or "start" or "end" or "decision")).ToList())
            {
                json[name] = value?.DeepClone();
            }

            json["reviewOn"] = file.ReviewOn is { } review ? Iso(review) : null;
            json["votes"] = new JsonArray([.. file.Votes.Select(v => (JsonNode)Json(v))]);
            json["tally"] = Json(file.Tally);
            json["borneOut"] = file.IsBorneOut;
            json["voidEntries"] = new JsonArray([.. file.Ruled.Void.Select(e => (JsonNode)new JsonObject { ["entry"] = e.Id.ToString("D"), ["kind"] = e.Kind, ["role"] = e.Role })]);
        }

        var facts = BanJson.Write(ban);
        foreach (var name in new[] { "on", "decision", "start", "end" })
        {
            json[name] = facts[name]?.DeepClone();
        }

        json["weedOn"] = Iso(file.WeedOn);
        return json;
    }

    /// <summary>Returns a meeting as JSON.</summary>
    public static JsonObject Json(Filed<Meeting> meeting)
    {
        var json = PubwatchJson.Write(meeting.Value);
        json["id"] = meeting.Value.Id.ToString("D");
        json["scheme"] = json["of"]?.DeepClone();
        json.Remove("of");
        (json["held"], json["minutes"]) = (meeting.Value.Held, meeting.Value.HasMinutes);
        return json;
    }

    /// <summary>Returns a scheme as JSON.</summary>
    public static JsonObject Json(SchemeFile file)
    {
        var json = PubwatchJson.Write(file.Scheme.Value);
        json["id"] = file.Scheme.Value.Id.ToString("D");
        json["members"] = file.Attendances.Count;
        json["bansInForce"] = file.Bans.Count(b => b.IsCurrent);
        json["voidRecords"] = file.VoidRecords;
        return json;
    }

    /// <summary>Returns what was decided or proposed, with a proposed term.</summary>
    internal static string Measured(BanFile file)
    {
        var measure = file.Case.Decision?.Outcome ?? file.Case.Measure;
        return measure == Measure.Ban && file.Case is { Months: { } months, Start: null } ? $"ban, {months} months" : Word(measure);
    }

    /// <summary>Returns the name of the behaviour.</summary>
    internal static string Behaviour(BanFile file, Desk desk) => Reference.NameOf(desk.Reference.Categories, file.Case.Behaviour);

    /// <summary>Returns a day as lists have it, or a dash.</summary>
    internal static string Day(LocalDate? day) => day is { } some ? some.ToString("d MMM uuuu", CultureInfo.InvariantCulture) : "-";

    /// <summary>Returns a venue's name.</summary>
    internal static string Name(SchemeFile file, Guid venue) => file.Names.GetValueOrDefault(venue, "a venue no longer here");

    /// <summary>Returns a word of a closed list.</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum => PubwatchJson.Word(value);

    /// <summary>Returns how much of a vote carries, in words.</summary>
    internal static string Needs(VoteNeed needs) => needs switch
    {
        VoteNeed.TwoThirds => "two thirds of the votes for and against",
        VoteNeed.Unanimous => "a vote without one against",
        _ => "more votes for than against",
    };

    private static readonly Cell Blank = new Cell.Blank("weeded", "-");

    private static Cell Text(LocalDate? day) => day is { } some ? Iso(some) : new Cell.Blank("not set", "-");

    private static Cell Counted(Meeting meeting, int count) => meeting.Held ? count : new Cell.Blank("attendance was not taken down", "-");

    private static Row Row(SchemeFile file, Member member)
    {
        var came = file.Attendances.FirstOrDefault(a => a.Member.Id == member.Id);
        Cell Figure(int? count) => count is { } some ? some : new Cell.Blank("no member now", "-");
        return new([Name(file, member.Venue), Iso(member.From), Text(member.Until), Figure(came?.Meetings), Figure(came?.Present), Figure(came?.Apologies), Figure(came?.MissedInARow), member.Id.ToString("D")]);
    }

    private static JsonObject Json(RuledVote vote)
    {
        var json = BanJson.Write(vote.Cast.Vote);
        json.Remove("of");
        (json["id"], json["counts"], json["void"], json["enteredBy"], json["role"]) = (vote.Cast.Vote.Id.ToString("D"), vote.Void is null, vote.Void, vote.Cast.Actor, vote.Cast.Role);
        return json;
    }

    private static JsonObject Json(Tally tally) => new() { ["for"] = tally.For, ["against"] = tally.Against, ["abstain"] = tally.Abstain };
}
