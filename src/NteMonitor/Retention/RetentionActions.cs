using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.People;

namespace NteMonitor.Retention;

/// <summary>What is weeded, when, and what holds it back.</summary>
public static class RetentionActions
{
    /// <summary>The kind of entry that places a hold.</summary>
    public const string Placed = "hold.placed";

    /// <summary>The kind of entry that releases one.</summary>
    public const string Released = "hold.released";

    /// <summary>The name under which the program weeds by itself.</summary>
    public const string Weeder = "retention";

    /// <summary>How many sealed parts one entry names at most, so that a line of the journal stays readable.</summary>
    private const int MostInEntry = 1000;

    /// <summary>How long a sweep that another process began is waited for; after that it is taken to have died.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(10);

    /// <summary>Returns everything personal that is kept with the day on which it goes, the soonest first and what has no day last.</summary>
    public static async Task<Outcome<IReadOnlyList<DueItem>>> ListAsync(Desk desk, CancellationToken ct) =>
        await Gate.RefusedAsync(Act.KeepPeople, desk, ct) is { } refusal
            ? new Outcome<IReadOnlyList<DueItem>>.Refused([refusal])
            : Outcome.Done<IReadOnlyList<DueItem>>([.. (await new RetentionList(desk, ct).AllAsync()).OrderBy(i => i.Due is null).ThenBy(i => i.Due).ThenBy(i => i.Kind).ThenBy(i => i.Subject)]);

    /// <summary>Weeds what is due because somebody said so.</summary>
    public static async Task<Outcome<Sweep>> SweepAsync(Desk desk, CancellationToken ct) =>
        await Gate.RefusedAsync(Act.KeepPeople, desk, ct) is { } refusal
            ? new Outcome<Sweep>.Refused([refusal])
            : Outcome.Done(await WeedAsync(desk, ct));

    /// <summary>Weeds what is due as the program does by itself, whoever sits at the desk; a second process finds it done.</summary>
    public static Task<Sweep> WeedByItselfAsync(Desk desk, CancellationToken ct) => WeedAsync(desk with { Actor = Weeder, Role = Role.Admin }, ct);

    /// <summary>Erases the sealed parts of things at once, whatever their day.</summary>
    /// <param name="items">What goes; none of it may be held.</param>
    /// <param name="why">The reason, without names.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    /// <returns>Whether the freed room of the file and its log is empty.</returns>
    public static async Task<bool> EraseAsync(IReadOnlyList<DueItem> items, string why, Desk desk, CancellationToken ct)
    {
        var entries = items.GroupBy(i => i.Kind).SelectMany(g => Entries(g.Key, [.. g], why, desk)).ToList();
        if (entries.Count > 0)
        {
            await desk.Store.AppendAsync(new(entries, desk.Stamp()), ct);
        }

        return await desk.Store.ScrubAsync(ct);
    }

    /// <summary>Places a legal hold on a record or a person: it, what it mentions and what mentions it is not weeded.</summary>
    public static async Task<Outcome<Guid>> HoldAsync(string on, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await ForbiddenAsync(why, desk, ct)];
        var found = await FindAsync(on, desk, ct);
        reasons.AddRange(found is Outcome<Guid>.Refused(var no) ? no : []);
        if (reasons.Count > 0 || found is not Outcome<Guid>.Done(var subject))
        {
            return new Outcome<Guid>.Refused(reasons);
        }

        JsonObject facts = new() { ["of"] = subject.ToString("D"), ["why"] = why.Trim() };
        facts.Put("on", Today(desk));
        var hold = desk.NewId();
        await desk.Store.AppendAsync(new([new(desk.NewId(), Placed, hold, null, CanonicalJson.Write(facts))], desk.Stamp()), ct);
        return Outcome.Done(hold);
    }

    /// <summary>Releases every hold on a record or a person; what is due then goes with the next sweep.</summary>
    public static async Task<Outcome<int>> ReleaseAsync(string on, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await ForbiddenAsync(why, desk, ct)];
        var found = await FindAsync(on, desk, ct);
        reasons.AddRange(found is Outcome<Guid>.Refused(var no) ? no : []);
        var holds = found is Outcome<Guid>.Done(var subject) ? (await RetentionList.HoldsAsync(desk, ct)).Where(h => h.Of == subject).ToList() : [];
        if (holds.Count == 0 && found is Outcome<Guid>.Done)
        {
            reasons.Add(new("hold", $"There is no hold on {on.Trim()}.", "`nte retention due` says what is held."));
        }

        if (reasons.Count > 0)
        {
            return new Outcome<int>.Refused(reasons);
        }

        var body = CanonicalJson.Write(LedgerRules.Unchanged(why));
        await desk.Store.AppendAsync(new([.. holds.Select(h => new NewEntry(desk.NewId(), Released, h.Id, h.Head, body))], desk.Stamp()), ct);
        return Outcome.Done(holds.Count);
    }

    /// <summary>Returns what the night board says: how many records are due to be weeded, for those who keep people's data.</summary>
    public static async Task<IReadOnlyList<Reminder>> DueAsync(Night night, Desk desk, CancellationToken ct)
    {
        if (AccessRules.Check(desk.Role, Act.KeepPeople) is not null)
        {
            return [];
        }

        var due = await DueAsync(night.Evening, desk, ct);
        var (free, held) = (due.Count(d => d.Held is null), due.Count(d => d.Held is not null));
        return
        [
            .. free == 0 ? [] : new[] { new Reminder(night.Evening, $"{free} {(free == 1 ? "record is" : "records are")} due to be weeded.") },
            .. held == 0 ? [] : new[] { new Reminder(night.Evening, $"{held} due {(held == 1 ? "record is" : "records are")} kept by a hold.") },
        ];
    }

    /// <summary>The board is counted at every change: what is due is read again only when the night, a hold or an erasure is another.</summary>
    private static async Task<IReadOnlyList<DueItem>> DueAsync(LocalDate day, Desk desk, CancellationToken ct)
    {
        var changes = (await desk.Store.RecordsAsync(new("erasure") { Most = 1 }, ct)).Concat(await desk.Store.RecordsAsync(new("hold"), ct));
        var mark = (day, string.Join(' ', changes.Select(c => c.Head)));
        if (Listed.TryGetValue(desk.Store, out var listed) && listed.Mark == mark)
        {
            return listed.Due;
        }

        var due = RetentionRules.On(day, await new RetentionList(desk, ct).AllAsync());
        Listed.AddOrUpdate(desk.Store, new(mark, due));
        return due;
    }

    private static readonly ConditionalWeakTable<IStore, DueOnBoard> Listed = [];

    private sealed record DueOnBoard((LocalDate Day, string Changes) Mark, IReadOnlyList<DueItem> Due);

    private static async Task<Sweep> WeedAsync(Desk desk, CancellationToken ct)
    {
        var due = RetentionRules.On(Today(desk), await new RetentionList(desk, ct).AllAsync());
        List<DueItem> gone = [.. due.Where(d => d.Held is null)];
        if (gone.Count > 0 && !await ClaimAsync(gone, desk, ct))
        {
            return new([], due.Count - gone.Count, IsClean: true) { IsElsewhere = true };
        }

        return new(gone, due.Count - gone.Count, await EraseAsync(gone, "", desk, ct));
    }

    /// <summary>Two processes may come to the same list at the same moment: the first of them in the journal goes on.</summary>
    private static async Task<bool> ClaimAsync(List<DueItem> due, Desk desk, CancellationToken ct)
    {
        var ids = due.SelectMany(d => d.Entries.Select(e => e.ToString("D")).Concat(d.Files).Append(d.Subject.ToString("D"))).Order(StringComparer.Ordinal);
        var sweep = new Guid(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(string.Join(' ', ids))).AsSpan(0, 16));
        JsonObject body = new() { ["due"] = due.Count };
        body.Put("on", Today(desk));
        var mine = (await desk.Store.AppendAsync(new([new(desk.NewId(), "sweep.begun", sweep, null, CanonicalJson.Write(body))], desk.Stamp()), ct))[0];
        var claims = (await JournalActions.AllAsync(desk.Store, sweep, ct)).Where(e => e.Origin == mine.Origin && e.At > mine.At - Patience);
        return claims.MinBy(e => e.Seq)!.Id == mine.Id;
    }

    private static IEnumerable<NewEntry> Entries(PersonalKind kind, IReadOnlyList<DueItem> items, string why, Desk desk)
    {
        foreach (var some in items.Chunk(MostInEntry))
        {
            JsonObject body = new() { ["kind"] = ScheduleRules.Word(kind) };
            body.Put("on", Today(desk));
            body.Put("rule", why.Length > 0 ? null : desk.Schedule.Of(kind) is { } term ? RetentionRules.Words(term) : null);
            body.Put("why", why);
            body.Put("entries", [.. some.SelectMany(i => i.Entries).Select(e => e.ToString("D"))]);
            body.Put("files", [.. some.SelectMany(i => i.Files)]);
            body.Put("drafts", [.. some.Where(i => i.IsDraft).Select(i => i.Subject.ToString("D"))]);
            body.Put("subjects", [.. some.Where(i => !i.IsDraft).Select(i => i.Subject).Distinct().Select(s => s.ToString("D"))]);
            yield return new(desk.NewId(), ISealStore.Erasure, desk.NewId(), null, CanonicalJson.Write(body));
        }
    }

    /// <summary>Returns the record that a token or the beginning of an id means.</summary>
    private static async Task<Outcome<Guid>> FindAsync(string typed, Desk desk, CancellationToken ct)
    {
        if (PersonRules.ReadToken(typed) is not null)
        {
            return (await PersonActions.FindAsync(typed, desk, ct)).Then(p => Outcome.Done(p.Id));
        }

        if (Guid.TryParseExact(typed.Trim(), "D", out var id) && (await JournalActions.AllAsync(desk.Store, id, ct)).Count > 0)
        {
            return Outcome.Done(id);
        }

        var digits = typed.Trim();
        var found = digits.Length < 4 ? [] : (await desk.Store.IncidentsByPrefixAsync(digits, ct)).Select(i => i.Incident.Id).ToList();
        foreach (var thing in digits.Length < 4 ? [] : Things)
        {
            found.AddRange((await desk.Store.RecordsByPrefixAsync(thing, digits, ct)).Select(r => r.Id));
        }

        return found switch
        {
            [var one] => Outcome.Done(one),
            [] => Outcome.Refused<Guid>("id", "No record has this token or id.", "Give a token such as P-7K3F2, or four or more digits of an id."),
            _ => Outcome.Refused<Guid>("id", "Several records' ids begin so.", "Give more of the id."),
        };
    }

    private static readonly string[] Things = ["ban", "meeting", "visit", "ten", "letter", "paper"];

    private static LocalDate Today(Desk desk) => desk.Town.Clock.Local(desk.Now()).Date;

    /// <summary>Returns every reason why the person at the desk may not change what is kept about people, or not without a word why.</summary>
    internal static async Task<IReadOnlyList<Refusal>> ForbiddenAsync(string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        if (await Gate.RefusedAsync(Act.KeepPeople, desk, ct) is { } refusal)
        {
            reasons.Add(refusal);
        }

        if (string.IsNullOrWhiteSpace(why))
        {
            reasons.Add(new("why", "No reason was given.", "Say it in a few words, without names; it stands in the journal."));
        }

        return reasons;
    }
}
