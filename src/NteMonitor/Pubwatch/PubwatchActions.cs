using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.Venues;

namespace NteMonitor.Pubwatch;

/// <summary>What users can do about schemes, members, meetings and bans: ask the store, decide, tell the store.</summary>
public static partial class PubwatchActions
{
    internal const string SchemeThing = "scheme";
    internal const string MemberThing = "member";
    internal const string OfficerThing = "scheme-officer";
    internal const string MeetingThing = "meeting";
    internal const string BanThing = "ban";
    internal const string VoteThing = "vote";

    /// <summary>Puts a scheme on file.</summary>
    public static Task<Outcome<Filed<Scheme>>> AddSchemeAsync(SchemeDraft draft, Guid? typed, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.KeepPubwatch, desk, async () =>
        {
            var outcome = SchemeRules.Check(new(desk.NewId(), "", [], new()), draft, (await SchemesAsync(desk, ct)).Select(s => s.Value), Against(desk));
            return await ThenAsync(outcome, s => WriteAsync(
                new(SchemeThing, s.Id, "recorded", PubwatchJson.Write(s)) { Personal = Contact(draft.Contact), Typed = typed }, PubwatchJson.Scheme, desk, ct));
        }, ct);

    /// <summary>Amends a scheme; what is empty stays as it was.</summary>
    public static Task<Outcome<Filed<Scheme>>> AmendSchemeAsync(Filed<Scheme> was, SchemeDraft draft, Why why, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.KeepPubwatch, desk, async () => await ThenAsync(
            With(why, SchemeRules.Check(was.Value, draft, (await SchemesAsync(desk, ct)).Select(s => s.Value), Against(desk))), s => WriteAsync(
                new(SchemeThing, s.Id, "amended", PubwatchJson.Write(s)) { Before = PubwatchJson.Write(was.Value), On = was.Head, Why = why.Text, Personal = Contact(draft.Contact), Typed = why.Typed },
                PubwatchJson.Scheme, desk, ct)), ct);

    /// <summary>Puts a venue's membership on file.</summary>
    /// <param name="to">The scheme by name, and the venue by code or name.</param>
    /// <param name="draft">First and last day.</param>
    /// <param name="typed">The kept draft that this saves, or none.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static Task<Outcome<Filed<Member>>> AddMemberAsync((string Scheme, string Venue) to, SpanDraft draft, Guid? typed, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.KeepPubwatch, desk, async () =>
        {
            List<Refusal> reasons = [];
            var scheme = Found(await SchemeAsync(to.Scheme, desk, ct), reasons)?.Value;
            var venue = await VenueAsync("venue", to.Venue, desk, reasons, ct);
            var others = scheme is null ? [] : (await MembersAsync(scheme.Id, desk, ct)).Select(m => m.Value);
            var outcome = SchemeRules.Check(new Member(desk.NewId(), scheme?.Id ?? Guid.Empty, venue?.Id ?? Guid.Empty, Today(desk)), venue?.Name ?? "", draft, (others, Against(desk)));
            return await ThenAsync(With(reasons, outcome), m => WriteAsync(new(MemberThing, m.Id, "recorded", PubwatchJson.Write(m)) { Typed = typed }, PubwatchJson.Member, desk, ct));
        }, ct);

    /// <summary>Amends a membership, or ends it.</summary>
    public static Task<Outcome<Filed<Member>>> AmendMemberAsync(Filed<Member> was, SpanDraft draft, Why why, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.KeepPubwatch, desk, async () =>
        {
            var others = (await MembersAsync(was.Value.Scheme, desk, ct)).Select(m => m.Value);
            var name = (await NamesAsync(desk, ct)).GetValueOrDefault(was.Value.Venue, "");
            return await ThenAsync(With(why, SchemeRules.Check(was.Value, name, draft, (others, Against(desk)))), m => WriteAsync(
                new(MemberThing, m.Id, "amended", PubwatchJson.Write(m)) { Before = PubwatchJson.Write(was.Value), On = was.Head, Why = why.Text, Typed = why.Typed }, PubwatchJson.Member, desk, ct));
        }, ct);

    /// <summary>Puts somebody's time in a post on file.</summary>
    public static Task<Outcome<Filed<SchemeOfficer>>> AddOfficerAsync(string scheme, SpanDraft draft, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.KeepPubwatch, desk, async () =>
        {
            List<Refusal> reasons = [];
            var found = Found(await SchemeAsync(scheme, desk, ct), reasons)?.Value;
            var outcome = SchemeRules.Check(new SchemeOfficer(desk.NewId(), found?.Id ?? Guid.Empty, Post.Chair, "", Today(desk)), draft, Against(desk));
            return await ThenAsync(With(reasons, outcome), o => WriteAsync(new(OfficerThing, o.Id, "recorded", PubwatchJson.Write(o)), PubwatchJson.Officer, desk, ct));
        }, ct);

    /// <summary>Amends somebody's time in a post, or ends it.</summary>
    public static Task<Outcome<Filed<SchemeOfficer>>> AmendOfficerAsync(Filed<SchemeOfficer> was, SpanDraft draft, Why why, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.KeepPubwatch, desk, () => ThenAsync(With(why, SchemeRules.Check(was.Value, draft, Against(desk))), o => WriteAsync(
            new(OfficerThing, o.Id, "amended", PubwatchJson.Write(o)) { Before = PubwatchJson.Write(was.Value), On = was.Head, Why = why.Text, Typed = why.Typed }, PubwatchJson.Officer, desk, ct)), ct);

    /// <summary>Puts a meeting on file, to come or held.</summary>
    public static Task<Outcome<Filed<Meeting>>> AddMeetingAsync(string scheme, MeetingDraft draft, Guid? typed, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.KeepPubwatch, desk, async () =>
        {
            List<Refusal> reasons = [];
            var found = Found(await SchemeAsync(scheme, desk, ct), reasons)?.Value;
            var id = desk.NewId();
            var outcome = SchemeRules.Check(new Meeting(id, found?.Id ?? Guid.Empty, default), draft, Against(desk));
            var along = await Companions.OfAsync(new(MeetingThing, id) { Days = outcome is Outcome<Meeting>.Done({ On: var on }) ? (on, on) : null }, desk, ct);
            return await ThenAsync(With([.. reasons, .. along.Reasons], outcome), m => WriteAsync(
                new(MeetingThing, m.Id, "recorded", PubwatchJson.Write(m)) { Typed = typed, With = along.Entries }, PubwatchJson.Meeting, desk, ct));
        }, ct);

    /// <summary>Amends a meeting; what is empty stays as it was.</summary>
    public static Task<Outcome<Filed<Meeting>>> AmendMeetingAsync(Filed<Meeting> was, MeetingDraft draft, Why why, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.KeepPubwatch, desk, () => ChangeAsync(was, With(why, SchemeRules.Check(was.Value, draft, Against(desk))), ("amended", why), desk, ct), ct);

    /// <summary>Takes down who came to a meeting, venues by code or name.</summary>
    public static Task<Outcome<Filed<Meeting>>> AttendAsync(Filed<Meeting> was, (IReadOnlyList<string> Present, IReadOnlyList<string> Apologies) came, Guid? typed, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.KeepPubwatch, desk, async () =>
        {
            List<Refusal> reasons = [];
            var present = await VenuesAsync("present", came.Present, desk, reasons, ct);
            var apologies = await VenuesAsync("apologies", came.Apologies, desk, reasons, ct);
            var members = (await MembersAsync(was.Value.Scheme, desk, ct)).Select(m => m.Value).ToList();
            var outcome = SchemeRules.Attended(was.Value, present, apologies, (members, Today(desk)));
            return await ChangeAsync(was, With(reasons, outcome), ("attended", new("attendance taken down", typed)), desk, ct);
        }, ct);

    /// <summary>Keeps a meeting's minutes: a summary without names in the open, the text sealed.</summary>
    public static Task<Outcome<Filed<Meeting>>> MinutesAsync(Filed<Meeting> was, (string Summary, string Text) minutes, Guid? typed, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.KeepPubwatch, desk, async () =>
        {
            var along = await Companions.OfAsync(new(MeetingThing, was.Value.Id) { Days = (was.Value.On, was.Value.On) }, desk, ct);
            return await ThenAsync(With(along.Reasons, SchemeRules.Minuted(was.Value, minutes.Summary, minutes.Text, Against(desk))), m => WriteAsync(new(MeetingThing, m.Id, "minuted", PubwatchJson.Write(m))
            {
                Before = PubwatchJson.Write(was.Value),
                On = was.Head,
                Why = "minutes",
                Typed = typed,
                With = along.Entries,
                Personal = minutes.Text.Trim().Length == 0 ? null : CanonicalJson.Write(new JsonObject { ["text"] = minutes.Text.Trim() }),
            }, PubwatchJson.Meeting, desk, ct));
        }, ct);

    /// <summary>Takes a membership, a post or a meeting out of every list: it was recorded by mistake.</summary>
    public static Task<Outcome<Guid>> WithdrawAsync(string thing, Guid id, string why, Desk desk, CancellationToken ct) =>
        GuardedAsync(Act.KeepPubwatch, desk, async () =>
        {
            List<Refusal> reasons = why.Trim().Length == 0 ? [NoReason] : [];
            var kept = await desk.Store.RecordAsync(id, ct);
            if (kept is null || kept.Thing != thing || kept.Withdrawn)
            {
                reasons.Add(new("id", kept is { Withdrawn: true } ? "It is withdrawn already." : "There is none with this id.", "Nothing needs doing."));
            }

            return await ThenAsync(Outcome.Unless(reasons, () => kept!), async k =>
            {
                var body = LedgerRules.Unchanged(why);
                await desk.Store.AppendAsync(new([new(desk.NewId(), $"{thing}.withdrawn", id, k.Head, CanonicalJson.Write(body))], desk.Stamp()), ct);
                return Outcome.Done(id);
            });
        }, ct);

    private static readonly Refusal NoReason = new("why", "No reason was given.", "Say in a few words, without names, why the record changes.");

    private static string? Contact(string text) => text.Trim().Length == 0 ? null : CanonicalJson.Write(new JsonObject { ["contact"] = text.Trim() });

    private static Task<Outcome<Filed<Meeting>>> ChangeAsync(Filed<Meeting> was, Outcome<Meeting> outcome, (string Verb, Why Why) change, Desk desk, CancellationToken ct) =>
        ThenAsync(outcome, m => WriteAsync(
            new(MeetingThing, m.Id, change.Verb, PubwatchJson.Write(m)) { Before = PubwatchJson.Write(was.Value), On = was.Head, Why = change.Why.Text, Typed = change.Why.Typed }, PubwatchJson.Meeting, desk, ct));

    private static async Task<Outcome<T>> GuardedAsync<T>(Act act, Desk desk, Func<Task<Outcome<T>>> go, CancellationToken ct) =>
        await Gate.RefusedAsync(act, desk, ct) is { } refusal ? new Outcome<T>.Refused([refusal]) : await go();

    private static async Task<Outcome<TOther>> ThenAsync<T, TOther>(Outcome<T> outcome, Func<T, Task<Outcome<TOther>>> next) => outcome switch
    {
        Outcome<T>.Done(var value) => await next(value),
        Outcome<T>.Refused(var reasons) => new Outcome<TOther>.Refused(reasons),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };

    private static Outcome<T> With<T>(Why why, Outcome<T> outcome) => With(why.Text.Trim().Length == 0 ? [NoReason] : [], outcome);

    /// <summary>Every reason at once: those found while looking things up, and those of the rules.</summary>
    private static Outcome<T> With<T>(IReadOnlyList<Refusal> first, Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Refused(var rest) => new Outcome<T>.Refused([.. first, .. rest]),
        _ => first.Count == 0 ? outcome : new Outcome<T>.Refused(first),
    };

    private static T? Found<T>(Outcome<T> outcome, List<Refusal> reasons)
        where T : class
    {
        reasons.AddRange(outcome is Outcome<T>.Refused(var why) ? why : []);
        return (outcome as Outcome<T>.Done)?.Value;
    }

    private static async Task<Venue?> VenueAsync(string field, string text, Desk desk, List<Refusal> reasons, CancellationToken ct)
    {
        switch (new PlaceFinder((await desk.Store.VenuesAsync(ct)).Select(v => v.Venue)).Find(text))
        {
            case PlaceMatch.Exact(var venue):
                return venue;
            case PlaceMatch.Several(var several):
                reasons.Add(new(field, $"'{text}' fits several venues.", $"Say which: {PlaceFinder.Choices(several)}."));
                return null;
            case PlaceMatch.Close(var near):
                reasons.Add(new(field, $"No venue is called '{text}'.", $"Did you mean {near.Name}?"));
                return null;
            default:
                reasons.Add(new(field, text.Trim().Length == 0 ? "No venue was given." : $"No venue is called '{text}'.", "`nte venue list` has codes and names."));
                return null;
        }
    }

    private static async Task<IReadOnlyList<(Guid Venue, string Name)>> VenuesAsync(string field, IReadOnlyList<string> texts, Desk desk, List<Refusal> reasons, CancellationToken ct)
    {
        List<(Guid, string)> found = [];
        foreach (var text in texts.SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (await VenueAsync(field, text, desk, reasons, ct) is { } venue)
            {
                found.Add((venue.Id, venue.Name));
            }
        }

        return found;
    }

    /// <summary>Writes a thing down, or what changed about it; a change of nothing writes nothing.</summary>
    private static async Task<Outcome<Filed<T>>> WriteAsync<T>(Writing writing, Func<Guid, JsonObject, T> read, Desk desk, CancellationToken ct)
    {
        await WriteAsync(writing, desk, ct);
        return Outcome.Done(File((await desk.Store.RecordAsync(writing.Id, ct))!, read));
    }

    private static async Task WriteAsync(Writing writing, Desk desk, CancellationToken ct)
    {
        var body = writing.Before is null ? writing.After : LedgerRules.Amendment(writing.Before, writing.After, writing.Why.Trim())
            ?? (writing.Personal is null ? null : LedgerRules.Unchanged(writing.Why));
        List<NewEntry> entries = [.. body is null ? [] : new[] { new NewEntry(desk.NewId(), $"{writing.Thing}.{writing.Verb}", writing.Id, writing.On, CanonicalJson.Write(body), writing.Personal) }, .. writing.With];
        if (entries.Count > 0)
        {
            await desk.Store.AppendAsync(new(entries, desk.Stamp(), writing.Typed), ct);
        }
        else if (writing.Typed is { } draft)
        {
            await desk.Store.DropDraftAsync(draft, ct);
        }
    }

    private static Filed<T> File<T>(KeptRecord kept, Func<Guid, JsonObject, T> read) => new(read(kept.Id, kept.Facts), kept.Head, kept.SealedBy, kept.Rivals, kept.Withdrawn);

    /// <summary>Today's date by the town's clock.</summary>
    internal static LocalDate Today(Desk desk) => desk.Town.Clock.Local(desk.Now()).Date;

    /// <summary>The evening of this night: at one in the morning a ban that ends today still holds.</summary>
    internal static LocalDate Tonight(Desk desk) => desk.Town.Clock.NightOf(desk.Now()).Evening;

    /// <summary>What is to be written down.</summary>
    private sealed record Writing(string Thing, Guid Id, string Verb, JsonObject After)
    {
        public JsonObject? Before { get; init; }

        public Guid? On { get; init; }

        public string Why { get; init; } = "";

        public string? Personal { get; init; }

        public Guid? Typed { get; init; }

        public IReadOnlyList<NewEntry> With { get; init; } = [];
    }
}

/// <summary>Why a record changes, and the draft that the change saves.</summary>
/// <param name="Text">The reason, without names.</param>
/// <param name="Typed">The kept draft, or none.</param>
public sealed record Why(string Text, Guid? Typed = null);
