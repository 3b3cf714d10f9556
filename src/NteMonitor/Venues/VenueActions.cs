using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Journal;

namespace NteMonitor.Venues;

/// <summary>What a user can do to venues: ask the store, decide, tell the store.</summary>
public static class VenueActions
{
    /// <summary>Returns the venue that a text names by code, name or the beginning of either, or why there is none; asks nobody's leave.</summary>
    public static async Task<Outcome<KeptVenue>> FindAsync(string text, Desk desk, CancellationToken ct)
    {
        var kept = await desk.Store.VenuesAsync(ct);
        return new PlaceFinder(kept.Select(k => k.Venue)).Find(text) switch
        {
            PlaceMatch.Exact(var venue) => Outcome.Done(kept.First(k => k.Venue.Id == venue.Id)),
            PlaceMatch.Several(var venues) => Outcome.Refused<KeptVenue>("venue", $"'{text}' may be {PlaceFinder.Choices(venues)}.", "Type more of the name, or the code."),
            PlaceMatch.Close(var venue) => Outcome.Refused<KeptVenue>("venue", $"No venue is called '{text}'.", $"Did you mean {venue.Name}?"),
            PlaceMatch.None { Nearest: [_, ..] near } => Outcome.Refused<KeptVenue>("venue", $"No venue is called '{text}'.", $"Did you mean {PlaceFinder.Choices(near)}?"),
            _ => Outcome.Refused<KeptVenue>("venue", $"No venue is called '{text}'.", "`nte venue list --all` has them all."),
        };
    }

    /// <summary>Adds a venue.</summary>
    public static async Task<Outcome<Venue>> AddAsync(VenueDraft draft, Guid? typed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepVenues, desk, ct) is { } refusal)
        {
            return new Outcome<Venue>.Refused([refusal]);
        }

        var others = (await desk.Store.VenuesAsync(ct)).Select(v => v.Venue);
        var outcome = VenueRules.Check(new(desk.NewId(), "", ""), draft, others, desk.Reference.VenueKinds);
        if (outcome is not Outcome<CheckedVenue>.Done(var found))
        {
            return new Outcome<Venue>.Refused(((Outcome<CheckedVenue>.Refused)outcome).Reasons);
        }

        await desk.Store.AppendAsync(new([Added(found.Venue, Personal(found.Holder, found.Supervisor), desk)], desk.Stamp(), typed), ct);
        return Outcome.Done(found.Venue);
    }

    /// <summary>Returns the entry that adds a venue; imports write many of them at once.</summary>
    public static NewEntry Added(Venue venue, string? personal, Desk desk) =>
        new(desk.NewId(), "venue.added", venue.Id, null, CanonicalJson.Write(VenueJson.Write(venue)), personal);

    /// <summary>Amends a venue on top of the state the user saw; a change of nothing writes nothing.</summary>
    public static async Task<Outcome<Venue>> AmendAsync(KeptVenue was, VenueDraft draft, string why, Guid? typed, Desk desk, CancellationToken ct)
    {
        if (await ForbiddenAsync(why, desk, ct) is { } refused)
        {
            return new Outcome<Venue>.Refused(refused);
        }

        var others = (await desk.Store.VenuesAsync(ct)).Select(v => v.Venue);
        var outcome = VenueRules.Check(was.Venue, draft, others, desk.Reference.VenueKinds);
        if (outcome is not Outcome<CheckedVenue>.Done(var found))
        {
            return new Outcome<Venue>.Refused(((Outcome<CheckedVenue>.Refused)outcome).Reasons);
        }

        var people = await PeopleAsync(was, desk.Store, ct);
        if (!Sealed.MayRead(PeopleOf(was), desk))
        {
            // Who may not read them cannot have meant to take them out.
            found = found with { Holder = found.Holder.Length > 0 ? found.Holder : people.Holder, Supervisor = found.Supervisor.Length > 0 ? found.Supervisor : people.Supervisor };
        }

        var personal = people == (found.Holder, found.Supervisor) ? null : Personal(found.Holder, found.Supervisor) ?? "{}";
        return await AmendAsync(was, found.Venue, personal, why, typed, desk, ct);
    }

    /// <summary>Closes a venue from a date on; it stays on file with everything that happened there.</summary>
    public static Task<Outcome<Venue>> CloseAsync(KeptVenue was, LocalDate from, string why, Desk desk, CancellationToken ct) =>
        StatusAsync(was, new(VenueStatus.Closed, from), why, desk, ct);

    /// <summary>Says that a venue is open, suspended or closed from a date on.</summary>
    public static async Task<Outcome<Venue>> StatusAsync(KeptVenue was, StatusFrom status, string why, Desk desk, CancellationToken ct)
    {
        var outcome = VenueRules.From(was.Venue, status.Status, status.From);
        List<Refusal> reasons = [.. await ForbiddenAsync(why, desk, ct) ?? [], .. outcome is Outcome<IReadOnlyList<StatusFrom>>.Refused(var no) ? no : []];
        return outcome is Outcome<IReadOnlyList<StatusFrom>>.Done(var statuses) && reasons.Count == 0
            ? await AmendAsync(was, was.Venue with { Statuses = statuses }, null, why, null, desk, ct)
            : new Outcome<Venue>.Refused(reasons);
    }

    /// <summary>Ends a conflict of amendments: the venue as it stands is kept, the others are overruled and stay in the journal.</summary>
    public static async Task<Outcome<int>> SettleAsync(KeptVenue kept, string why, Desk desk, CancellationToken ct)
    {
        if (await ForbiddenAsync(why, desk, ct) is { } refused)
        {
            return new Outcome<int>.Refused(refused);
        }

        var state = LedgerRules.Fold([.. await JournalActions.AllAsync(desk.Store, kept.Venue.Id, ct)]);
        if (state is not { Rivals.Count: > 0 })
        {
            return Outcome.Refused<int>("venue", $"Nothing about {kept.Venue.Name} waits to be settled.", "`nte journal conflicts` lists what does.");
        }

        var body = LedgerRules.Settlement(state, why);
        await desk.Store.AppendAsync(new([new(desk.NewId(), "venue.settled", kept.Venue.Id, state.Head.Id, CanonicalJson.Write(body))], desk.Stamp()), ct);
        return Outcome.Done(state.Rivals.Count);
    }

    /// <summary>Puts a condition on a venue, or takes one off from a date; one that is on file keeps its wording where none is given.</summary>
    public static async Task<Outcome<Venue>> ConditionAsync(KeptVenue was, Condition condition, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await ForbiddenAsync(why, desk, ct) ?? []];
        if (condition.Text.Trim().Length == 0 && was.Venue.Conditions.FirstOrDefault(c => c.Number == condition.Number) is { } old)
        {
            condition = old with { Objective = condition.Objective ?? old.Objective, From = condition.From ?? old.From, Until = condition.Until };
        }

        if (condition.Number.Trim().Length == 0 || condition.Text.Trim().Length == 0)
        {
            reasons.Add(new("condition", "A condition has a number and a text.", "Give both, as the licence has them."));
        }

        if (condition.Objective is { } objective && desk.Reference.Objectives.All(o => o.Code != objective))
        {
            reasons.Add(new("objective", $"'{objective}' is no licensing objective.", $"Use one of {string.Join(", ", desk.Reference.Objectives.Select(o => o.Code))}."));
        }

        if (condition is { From: { } from, Until: { } until } && until < from)
        {
            reasons.Add(new("until", $"{until} is before {from}.", "A condition ends on or after the day it begins."));
        }

        if (reasons.Count > 0)
        {
            return new Outcome<Venue>.Refused(reasons);
        }

        var now = was.Venue with { Conditions = [.. was.Venue.Conditions.Where(c => c.Number != condition.Number), condition] };
        return await AmendAsync(was, now, null, why, null, desk, ct);
    }

    /// <summary>Returns the licence holder and the designated premises supervisor, for those who may read them; empty when not known.</summary>
    public static async Task<(string Holder, string Supervisor)> PeopleAsync(KeptVenue venue, IStore store, CancellationToken ct)
    {
        if (venue.SealedBy is not { } entry || await store.SealedPartAsync(entry, ct) is not { } part)
        {
            return ("", "");
        }

        var facts = CanonicalJson.Read(part.Personal);
        return (facts.Text("holder") ?? "", facts.Text("supervisor") ?? "");
    }

    /// <summary>Returns what names the sealed holder and supervisor of a venue, to be opened by those who may.</summary>
    public static SealedThing PeopleOf(KeptVenue kept) => new(PersonalKind.Venue, kept.Venue.Id, kept.SealedBy);

    private static async Task<Outcome<Venue>> AmendAsync(
        KeptVenue was, Venue now, string? personal, string why, Guid? typed, Desk desk, CancellationToken ct)
    {
        var change = LedgerRules.Amendment(VenueJson.Write(was.Venue), VenueJson.Write(now), why.Trim());
        if (change is not null || personal is not null)
        {
            change ??= LedgerRules.Unchanged(why);
            var entry = new NewEntry(desk.NewId(), "venue.amended", now.Id, was.Head, CanonicalJson.Write(change), personal);
            await desk.Store.AppendAsync(new([entry], desk.Stamp(), typed), ct);
        }
        else if (typed is { } draft)
        {
            await desk.Store.DropDraftAsync(draft, ct);
        }

        return Outcome.Done(now);
    }

    private static async Task<IReadOnlyList<Refusal>?> ForbiddenAsync(string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        if (await Gate.RefusedAsync(Act.KeepVenues, desk, ct) is { } refusal)
        {
            reasons.Add(refusal);
        }

        if (string.IsNullOrWhiteSpace(why))
        {
            reasons.Add(new("why", "No reason was given.", "Say in a few words, without names, why the record changes."));
        }

        return reasons.Count == 0 ? null : reasons;
    }

    private static string? Personal(string holder, string supervisor)
    {
        var facts = new JsonObject();
        facts.Put("holder", holder);
        facts.Put("supervisor", supervisor);
        return facts.Count == 0 ? null : CanonicalJson.Write(facts);
    }
}
