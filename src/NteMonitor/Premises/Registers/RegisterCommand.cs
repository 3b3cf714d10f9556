using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Documents;
using NteMonitor.Import;
using NteMonitor.Import.Mappings;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Premises.Registers;

/// <summary><c>nte import register</c> and <c>nte venue register</c>: what venues write down of themselves.</summary>
public static class RegisterCommand
{
    private static readonly Argument<string> Venue = new("venue") { Description = "The venue, by code, name or the beginning of either" };
    private static readonly Argument<string?> AnyVenue = new("venue") { Description = "One venue; all when not said", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Argument<string> Id = new("id") { Description = "The entry's id, or its first digits" };
    private static readonly Argument<string> File = new("file") { Description = "The name of the file, as it was imported" };
    private static readonly Option<string> Kind = new("--kind") { Description = "incidents, refusals, ejections, door-staff or cctv", HelpName = "KIND", Required = true };
    private static readonly Option<string> Of = new("--venue") { Description = "The venue that handed it over", HelpName = "VENUE", Required = true };
    private static readonly Option<string?> OneKind = new("--kind") { Description = "Only this kind", HelpName = "KIND" };
    private static readonly Option<string?> From = new("--from") { Description = "First day" };
    private static readonly Option<string?> To = new("--to") { Description = "Last day, included" };
    private static readonly Option<bool> Unmatched = new("--unmatched") { Description = "Only entries that no event of the log is near" };
    private static readonly Option<int> Within = new("--within") { Description = "Days ahead", DefaultValueFactory = _ => 28 };
    private static readonly Option<string> Why = new("--why") { Description = "The reason, without names", DefaultValueFactory = _ => "" };

    /// <summary>Returns <c>nte import register</c>.</summary>
    public static Command Import()
    {
        var verb = ImportCommand.Mapped(new Verb("register", "Import a register that a venue handed over; it enters no count of the log",
            "nte import register refusals.csv --kind refusals --venue heron --column date=Date --column time=Time --column reason=Reason --column staff=By", ImportAsync));
        verb.Options.Add(Kind);
        verb.Options.Add(Of);
        return verb;
    }

    /// <summary>Returns <c>nte venue register</c>.</summary>
    public static Command Create()
    {
        var command = new Command("register", "Read the registers that venues handed over");
        command.Subcommands.Add(new Verb("figures", "Count a venue's registers, and how much of them the log has", "nte venue register figures barrel", FiguresAsync) { Arguments = { Venue }, Options = { From, To } });
        command.Subcommands.Add(new Verb("list", "List entries, each beside the event of the log that may be the same", "nte venue register list barrel --kind refusals", ListAsync) { Arguments = { Venue }, Options = { OneKind, Unmatched, From, To } });
        command.Subcommands.Add(new Verb("show", "Show an entry with what is sealed of it; the look is kept", "nte venue register show ENTRY", ShowAsync) { Arguments = { Id } });
        command.Subcommands.Add(new Verb("badges", "List door staff's badges that are over or soon will be, without names", "nte venue register badges --within 60", BadgesAsync) { Arguments = { AnyVenue }, Options = { Within } });
        command.Subcommands.Add(new Verb("withdraw", "Take back a register that came in by mistake", "nte venue register withdraw barrel door-staff.csv --why \"the file of last year\"", WithdrawAsync) { Arguments = { Venue, File }, Options = { Why } });
        return command;
    }

    private static async Task<Answer> ImportAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        await Answer.ToAsync(await VenueActions.FindAsync(parsed.GetValue(Of)!, desk, ct), venue =>
            ImportCommand.EachAsync(parsed, request => RegisterActions.ImportAsync(request, new(parsed.GetValue(Kind)!, venue), ImportCommand.Wish(parsed), desk, ct)));

    private static Task<Answer> FiguresAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async (venue, days) =>
    {
        var figures = RegisterRules.Figures(await RegisterActions.BesideAsync(venue.Venue.Id, days, desk, ct), desk.Town.Clock);
        return new()
        {
            Text = figures.Count == 0 ? $"{venue.Venue.Name} has handed over no register, or none of these days." : null,
            Table = RegisterText.Figures(figures, desk.Reference),
            Json = RegisterText.Json(figures),
        };
    }, ct);

    private static Task<Answer> ListAsync(ParseResult parsed, Desk desk, CancellationToken ct) => OnAsync(parsed, desk, async (venue, days) =>
    {
        var kind = parsed.GetValue(OneKind);
        if (kind is not null && !MappingKinds.Registers.ContainsKey(kind))
        {
            return Answer.Refuse([new("--kind", $"'{kind}' is no register.", Nearest.Hint(kind, MappingKinds.Registers.Keys) ?? $"Use one of {string.Join(", ", MappingKinds.Registers.Keys)}.")]);
        }

        var beside = (await RegisterActions.BesideAsync(venue.Venue.Id, days, desk, ct))
            .Where(b => (kind is null || b.Entry.Kind == kind) && (!parsed.GetValue(Unmatched) || b.Account is null)).ToList();
        return new()
        {
            Text = beside.Count == 0 ? "No such entry is on file." : null,
            Table = RegisterText.Entries(beside, venue.Venue.Name, desk),
            Json = new JsonArray([.. beside.Select(b => (JsonNode)RegisterText.Json(b, desk))]),
        };
    }, ct);

    private static async Task<Answer> ShowAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadPremises, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        return await Answer.ToAsync(await Keeping.FindAsync(RegisterActions.Thing, parsed.GetValue(Id)!, desk, ct), async record =>
        {
            var opened = await Sealed.OpenAsync(new(PersonalKind.Register, record.Id, record.SealedBy), desk, ct);
            var entry = RegisterJson.Read(record.Id, record.Facts);
            var json = RegisterText.Json(new(entry, null, 0), desk);
            json["sealed"] = opened.Personal?.DeepClone();
            return new()
            {
                Text = string.Join('\n', [.. RegisterText.Lines(entry, desk), .. opened.Personal is { } personal ? personal.Select(p => $"{p.Key}: {p.Value!.GetValue<string>()}") : [$"Sealed part: {opened.Said}"]]),
                Json = json,
            };
        });
    }

    private static async Task<Answer> BadgesAsync(ParseResult parsed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadPremises, desk, ct) is { } refusal)
        {
            return Answer.Refuse([refusal]);
        }

        if (parsed.GetValue(Within) < 0)
        {
            return Answer.Refuse([new("--within", $"{parsed.GetValue(Within)} days lie in the past.", "Give 0 for badges that are over.")]);
        }

        Guid? only = null;
        if (parsed.GetValue(AnyVenue) is { } text)
        {
            var found = await VenueActions.FindAsync(text, desk, ct);
            if (found is not Outcome<KeptVenue>.Done(var venue))
            {
                return Answer.Refuse(((Outcome<KeptVenue>.Refused)found).Reasons);
            }

            only = venue.Venue.Id;
        }

        var ends = await RegisterActions.BadgesAsync(only, parsed.GetValue(Within), desk, ct);
        var names = (await desk.Store.VenuesAsync(ct)).ToDictionary(v => v.Venue.Id, v => v.Venue.Name);
        return new()
        {
            Text = ends.Count == 0 ? "No badge on file is over or ends within these days." : null,
            Table = RegisterText.Badges(ends, names),
            Json = new JsonArray([.. ends.Select(b => (JsonNode)new JsonObject
            {
                ["id"] = b.Entry.Id.ToString("D"), ["venue"] = b.Entry.Venue.ToString("D"), ["expires"] = LocalDatePattern.Iso.Format(b.Entry.Expires!.Value), ["days"] = b.Days, ["file"] = b.Entry.ImportedFrom, ["line"] = b.Entry.Line,
            })]),
        };
    }

    private static async Task<Answer> WithdrawAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        await Answer.ToAsync(await VenueActions.FindAsync(parsed.GetValue(Venue)!, desk, ct), async venue =>
            Answer.To(await RegisterActions.WithdrawAsync(venue, parsed.GetValue(File)!, parsed.GetValue(Why)!, desk, ct), n => new()
            {
                Text = $"{n} {(n == 1 ? "entry" : "entries")} of {venue.Venue.Name} taken back; they stay in the journal.",
                Json = new JsonObject { ["withdrawn"] = n },
            }));

    private static async Task<Answer> OnAsync(ParseResult parsed, Desk desk, Func<KeptVenue, (LocalDate? From, LocalDate? To), Task<Answer>> act, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await Gate.RefusedAsync(Act.ReadPremises, desk, ct) is { } refusal ? [refusal] : Array.Empty<Refusal>()];
        var days = (Date(From, parsed, reasons), Date(To, parsed, reasons));
        return reasons.Count > 0 ? Answer.Refuse(reasons) : await Answer.ToAsync(await VenueActions.FindAsync(parsed.GetValue(Venue)!, desk, ct), venue => act(venue, days));
    }

    private static LocalDate? Date(Option<string?> option, ParseResult parsed, List<Refusal> reasons)
    {
        var text = parsed.GetValue(option);
        var date = text is null ? null : LocalDatePattern.Iso.Parse(text);
        if (date is { Success: false })
        {
            reasons.Add(new(option.Name, $"'{text}' is not a date.", "Write it as 2026-03-14."));
        }

        return date is { Success: true } ? date.Value : null;
    }
}

/// <summary>Registers as tables and JSON; nothing sealed is in them.</summary>
public static class RegisterText
{
    /// <summary>Returns the figures of a venue's registers.</summary>
    public static Table Figures(IReadOnlyList<RegisterFigure> figures, Reference lists) => new(
        "registers", "Registers that the venue handed over, as it kept them; they enter no count of the log",
        [new("Register"), Column.Figures("Entries"), new("First"), new("Last"), Column.Figures("With a minute"), Column.Figures("Near an event of the log"), Column.Figures("Without reason"), new("What")],
        [.. figures.Select(f => new Row(
        [
            f.Kind, f.Entries, Day(f.First), Day(f.Last), f.Timed,
            f.Near is { } near ? near : new Cell.Blank("this register is not held beside the log", "-"),
            f.Kind is "refusals" or "ejections" ? f.WithoutReason : new Cell.Blank("no reason is asked for", "-"),
            string.Join(", ", f.ByCode.Take(4).Select(c => $"{Name(c.Code, f.Kind, lists).ToLowerInvariant()} {c.Count}")),
        ]))]);

    /// <summary>Returns entries beside the log.</summary>
    public static Table Entries(IReadOnlyList<BesideTheLog> beside, string venue, Desk desk) => new(
        "entries", $"Entries of registers of {venue}",
        [new("Register"), new("Night"), new("Time"), new("What"), Column.Figures("People"), new("In the log"), new("Id")],
        [.. beside.Select(b => new Row(
        [
            b.Entry.Kind,
            b.Entry.When is { } when ? IncidentText.Night(when, desk.Town.Clock) : b.Entry.Expires is { } expires ? $"expires {Day(expires)}" : new Cell.Blank("the register gives no day", "-"),
            b.Entry.When is { } time ? IncidentText.Time(time, desk.Town.Clock) : "",
            RegisterRules.CodeOf(b.Entry) is { } code ? Name(code, b.Entry.Kind, desk.Reference) : "",
            b.Entry.People is { } people ? people : new Cell.Blank("nobody counted", "-"),
            b.Account is { } account ? string.Create(CultureInfo.InvariantCulture, $"perhaps {account.Incident.Id.ToString("D")[..13]}, {b.Minutes:0} min apart") : "",
            b.Entry.Id.ToString("D")[..13],
        ]))]);

    /// <summary>Returns badges that are over or soon will be.</summary>
    public static Table Badges(IReadOnlyList<BadgeEnd> ends, IReadOnlyDictionary<Guid, string> names) => new(
        "badges", "Badges of door staff that are over or soon will be; names and numbers are sealed",
        [new("Venue"), new("Last valid day"), new("State"), new("File"), Column.Figures("Line"), new("Id")],
        [.. ends.Select(b => new Row(
        [
            names.GetValueOrDefault(b.Entry.Venue, "a venue no longer on file"), Day(b.Entry.Expires), State(b.Days), b.Entry.ImportedFrom, b.Entry.Line, b.Entry.Id.ToString("D")[..13],
        ]))]);

    /// <summary>Returns what stands in the clear of an entry, as lines.</summary>
    public static IReadOnlyList<string> Lines(RegisterEntry entry, Desk desk) =>
    [
        entry.Id.ToString("D"), $"{entry.Kind}, {entry.ImportedFrom} line {entry.Line}",
        .. entry.When is { } when ? [$"{IncidentText.Night(when, desk.Town.Clock)} {IncidentText.Time(when, desk.Town.Clock)}"] : Array.Empty<string>(),
        .. RegisterRules.CodeOf(entry) is { } code ? [Name(code, entry.Kind, desk.Reference)] : Array.Empty<string>(),
        .. entry.Expires is { } expires ? [$"Badge valid to {Day(expires)}"] : Array.Empty<string>(),
        .. entry.Remarks.Select(r => $"Remark: {r}"),
    ];

    /// <summary>Returns figures for programs.</summary>
    public static JsonArray Json(IReadOnlyList<RegisterFigure> figures) => new([.. figures.Select(f => (JsonNode)new JsonObject
    {
        ["kind"] = f.Kind, ["entries"] = f.Entries, ["first"] = OrNull(f.First), ["last"] = OrNull(f.Last), ["withMinute"] = f.Timed, ["nearTheLog"] = f.Near, ["withoutReason"] = f.WithoutReason,
        ["by"] = new JsonObject(f.ByCode.Select(c => KeyValuePair.Create(c.Code, (JsonNode?)c.Count))),
    })]);

    /// <summary>Returns an entry beside the log for programs.</summary>
    public static JsonObject Json(BesideTheLog beside, Desk desk)
    {
        var json = RegisterJson.Write(beside.Entry, desk.Town.Clock);
        json.Insert(0, "id", beside.Entry.Id.ToString("D"));
        json["mayBe"] = beside.Account?.Incident.Id.ToString("D");
        json["minutes"] = beside.Account is null ? null : Math.Round(beside.Minutes, 1);
        return json;
    }

    /// <summary>Returns the name of a code in the list of its kind of register.</summary>
    public static string Name(string code, string kind, Reference lists) => kind switch
    {
        "incidents" => Reference.NameOf(lists.Categories, code),
        "cctv" => Reference.NameOf(lists.FootageRequesters, code),
        _ => Reference.NameOf(lists.RegisterReasons, code),
    };

    private static string State(int days) => days switch
    {
        < -1 => $"over for {-days} days",
        -1 => "over since yesterday",
        0 => "ends today",
        1 => "ends tomorrow",
        _ => $"ends in {days} days",
    };

    private static string Day(LocalDate? day) => day is { } on ? LocalDatePattern.Iso.Format(on) : "";

    private static string? OrNull(LocalDate? day) => day is { } on ? LocalDatePattern.Iso.Format(on) : null;
}
