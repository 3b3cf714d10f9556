using System.Globalization;
using System.Security.Cryptography;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.NightVisits;

namespace NteMonitor.PurpleFlag.Evidence;

/// <summary>Finds what is to be marked, and what has become of it since.</summary>
internal static partial class MarkSubjects
{
    private const int LeastId = 4;
    private const int Sha256Digits = 64;
    private const string Shift = "shift";
    private const string Incident = "incident";

    /// <summary>Records without a table of their own that may be evidence, with what they are called.</summary>
    private static readonly (string Thing, string Name)[] Records =
    [
        ("visit", "Visit"), ("check", "Check of conditions"), ("meeting", "Meeting"), ("paper", "Paper on a premises"), ("ten", "Temporary event notice"), ("register", "Entry of a register"),
        ("bundle", "Bundle of a premises"), ("scenario-run", "Report on closing hours"), (FlagActions.RecommendationThing, "Advice with what was done"), (NightActions.Thing, "Visit at night"), (NightActions.ObservationThing, "Observation of a visit at night"),
    ];

    /// <summary>Returns what a wish means, or every reason why it cannot be marked.</summary>
    public static async Task<Outcome<FoundSubject>> FindAsync(MarkWish wish, MarkDraft draft, Desk desk, CancellationToken ct) => wish switch
    {
        { Id: { } id, Incidents: null, File: null, Attached: null } => await RecordAsync(id, desk, ct),
        { Id: null, Incidents: { } filter, File: null, Attached: null } => await SetAsync(filter, draft, desk, ct),
        { Id: null, Incidents: null, File: { } file, Attached: null } => Document(file.Name, file.Bytes),
        { Id: null, Incidents: null, File: null, Attached: { } sha256 } => await AttachedAsync(sha256, desk, ct),
        _ => Outcome.Refused<FoundSubject>("subject", "Nothing, or more than one thing, is to be marked.", "Give the id of a record, --incidents FILTER, --file FILE or --attached SHA256."),
    };

    /// <summary>Returns the shift that a wish means where the person at the desk opened it, or the observation where they made it; otherwise why not.</summary>
    public static async Task<Outcome<FoundSubject>> OwnAsync(MarkWish wish, Desk desk, CancellationToken ct)
    {
        var digits = wish.Id?.Trim() ?? "";
        var mine = digits.Length < LeastId ? [] : (await desk.Store.ShiftsByPrefixAsync(digits, ct)).Where(s => s.OpenedBy == desk.Actor && !s.Withdrawn).ToList();
        if (mine is [var one])
        {
            return Outcome.Done(Of(one));
        }

        return digits.Length >= LeastId && await NightActions.ObservationAsync(digits, desk, ct) is Outcome<KeptObservation>.Done({ Record.Withdrawn: false } seen) && seen.Value.Who == desk.Actor
            ? Outcome.Done(Of(seen.Record, "Observation of a visit at night", desk))
            : Outcome.Refused<FoundSubject>("subject", $"'{digits}' is no shift of {desk.Actor}, and no observation.", "What is one's own is marked by its id.");
    }

    /// <summary>Returns what is about to be written as something that can be marked, or why it cannot be.</summary>
    /// <param name="record">What is about to be written.</param>
    /// <param name="anybodys">Whether a shift that somebody else opened may be marked too.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before the store is read.</param>
    public static async Task<Outcome<FoundSubject>> UpcomingAsync(Upcoming record, bool anybodys, Desk desk, CancellationToken ct)
    {
        if (record.Thing == Shift)
        {
            return await desk.Store.ShiftAsync(record.Id, ct) is { Withdrawn: false } kept && (anybodys || kept.OpenedBy == desk.Actor)
                ? Outcome.Done(Of(kept))
                : Outcome.Refused<FoundSubject>("evidence", $"{record.Id:D} is no shift of {desk.Actor}.", "Who is on the street marks shifts of their own.");
        }

        // A record with a fault has no day yet: what is wrong with its mark is said all the same.
        var days = record.Days ?? (FlagActions.Today(desk), FlagActions.Today(desk));
        var name = record.Thing == Incident ? $"{(record.Name.Length > 0 ? record.Name : "Incident")}, one incident" : string.Create(CultureInfo.InvariantCulture, $"{Records.First(r => r.Thing == record.Thing).Name}, {days.Item2:uuuu-MM-dd}");
        return Outcome.Done(new FoundSubject(new MarkSubject.OnFile(record.Thing, record.Id), name) { Days = days });
    }

    /// <summary>Returns marks, each with what has become of what it marks; what several need is read once.</summary>
    public static async Task<IReadOnlyList<MarkOn>> StatesAsync(IReadOnlyList<FlagMark> marks, Desk desk, CancellationToken ct)
    {
        var files = marks.Any(m => m.File is not null) ? await FilesAsync(desk, ct) : new HashSet<string>();
        var against = marks.Any(m => m.Subject is MarkSubject.Incidents) ? await AgainstAsync(desk, ct) : null;
        List<MarkOn> states = [];
        foreach (var mark in marks)
        {
            states.Add(mark.Subject switch
            {
                MarkSubject.OnFile(var thing, var id) => new(mark, await GoneAsync(thing, id, desk, ct)),
                MarkSubject.Incidents set => await CountedAsync(mark, set, against!, desk, ct),
                _ => new(mark, files.Contains(mark.File!.Sha256) ? null : "its file was erased"),
            });
        }

        return states;
    }

    /// <summary>Returns SHA-256 of every file that is kept.</summary>
    private static async Task<IReadOnlySet<string>> FilesAsync(Desk desk, CancellationToken ct) =>
        (await desk.Store.HeldFilesAsync(ct)).Select(f => f.Sha256).ToHashSet(StringComparer.Ordinal);

    private static async Task<MarkOn> CountedAsync(FlagMark mark, MarkSubject.Incidents set, CheckAgainst against, Desk desk, CancellationToken ct) =>
        IncidentFilterText.Read(set.Filter, against) is Outcome<IncidentFilter>.Done(var read)
            ? await CountAsync(read, set.Nights, desk, ct) is var now and > 0 ? new(mark) { CountNow = now } : new(mark, "no incident is left in it") { CountNow = 0 }
            : new(mark, "its filter names something that is no longer on file");

    private static async Task<string?> GoneAsync(string thing, Guid id, Desk desk, CancellationToken ct)
    {
        if (thing == Shift)
        {
            return await desk.Store.ShiftAsync(id, ct) switch { null => "it is not on file", { Withdrawn: true } => "it was withdrawn", _ => null };
        }

        if (thing == Incident)
        {
            var state = LedgerRules.Fold([.. await JournalActions.AllAsync(desk.Store, id, ct)]);
            return state is null ? "it is not on file" : state.Head.Kind.EndsWith(".withdrawn", StringComparison.Ordinal) ? "it was withdrawn" : await ErasedAsync(state.SealedBy, desk, ct);
        }

        return await desk.Store.RecordAsync(id, ct) switch
        {
            null => "it is not on file",
            { Withdrawn: true } => "it was withdrawn",
            var record => await ErasedAsync(record.SealedBy, desk, ct),
        };
    }

    private static async Task<string?> ErasedAsync(Guid? sealedBy, Desk desk, CancellationToken ct) =>
        sealedBy is { } entry && await desk.Store.SealedPartAsync(entry, ct) is null ? "what was sealed in it was erased" : null;

    private static async Task<Outcome<FoundSubject>> RecordAsync(string typed, Desk desk, CancellationToken ct)
    {
        var digits = typed.Trim().ToLowerInvariant();
        if (digits.Length < LeastId || digits.Any(c => !char.IsAsciiHexDigitLower(c) && c != '-'))
        {
            return Outcome.Refused<FoundSubject>("subject", $"'{typed}' is no id.", "Give the id of a shift, visit, meeting, incident or paper, or at least its first four digits.");
        }

        List<FoundSubject> found = [.. (await desk.Store.ShiftsByPrefixAsync(digits, ct)).Select(Of)];
        found.AddRange((await desk.Store.IncidentsByPrefixAsync(digits, ct)).Select(a => Of(a, desk)));
        foreach (var (thing, name) in Records)
        {
            found.AddRange((await desk.Store.RecordsByPrefixAsync(thing, digits, ct)).Select(r => Of(r, name, desk)));
        }

        return found switch
        {
            [{ Subject: MarkSubject.OnFile(var thing, var id) } one] => await GoneAsync(thing, id, desk, ct) is { } gone
                ? Outcome.Refused<FoundSubject>("subject", $"The {thing} {id:D} is no evidence: {gone}.", "Mark what is still on file.")
                : Outcome.Done(one),
            [] => Outcome.Refused<FoundSubject>("subject", $"Nothing that can be evidence has an id that begins with '{typed}'.", "The lists print the ids: `nte shift list`, `nte visit list`, `nte pubwatch meeting list`."),
            _ => Outcome.Refused<FoundSubject>("subject", $"The ids of {found.Count} records begin with '{typed}'.", "Give more digits."),
        };
    }

    private static FoundSubject Of(KeptShift kept) => new(new MarkSubject.OnFile(Shift, kept.Shift.Id), $"{kept.Shift.Scheme}, {(kept.Shift.Night is { } night ? $"night of {night}" : "a night not known")}")
    {
        Days = kept.Shift.Night is { } on ? (on.Evening, on.Evening) : kept.Shift.ReportDate is { } day ? (day, day) : null,
    };

    private static FoundSubject Of(Account account, Desk desk)
    {
        var (first, last) = (desk.Town.Clock.NightOf(account.Incident.When.From).Evening, desk.Town.Clock.NightOf(account.Incident.When.To).Evening);
        return new(new MarkSubject.OnFile(Incident, account.Incident.Id), $"{Reference.NameOf(desk.Reference.Categories, account.Incident.Category)}, one incident") { Days = (first, last) };
    }

    private static FoundSubject Of(KeptRecord record, string name, Desk desk)
    {
        // A venue's name stays out of titles: it goes into a pack only where that is allowed.
        var on = record.Facts.Date("on") ?? desk.Town.Clock.Local(record.RecordedAt).Date;
        return new(new MarkSubject.OnFile(record.Thing, record.Id), string.Create(CultureInfo.InvariantCulture, $"{name}, {on:uuuu-MM-dd}")) { Days = (on, on) };
    }

    private static async Task<Outcome<FoundSubject>> SetAsync(string filter, MarkDraft draft, Desk desk, CancellationToken ct)
    {
        var against = await AgainstAsync(desk, ct);
        var read = IncidentFilterText.Read(filter, against);
        List<Refusal> reasons = [.. read is Outcome<IncidentFilter>.Refused(var no) ? no.Select(r => r with { Field = "incidents" }) : []];
        if (read is Outcome<IncidentFilter>.Done({ Nights: not null }))
        {
            reasons.Add(new("incidents", "A night in the filter would mean another night later.", "Give the nights as --from and --to."));
        }

        if (draft.From is null || draft.Until is null)
        {
            reasons.Add(new("from", "A set of incidents needs its first and its last night.", "Give --from and --to."));
        }

        if (reasons.Count > 0 || read is not Outcome<IncidentFilter>.Done(var wanted) || draft is not { From: { } from, Until: { } until })
        {
            return new Outcome<FoundSubject>.Refused(reasons);
        }

        var nights = new NightRange(new(from), new(until));
        var count = nights.Count == 0 ? 0 : await CountAsync(wanted, nights, desk, ct);
        return count == 0
            ? Outcome.Refused<FoundSubject>("incidents", $"No incident of {nights} fits '{filter}'.", "A set without an incident is evidence of nothing; nights without trouble are shown by a count.")
            : Outcome.Done(new FoundSubject(new MarkSubject.Incidents(filter.Trim(), nights, count), Called(wanted, against)) { Days = (from, until), Zone = wanted.Zone });
    }

    /// <summary>A place's name stays out of titles, as a venue's does.</summary>
    private static string Called(IncidentFilter wanted, CheckAgainst against)
    {
        var words = IncidentFilterText.Words(wanted with { EventsOnly = true, Venue = null, PlaceText = null }, against).TrimEnd('.') + (wanted.Venue is not null || wanted.PlaceText is not null ? ", at one place" : "");
        return $"Incidents: {(words.Length > 100 ? words[..99] + "…" : words)}";
    }

    private static async Task<long> CountAsync(IncidentFilter filter, NightRange nights, Desk desk, CancellationToken ct) =>
        (await desk.Store.CountAsync(filter with { Nights = nights, EventsOnly = true }, [], ct)).Sum(c => c.Count);

    private static async Task<CheckAgainst> AgainstAsync(Desk desk, CancellationToken ct) => await IncidentActions.VenuesAsync(desk, ct) with
    {
        Zones = [.. (await desk.Store.ZonesAsync(ct)).Select(z => new Term(z.Zone.Code, z.Zone.Name, []))],
    };

    private static Outcome<FoundSubject> Document(string name, byte[] bytes) => FileRules.TooLarge(name, bytes.Length) is { } refusal
        ? new Outcome<FoundSubject>.Refused([refusal])
        : FileRules.MediaType(name, bytes).Then(type => Outcome.Done(new FoundSubject(new MarkSubject.Document(new(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, type)), "")));

    private static async Task<Outcome<FoundSubject>> AttachedAsync(string typed, Desk desk, CancellationToken ct)
    {
        var digits = typed.Trim().ToLowerInvariant();
        var held = digits.Length is < LeastId or > Sha256Digits ? [] : (await FilesAsync(desk, ct)).Where(f => f.StartsWith(digits, StringComparison.Ordinal)).ToList();
        if (held is not [var sha256])
        {
            return Outcome.Refused<FoundSubject>("attached", held.Count == 0 ? $"No file on record has a SHA-256 that begins with '{typed}'." : $"The SHA-256 of {held.Count} files begin with '{typed}'.", "`nte incident attach` prints it; give more digits.");
        }

        var bytes = await desk.Store.BytesAsync(sha256, ct);
        return bytes is null
            ? Outcome.Refused<FoundSubject>("attached", "The file was erased.", "Mark what is still on file.")
            : FileRules.Kind(bytes) is { } type
                ? Outcome.Done(new FoundSubject(new MarkSubject.Attached(new(sha256, bytes.Length, type)), ""))
                : Outcome.Refused<FoundSubject>("attached", "It is neither a PDF nor a JPEG or PNG picture.", "Bring a document in with --file.");
    }
}
