using NodaTime;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.Venues;

namespace NteMonitor.Premises;

/// <summary>What a visit is recorded on: the venue, and the earlier visit that it follows up.</summary>
/// <param name="Venue">The venue.</param>
/// <param name="Follows">The earlier visit, or none.</param>
public sealed record VisitTo(KeptVenue Venue, KeptVisit? Follows = null);

/// <summary>What a user can do to visits and to conditions that are checked: ask the store, decide, tell the store.</summary>
public static partial class VisitActions
{
    /// <summary>The thing that entries about visits begin with.</summary>
    public const string Thing = "visit";

    /// <summary>The thing that entries about checks outside a visit begin with.</summary>
    public const string CheckThing = "check";

    /// <summary>Records a visit; where it follows up an earlier one, that one waits no more.</summary>
    /// <param name="to">Which venue, and what it follows up.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="typed">The kept draft that this saves, dropped with it, or none.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptVisit>> RecordAsync(VisitTo to, VisitDraft draft, Guid? typed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepPremises, desk, ct) is { } refusal)
        {
            return new Outcome<KeptVisit>.Refused([refusal]);
        }

        var id = desk.NewId();
        var outcome = VisitRules.Check(id, draft, Against(to.Venue.Venue, desk) with { Follows = to.Follows?.Visit });
        var record = outcome is Outcome<CheckedVisit>.Done({ Visit: var made }) ? new Upcoming(Thing, id) { Days = (made.On, made.On), Span = made.At is { } at ? (at, at) : null } : new(Thing, id);
        var along = await Companions.OfAsync(record, desk, ct);
        List<Refusal> reasons = [.. outcome is Outcome<CheckedVisit>.Refused(var why) ? why : [], .. along.Reasons];
        if (reasons.Count > 0 || outcome is not Outcome<CheckedVisit>.Done(var (visit, name, note)))
        {
            return new Outcome<KeptVisit>.Refused(reasons);
        }

        if (await NamesInClearAsync(new(visit, name, note), to.Venue, desk, ct) is { Count: > 0 } named)
        {
            return new Outcome<KeptVisit>.Refused(named);
        }

        List<NewEntry> entries = [new(desk.NewId(), "visit.recorded", visit.Id, null, CanonicalJson.Write(VisitJson.Write(visit)), VisitJson.Personal(name, note)), .. along.Entries];
        if (to.Follows is { } earlier)
        {
            entries.Add(FollowedUp(earlier, visit.On, "a later visit followed it up", desk));
        }

        await desk.Store.AppendAsync(new(entries, desk.Stamp(), typed), ct);
        return Outcome.Done((await VisitAsync(visit.Id, desk, ct))!);
    }

    /// <summary>Amends a visit on top of the state the user saw; what was before stays in the journal.</summary>
    /// <param name="kept">The visit as the user saw it.</param>
    /// <param name="draft">What it should say.</param>
    /// <param name="change">The reason, required, and the kept draft that this saves.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptVisit>> AmendAsync(KeptVisit kept, VisitDraft draft, VisitChange change, Desk desk, CancellationToken ct)
    {
        if (await ForbiddenAsync(kept, change.Why, desk, ct) is { } refused)
        {
            return new Outcome<KeptVisit>.Refused(refused);
        }

        if (await desk.Store.VenueAsync(kept.Visit.Venue, ct) is not { } venue)
        {
            return Outcome.Refused<KeptVisit>("venue", "The venue is no longer on file.", "Merge the journal that has it.");
        }

        var was = await SealedAsync(kept, desk, ct);
        var outcome = VisitRules.Amended(was, draft, Against(venue.Venue, desk));
        if (outcome is not Outcome<CheckedVisit>.Done(var now))
        {
            return new Outcome<KeptVisit>.Refused(((Outcome<CheckedVisit>.Refused)outcome).Reasons);
        }

        if (await NamesInClearAsync(now, venue, desk, ct) is { Count: > 0 } named)
        {
            return new Outcome<KeptVisit>.Refused(named);
        }

        var personal = (now.Name, now.Note) == (was.Name, was.Note) ? null : VisitJson.Personal(now.Name, now.Note) ?? "{}";
        var body = LedgerRules.Amendment(VisitJson.Write(kept.Visit), VisitJson.Write(now.Visit), change.Why.Trim());
        if (body is not null || personal is not null)
        {
            body ??= LedgerRules.Unchanged(change.Why);
            await desk.Store.AppendAsync(new([new(desk.NewId(), "visit.amended", kept.Visit.Id, kept.Head, CanonicalJson.Write(body), personal)], desk.Stamp(), change.Typed), ct);
        }
        else if (change.Typed is { } typed)
        {
            await desk.Store.DropDraftAsync(typed, ct);
        }

        return Outcome.Done((await VisitAsync(kept.Visit.Id, desk, ct))!);
    }

    /// <summary>Takes a visit out of every list and state; it stays in the journal, and what it followed up waits again.</summary>
    public static async Task<Outcome<KeptVisit>> WithdrawAsync(KeptVisit kept, string why, Desk desk, CancellationToken ct)
    {
        if (await ForbiddenAsync(kept, why, desk, ct) is { } refused)
        {
            return new Outcome<KeptVisit>.Refused(refused);
        }

        List<NewEntry> entries = [new(desk.NewId(), "visit.withdrawn", kept.Visit.Id, kept.Head, CanonicalJson.Write(LedgerRules.Unchanged(why)))];
        if (kept.Visit.Follows is { } id && await VisitAsync(id, desk, ct) is { Withdrawn: false, Visit.FollowedUp: not null } earlier)
        {
            entries.Add(Amended(earlier, earlier.Visit with { FollowedUp = null }, "the visit that followed it up was withdrawn", desk));
        }

        await desk.Store.AppendAsync(new(entries, desk.Stamp()), ct);
        return Outcome.Done(kept with { Withdrawn = true });
    }

    /// <summary>Takes a check outside a visit out of the file; it stays in the journal.</summary>
    public static async Task<Outcome<Guid>> WithdrawCheckAsync(KeptRecord check, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await ForbiddenAsync(why, desk, ct)];
        if (check.Withdrawn)
        {
            reasons.Add(new("check", "It was withdrawn already.", "Nothing needs doing."));
        }

        if (reasons.Count > 0)
        {
            return new Outcome<Guid>.Refused(reasons);
        }

        await desk.Store.AppendAsync(new([new(desk.NewId(), "check.withdrawn", check.Id, check.Head, CanonicalJson.Write(LedgerRules.Unchanged(why)))], desk.Stamp()), ct);
        return Outcome.Done(check.Id);
    }

    /// <summary>Says that nobody has to look again after a visit.</summary>
    public static async Task<Outcome<KeptVisit>> DoneAsync(KeptVisit kept, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await ForbiddenAsync(kept, why, desk, ct) ?? []];
        if (!kept.Visit.IsOpen)
        {
            reasons.Add(new("visit", "No follow-up of that visit waits.", "`nte visit list --open` lists what does."));
        }

        if (reasons.Count > 0)
        {
            return new Outcome<KeptVisit>.Refused(reasons);
        }

        await desk.Store.AppendAsync(new([FollowedUp(kept, Against(desk).Today, why.Trim(), desk)], desk.Stamp()), ct);
        return Outcome.Done((await VisitAsync(kept.Visit.Id, desk, ct))!);
    }

    /// <summary>Records that one condition was checked outside a visit.</summary>
    /// <param name="venue">The venue.</param>
    /// <param name="draft">The condition and what was found.</param>
    /// <param name="when">The day as typed; today when empty.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<LoneCheck>> CheckAsync(KeptVenue venue, CheckDraft draft, string when, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepPremises, desk, ct) is { } refusal)
        {
            return new Outcome<LoneCheck>.Refused([refusal]);
        }

        var outcome = ConditionRules.Check(desk.NewId(), draft, when, Against(venue.Venue, desk));
        if (outcome is Outcome<LoneCheck>.Done(var check))
        {
            await desk.Store.AppendAsync(new([new(desk.NewId(), "check.recorded", check.Id, null, CanonicalJson.Write(VisitJson.Write(check)))], desk.Stamp()), ct);
        }

        return outcome;
    }

    /// <summary>Returns why advice and remarks cannot stand in the clear: they name whom was spoken to, holder or supervisor, or hold somebody's number or address.</summary>
    private static async Task<IReadOnlyList<Refusal>> NamesInClearAsync(CheckedVisit visit, KeptVenue venue, Desk desk, CancellationToken ct)
    {
        var (holder, supervisor) = await VenueActions.PeopleAsync(venue, desk.Store, ct);
        IReadOnlyList<WatchedName> names = [new(visit.Name, "the person spoken to"), new(holder, "the licence holder"), new(supervisor, "the supervisor")];
        var watch = new LeakWatch(
            [.. names.Where(n => n.Name.Length > 0)],
            LeakRules.Public([desk.Town.Name, venue.Venue.Name, venue.Venue.Address ?? ""]),
            new HashSet<string>(StringComparer.Ordinal) { venue.Venue.Postcode?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() ?? "" });
        var said = visit.Visit.Checks.Select(c => (Field: VisitRules.Field(c.Number), Text: c.Remark ?? "")).Append((Field: "advice", Text: visit.Visit.Advice ?? ""));
        return
        [
            .. said.SelectMany(t => LeakRules.Findings(t.Text, watch).Select(f => new Refusal(t.Field, f.Message.Replace("Line 1 has", "It has", StringComparison.Ordinal), "Leave it out here and write it into the note, which is sealed."))),
        ];
    }

    private static VisitAgainst Against(Desk desk) => Against(new(Guid.Empty, "", ""), desk);

    private static NewEntry FollowedUp(KeptVisit kept, LocalDate on, string why, Desk desk) => Amended(kept, kept.Visit with { FollowedUp = on }, why, desk);

    private static NewEntry Amended(KeptVisit kept, Visit now, string why, Desk desk) => new(
        desk.NewId(), "visit.amended", now.Id, kept.Head, CanonicalJson.Write(LedgerRules.Amendment(VisitJson.Write(kept.Visit), VisitJson.Write(now), why)!));

    private static async Task<IReadOnlyList<Refusal>?> ForbiddenAsync(KeptVisit kept, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await ForbiddenAsync(why, desk, ct)];
        if (kept.Withdrawn)
        {
            reasons.Add(new("visit", "It was withdrawn.", "Record the visit anew."));
        }

        return reasons.Count == 0 ? null : reasons;
    }

    private static async Task<IReadOnlyList<Refusal>> ForbiddenAsync(string why, Desk desk, CancellationToken ct) =>
    [
        .. await Gate.RefusedAsync(Act.KeepPremises, desk, ct) is { } refusal ? (Refusal[])[refusal] : [],
        .. string.IsNullOrWhiteSpace(why) ? (Refusal[])[new("why", "No reason was given.", "Say in a few words, without names, why the record changes.")] : [],
    ];
}

/// <summary>Why a visit changes.</summary>
/// <param name="Why">The reason, required.</param>
/// <param name="Typed">The kept draft that this saves, or none.</param>
public sealed record VisitChange(string Why, Guid? Typed = null);
