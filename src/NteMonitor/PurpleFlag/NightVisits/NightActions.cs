using System.Security.Cryptography;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>What a user can do to visits at night: ask the store, decide, tell the store.</summary>
public static partial class NightActions
{
    /// <summary>What journal entries about visits begin with.</summary>
    public const string Thing = "flag-night";

    /// <summary>The same for observations.</summary>
    public const string ObservationThing = "flag-observation";

    /// <summary>The same for an assessor's word that everything is written down.</summary>
    public const string FinishedThing = "flag-night-done";

    private const int LeastId = 4;

    /// <summary>Plans a visit.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptNight>> PlanAsync(NightVisit visit, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.KeepFlag, desk, ct) is { } refusal)
        {
            return new Outcome<KeptNight>.Refused([refusal]);
        }

        List<Refusal> reasons = [.. NightRules.Faults(visit), .. await FlagActions.NamedAsync("place", string.Join('\n', visit.Places), desk, ct)];
        reasons.AddRange((await ListAsync(visit.Of, desk, ct)).Where(n => n.Value.On == visit.On && n.Value.Kind == visit.Kind)
            .Select(n => new Refusal("on", $"The {NightText.Words(n.Value.Kind)} of the night of {visit.Night} is planned already: {n.Record.Id:D}.", "Go on with that one, or withdraw it.")));
        if (reasons.Count > 0)
        {
            return new Outcome<KeptNight>.Refused(reasons);
        }

        await desk.Store.AppendAsync(new([new(desk.NewId(), Thing + ".planned", visit.Id, null, CanonicalJson.Write(NightJson.Write(visit)))], desk.Stamp()), ct);
        return Outcome.Done((await NightAsync(visit.Id, desk, ct))!);
    }

    /// <summary>Writes down what an assessor saw.</summary>
    /// <param name="night">The visit.</param>
    /// <param name="wish">What was typed, with a photograph that is brought in and the kept draft that this saves.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptObservation>> NoteAsync(KeptNight night, ObservationWish wish, Desk desk, CancellationToken ct)
    {
        var against = await AgainstAsync(night, [wish.Draft.Photograph], desk, ct);
        var (draft, photo) = WithPhoto(wish, ref against, out var wrong);
        List<Refusal> reasons = [.. await BarredAsync(night, draft.Who, desk, ct), .. wrong];
        if (reasons.Exists(r => r.Field == AccessRules.NotPermitted))
        {
            return new Outcome<KeptObservation>.Refused(reasons);
        }

        var id = desk.NewId();
        var outcome = NightRules.Check(id, draft, against);
        var along = await Companions.OfAsync(new(ObservationThing, id) { Days = (night.Value.On, night.Value.On), Span = outcome is Outcome<CheckedObservation>.Done({ Observation.At: { } at }) ? (at, at) : null }, desk, ct);
        reasons.AddRange(along.Reasons);
        reasons.AddRange(outcome is Outcome<CheckedObservation>.Refused(var no) ? no.Where(r => r.Field != "who" || !reasons.Exists(b => b.Field == "who")).ToList() : []);
        reasons.AddRange(Named(draft, await LeakActions.WatchAsync(desk, ct)));
        if (reasons.Count > 0 || outcome is not Outcome<CheckedObservation>.Done(var seen))
        {
            return new Outcome<KeptObservation>.Refused([.. reasons.Distinct()]);
        }

        if (photo is { } bytes)
        {
            await desk.Store.KeepBytesAsync(bytes, ct);
        }

        await desk.Store.AppendAsync(new([Noted(seen, desk), .. along.Entries], desk.Stamp(), wish.Typed), ct);
        return Outcome.Done(await ShownAsync(seen.Observation.Id, desk, ct));
    }

    /// <summary>Writes that an observation says something else from now on; what it said before stays in the journal.</summary>
    public static async Task<Outcome<KeptObservation>> AmendAsync(KeptObservation was, ObservationDraft draft, string why, Desk desk, CancellationToken ct)
    {
        if (await NightAsync(was.Value.Of, desk, ct) is not { } night)
        {
            return new Outcome<KeptObservation>.Refused([Withdrawn]);
        }

        List<Refusal> reasons = [.. await BarredAsync(night, was.Value.Who, desk, ct), .. await Keeping.ForbiddenAsync(Act.NoteNight, was.Record, why, desk, ct)];
        if (was.Text is null && reasons.Count == 0)
        {
            reasons.Add(new("id", $"What was written is {was.Said}, and cannot be carried over.", "Withdraw it and write it again."));
        }

        if (reasons.Count > 0)
        {
            return new Outcome<KeptObservation>.Refused([.. reasons.Distinct()]);
        }

        var outcome = NightRules.Check(was.Value.Id, draft with { Who = was.Value.Who }, await AgainstAsync(night, [draft.Photograph], desk, ct));
        var watch = await LeakActions.WatchAsync(desk, ct);
        reasons.AddRange(outcome is Outcome<CheckedObservation>.Refused(var no) ? no : []);
        reasons.AddRange(Named(draft, watch));
        reasons.AddRange(LeakRules.Findings(why, watch).Select(r => r with { Field = "why" }));
        if (reasons.Count > 0 || outcome is not Outcome<CheckedObservation>.Done(var now))
        {
            return new Outcome<KeptObservation>.Refused([.. reasons.Distinct()]);
        }

        var personal = now.Text == await TextAsync(was.Record, desk, ct) ? null : NightJson.Personal(now.Text) ?? "{}";
        var body = LedgerRules.Amendment(NightJson.Write(was.Value), NightJson.Write(now.Observation), why.Trim());
        if (body is not null || personal is not null)
        {
            body ??= LedgerRules.Unchanged(why);
            await desk.Store.AppendAsync(new([new(desk.NewId(), ObservationThing + ".amended", was.Value.Id, was.Record.Head, CanonicalJson.Write(body), personal)], desk.Stamp()), ct);
        }

        return Outcome.Done(await ShownAsync(was.Value.Id, desk, ct));
    }

    /// <summary>Takes an observation out of every list; it stays in the journal.</summary>
    public static async Task<Outcome<KeptObservation>> WithdrawAsync(KeptObservation was, string why, Desk desk, CancellationToken ct)
    {
        if (await NightAsync(was.Value.Of, desk, ct) is not { } night)
        {
            return new Outcome<KeptObservation>.Refused([Withdrawn]);
        }

        List<Refusal> reasons =
        [
            .. await BarredAsync(night, was.Value.Who, desk, ct), .. await Keeping.ForbiddenAsync(Act.NoteNight, was.Record, why, desk, ct), .. await FlagActions.NamedAsync("why", why, desk, ct),
        ];
        if (reasons.Count > 0)
        {
            return new Outcome<KeptObservation>.Refused([.. reasons.Distinct()]);
        }

        await Keeping.WithdrawAsync(was.Record, why, desk, ct);
        return Outcome.Done(was);
    }

    /// <summary>Returns why the person at the desk may not write for an assessor: the role, another's notes, notes that are finished.</summary>
    private static async Task<IReadOnlyList<Refusal>> BarredAsync(KeptNight night, string who, Desk desk, CancellationToken ct)
    {
        // Another device may have finished the notes, or an officer withdrawn the visit, since it was read.
        var name = who.Trim() is { Length: > 0 } said ? said : desk.Actor;
        var foreign = await ForeignAsync(night, name, desk, ct);
        var fresh = await NightAsync(night.Record.Id, desk, ct);
        if (foreign.Count == 0 && fresh is null)
        {
            return [Withdrawn];
        }

        return foreign.Count == 0 && fresh!.Finished.Contains(name)
            ? [new("who", $"{name} has finished the notes of this visit.", "`nte flag night done --again` opens them again; that closes the comparison.")]
            : foreign;
    }

    private static async Task<IReadOnlyList<Refusal>> ForeignAsync(KeptNight night, string who, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(who == desk.Actor ? Act.NoteNight : Act.KeepFlag, desk, ct) is { } refusal)
        {
            return [who == desk.Actor ? refusal : refusal with { Message = $"{refusal.Message} {desk.Actor} writes no notes of {who}.", Hint = "Leave the name out to write notes of your own." }];
        }

        return night.Value.Assessors.Contains(who) ? [] : [new("who", $"'{who}' does not assess on this visit.", $"It is {string.Join(", ", night.Value.Assessors)}; whoever keeps the flag plans a visit with its assessors.")];
    }

    private static IEnumerable<Refusal> Named(ObservationDraft draft, LeakWatch watch) => new[] { (Field: "place", Text: draft.Place), (Field: "photograph", Text: draft.Photograph) }
        .SelectMany(t => LeakRules.Findings(t.Text, watch).Select(f => new Refusal(t.Field, f.Message.Replace("Line 1 has", "It has", StringComparison.Ordinal), "Leave it out here and write it into the observation, which is sealed.")));

    private static NewEntry Noted(CheckedObservation seen, Desk desk) =>
        new(desk.NewId(), ObservationThing + ".noted", seen.Observation.Id, null, CanonicalJson.Write(NightJson.Write(seen.Observation)), NightJson.Personal(seen.Text));

    /// <summary>Takes a photograph that is brought in into what the draft is held against.</summary>
    private static (ObservationDraft Draft, byte[]? Photo) WithPhoto(ObservationWish wish, ref ObservationAgainst against, out IReadOnlyList<Refusal> wrong)
    {
        wrong = [];
        if (wish.Photo is not { } photo)
        {
            return (wish.Draft, null);
        }

        var read = FileRules.TooLarge(photo.Name, photo.Bytes.Length) is { } large ? new Outcome<string>.Refused([large]) : FileRules.MediaType(photo.Name, photo.Bytes);
        if (read is not Outcome<string>.Done({ } type) || !type.StartsWith("image/", StringComparison.Ordinal))
        {
            wrong = read is Outcome<string>.Refused(var no) ? [.. no.Select(r => r with { Field = "photo" })] : [new("photo", $"{photo.Name} is no picture.", "A photograph is a JPEG or PNG; mark a document with `nte flag mark --file`.")];
            return (wish.Draft, null);
        }

        var file = new EvidenceFile(Convert.ToHexStringLower(SHA256.HashData(photo.Bytes)), photo.Bytes.Length, type);
        against = against with { Files = new Dictionary<string, EvidenceFile>(against.Files) { [file.Sha256] = file } };
        return (wish.Draft with { Photograph = file.Sha256 }, photo.Bytes);
    }
}

/// <summary>An observation that somebody wants to write down.</summary>
/// <param name="Draft">What was typed.</param>
public sealed record ObservationWish(ObservationDraft Draft)
{
    /// <summary>A photograph that is brought in: its name, which is not kept, and its bytes.</summary>
    public (string Name, byte[] Bytes)? Photo { get; init; }

    /// <summary>The kept draft that this saves, or none.</summary>
    public Guid? Typed { get; init; }
}
