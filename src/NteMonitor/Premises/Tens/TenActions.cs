using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.Venues;

namespace NteMonitor.Premises.Tens;

/// <summary>A notice with what the journal knows of it.</summary>
/// <param name="Ten">The notice as it stands.</param>
/// <param name="Record">Its record.</param>
public sealed record KeptTen(Ten Ten, KeptRecord Record);

/// <summary>A notice that was typed, with every limit held against it.</summary>
/// <param name="Ten">The notice.</param>
/// <param name="Findings">The limits, broken or kept.</param>
public sealed record WeighedTen(Ten Ten, IReadOnlyList<TenFinding> Findings);

/// <summary>What becomes of a notice that breaks a limit.</summary>
public enum WhenBroken
{
    /// <summary>It is refused, with every figure.</summary>
    Refuse,

    /// <summary>It is kept as the authority received it, each breach marked.</summary>
    KeepAsReceived,
}

/// <summary>What a user can do to temporary event notices: ask the store, decide, tell the store.</summary>
public static class TenActions
{
    /// <summary>What entries about notices begin with.</summary>
    public const string Thing = "ten";

    /// <summary>Records a notice, or says every limit that it breaks.</summary>
    public static async Task<Outcome<WeighedTen>> RecordAsync(TenDraft draft, WhenBroken broken, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepPremises, desk, ct) is { } refusal)
        {
            return new Outcome<WeighedTen>.Refused([refusal]);
        }

        var outcome = Kept(await WeighAsync(desk.NewId(), draft, desk, ct), broken);
        if (outcome is Outcome<WeighedTen>.Done(var weighed))
        {
            var facts = CanonicalJson.Write(TenJson.Write(weighed.Ten, desk.Town.Clock));
            await desk.Store.AppendAsync(new([new(desk.NewId(), "ten.recorded", weighed.Ten.Id, null, facts)], desk.Stamp()), ct);
        }

        return outcome;
    }

    /// <summary>Returns every limit held against a notice that is typed, and keeps nothing.</summary>
    public static async Task<Outcome<WeighedTen>> CheckAsync(TenDraft draft, Desk desk, CancellationToken ct) =>
        await Gate.RefusedAsync(Act.ReadPremises, desk, ct) is { } refusal
            ? new Outcome<WeighedTen>.Refused([refusal])
            : await WeighAsync(desk.NewId(), draft, desk, ct);

    /// <summary>Amends a notice; limits are held against it anew.</summary>
    /// <param name="kept">The notice as the user saw it.</param>
    /// <param name="draft">What it should say.</param>
    /// <param name="change">The reason, and what becomes of a breach.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<WeighedTen>> AmendAsync(KeptTen kept, TenDraft draft, (string Why, WhenBroken Broken) change, Desk desk, CancellationToken ct)
    {
        if (await Keeping.ForbiddenAsync(Act.KeepPremises, kept.Record, change.Why, desk, ct) is { Count: > 0 } refused)
        {
            return new Outcome<WeighedTen>.Refused(refused);
        }

        var weighed = await WeighAsync(kept.Ten.Id, draft, desk, ct);
        var outcome = Kept(weighed.Then(w => Outcome.Done(w with { Ten = w.Ten with { Steps = kept.Ten.Steps } })), change.Broken);
        if (outcome is Outcome<WeighedTen>.Done(var now))
        {
            await Keeping.AmendAsync(kept.Record, TenJson.Write(now.Ten, desk.Town.Clock), change.Why, desk, ct);
        }

        return outcome;
    }

    /// <summary>Says what has become of a notice.</summary>
    /// <param name="kept">The notice as the user saw it.</param>
    /// <param name="step">What became of it.</param>
    /// <param name="why">The reason or remark; the state itself when empty.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<Ten>> StepAsync(KeptTen kept, TenStep step, string why, Desk desk, CancellationToken ct)
    {
        var said = string.IsNullOrWhiteSpace(why) ? TenRules.Words(step.State) : why;
        List<Refusal> reasons = [.. await Keeping.ForbiddenAsync(Act.KeepPremises, kept.Record, said, desk, ct)];
        if (step.On > desk.Town.Clock.Local(desk.Now()).Date)
        {
            reasons.Add(new("on", $"{step.On} has not come yet.", "Say what has become of a notice once it has."));
        }

        var outcome = TenRules.Step(kept.Ten, step, await BookAsync(desk, ct), desk.Town.Clock);
        reasons.AddRange(outcome is Outcome<Ten>.Refused(var no) ? no : []);
        if (reasons.Count > 0 || outcome is not Outcome<Ten>.Done(var now))
        {
            return new Outcome<Ten>.Refused(reasons);
        }

        await Keeping.AmendAsync(kept.Record, TenJson.Write(now, desk.Town.Clock), said, desk, ct);
        return Outcome.Done(now);
    }

    /// <summary>Takes a notice out of every list and count: it was recorded by mistake.</summary>
    public static async Task<Outcome<Ten>> WithdrawAsync(KeptTen kept, string why, Desk desk, CancellationToken ct)
    {
        if (await Keeping.ForbiddenAsync(Act.KeepPremises, kept.Record, why, desk, ct) is { Count: > 0 } refused)
        {
            return new Outcome<Ten>.Refused(refused);
        }

        await Keeping.WithdrawAsync(kept.Record, why, desk, ct);
        return Outcome.Done(kept.Ten);
    }

    /// <summary>Returns the notices that a question asks for, the latest event first; asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<KeptTen>> AllAsync(RecordQuery query, Desk desk, CancellationToken ct) =>
        [.. (await desk.Store.RecordsAsync(query, ct)).Select(Read).OrderByDescending(t => t.Ten.Period.Start).ThenByDescending(t => t.Ten.Id)];

    /// <summary>Returns every notice on file; asks nobody's leave.</summary>
    public static Task<IReadOnlyList<KeptTen>> AllAsync(Desk desk, CancellationToken ct) => AllAsync(new(Thing) { Most = int.MaxValue }, desk, ct);

    /// <summary>Returns the notice of an id or its first digits, or why there is none; asks nobody's leave.</summary>
    public static async Task<Outcome<KeptTen>> FindAsync(string id, Desk desk, CancellationToken ct) =>
        (await Keeping.FindAsync(Thing, id, desk, ct)).Then(r => Outcome.Done(Read(r)));

    /// <summary>Returns what the night board says of notices: those on this night, and those that wait for an acknowledgement.</summary>
    public static async Task<IReadOnlyList<Reminder>> DueAsync(Night night, Desk desk, CancellationToken ct)
    {
        if (AccessRules.Check(desk.Role, Act.ReadPremises) is not null)
        {
            return [];
        }

        var all = await AllAsync(new(Thing) { From = night.Evening.PlusDays(-10), Most = int.MaxValue }, desk, ct);
        if (all.Count == 0)
        {
            return [];
        }

        var book = await BookAsync(desk, ct);
        var names = await NamesAsync(desk, ct);
        var clock = desk.Town.Clock;
        return
        [
            .. all.Where(t => TenRules.IsOn(t.Ten, night, clock)).Select(t => new Reminder(night.Evening, $"{TenText.Premises(t.Ten, names)}: TEN tonight, {TenText.Tonight(t.Ten, night, clock)}")),
            .. all.Where(t => t.Ten.State == TenState.Received && t.Ten.Period.Start > desk.Now() && TenRules.AcknowledgeBy(t.Ten, book) <= night.Evening)
                .Select(t => new Reminder(TenRules.AcknowledgeBy(t.Ten, book), $"{TenText.Premises(t.Ten, names)}: TEN for {TenText.Day(clock.Local(t.Ten.Period.Start).Date)} to be acknowledged")),
        ];
    }

    /// <summary>Returns the notices for a venue as the file's timeline has them.</summary>
    public static async Task<IReadOnlyList<FileEvent>> TimelineAsync(KeptVenue kept, Desk desk, CancellationToken ct) =>
    [
        .. (await AllAsync(new(Thing) { Venue = kept.Venue.Id }, desk, ct)).Select(t => new FileEvent(
            desk.Town.Clock.Local(t.Ten.Period.Start).Date, t.Ten.Period.Start, Thing, t.Ten.Id, TenText.Line(t.Ten, desk.Town.Clock))),
    ];

    /// <summary>Returns the limits and bank holidays that the program ships.</summary>
    public static async Task<TenBook> BookAsync(Desk desk, CancellationToken ct) => TenBook.Read(
        await Keeping.ShippedAsync(TenBook.Shipped, desk, ct), await Keeping.ShippedAsync(BankHolidays.Shipped, desk, ct), desk.Reference);

    /// <summary>Returns the names of the venues on file.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(Desk desk, CancellationToken ct) =>
        (await desk.Store.VenuesAsync(ct)).ToDictionary(v => v.Venue.Id, v => v.Venue.Name);

    private static KeptTen Read(KeptRecord record) => new(TenJson.Read(record.Id, record.Facts), record);

    private static Outcome<WeighedTen> Kept(Outcome<WeighedTen> outcome, WhenBroken broken) => outcome.Then(w => TenRules.Refusals(w.Findings) switch
    {
        [] => Outcome.Done(w),
        _ when broken == WhenBroken.KeepAsReceived => Outcome.Done(w with { Ten = w.Ten with { Breaches = TenRules.Breaches(w.Findings) } }),
        var reasons => new Outcome<WeighedTen>.Refused([.. reasons, AsReceived]),
    });

    private static readonly Refusal AsReceived =
        new("as-received", "The notice breaks what the Act allows.", "If that is what the authority received, --as-received keeps it with each breach marked.");

    /// <summary>Finds premises and persons, reads the draft, and holds every limit against it.</summary>
    private static async Task<Outcome<WeighedTen>> WeighAsync(Guid id, TenDraft draft, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        var book = await BookAsync(desk, ct);
        var venue = await VenueAsync(draft.Venue.Trim(), reasons, desk, ct);
        var persons = await PersonActions.AllAsync(desk, ct);
        var user = draft.User.Trim().Length == 0 ? null : Take(PersonRules.Find(draft.User, persons), reasons, "user");
        var associates = draft.Associates.Select(a => Take(PersonRules.Find(a, persons), reasons, "associate")).OfType<KeptPerson>().ToList();
        var outcome = TenRules.Read(id, draft, new(book, desk.Town.Clock, desk.Now())
        {
            Venue = venue?.Venue.Id,
            User = user?.Id,
            Associates = [.. associates.Select(a => a.Id)],
        });
        if (outcome is Outcome<Ten>.Refused(var no))
        {
            // A venue that was not found is said once, by what was looked for.
            reasons.AddRange(no.Where(r => r.Field != "venue" || reasons.TrueForAll(o => o.Field != "venue")));
        }

        if (reasons.Count > 0 || outcome is not Outcome<Ten>.Done(var ten))
        {
            return new Outcome<WeighedTen>.Refused(reasons);
        }

        var others = (await AllAsync(desk, ct)).Select(t => AsOne(t.Ten, persons)).ToList();
        var weighed = AsOne(ten, persons);
        return Outcome.Done(new WeighedTen(ten, TenRules.Limits(weighed, book, desk.Town.Clock, others)));
    }

    private static async Task<KeptVenue?> VenueAsync(string text, List<Refusal> reasons, Desk desk, CancellationToken ct) =>
        text.Length == 0 ? null
        : Guid.TryParseExact(text, "D", out var id) && await desk.Store.VenueAsync(id, ct) is { } venue ? venue
        : Take(await VenueActions.FindAsync(text, desk, ct), reasons);

    /// <summary>Persons who were found to be one count as one.</summary>
    private static Ten AsOne(Ten ten, IReadOnlyList<KeptPerson> persons) => ten with
    {
        User = ten.User is { } user ? One(user, persons) : null,
        Associates = [.. ten.Associates.Select(a => One(a, persons))],
    };

    private static Guid One(Guid id, IReadOnlyList<KeptPerson> persons) => persons.FirstOrDefault(p => p.Id == id) is { Same: [var first, ..] } ? first : id;

    private static T? Take<T>(Outcome<T> outcome, List<Refusal> reasons, string? field = null)
        where T : class
    {
        switch (outcome)
        {
            case Outcome<T>.Done(var value):
                return value;
            case Outcome<T>.Refused(var why):
                reasons.AddRange(why.Select(r => field is null ? r : r with { Field = field }));
                return null;
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }
}
