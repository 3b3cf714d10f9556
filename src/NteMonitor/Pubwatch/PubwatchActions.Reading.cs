using NodaTime;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.People;

namespace NteMonitor.Pubwatch;

/// <content>What is on file.</content>
public static partial class PubwatchActions
{
    /// <summary>The fewest digits by which a case or a meeting is named.</summary>
    private const int LeastId = 4;

    /// <summary>Returns every scheme, in name order.</summary>
    public static async Task<IReadOnlyList<Filed<Scheme>>> SchemesAsync(Desk desk, CancellationToken ct) =>
        [.. (await desk.Store.RecordsAsync(new(SchemeThing), ct)).Select(r => File(r, PubwatchJson.Scheme)).OrderBy(s => s.Value.Name, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Returns the scheme that a text names; the only one there is when it is empty.</summary>
    public static async Task<Outcome<Filed<Scheme>>> SchemeAsync(string text, Desk desk, CancellationToken ct)
    {
        var all = await SchemesAsync(desk, ct);
        var typed = text.Trim();
        var exact = all.Where(s => s.Value.Name.Equals(typed, StringComparison.OrdinalIgnoreCase)).ToList();
        var found = typed.Length == 0 ? all : exact.Count > 0 ? exact : [.. all.Where(s => s.Value.Name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) || Means(typed, s.Value.Id))];
        var names = string.Join(", ", all.Select(s => s.Value.Name));
        return found.Count switch
        {
            1 => Outcome.Done(found[0]),
            0 => Outcome.Refused<Filed<Scheme>>("scheme", all.Count == 0 ? "No scheme is on file." : $"No scheme is called '{typed}'.", all.Count == 0 ? "`nte pubwatch scheme record` puts one on file." : $"There is {names}."),
            _ => Outcome.Refused<Filed<Scheme>>("scheme", typed.Length == 0 ? "There are several schemes." : $"'{typed}' fits several schemes.", $"Say which: {names}."),
        };
    }

    /// <summary>Returns a scheme's memberships, former ones too; every scheme's when none is named.</summary>
    public static async Task<IReadOnlyList<Filed<Member>>> MembersAsync(Guid? scheme, Desk desk, CancellationToken ct) =>
        [.. (await desk.Store.RecordsAsync(new(MemberThing) { Of = scheme }, ct)).Select(r => File(r, PubwatchJson.Member))];

    /// <summary>Returns the membership in force of a venue, by code or name.</summary>
    public static async Task<Outcome<Filed<Member>>> MemberAsync((string Scheme, string Venue) named, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        var scheme = Found(await SchemeAsync(named.Scheme, desk, ct), reasons);
        var venue = await VenueAsync("member", named.Venue, desk, reasons, ct);
        var member = scheme is null || venue is null ? null : (await MembersAsync(scheme.Value.Id, desk, ct)).FirstOrDefault(m => m.Value.Venue == venue.Id && m.Value.InForce(Today(desk)));
        if (reasons.Count == 0 && member is null)
        {
            reasons.Add(new("member", $"{venue!.Name} is no member now.", "`nte pubwatch member list` has the members."));
        }

        return Outcome.Unless(reasons, () => member!);
    }

    /// <summary>Returns a scheme's posts, former ones too.</summary>
    public static async Task<IReadOnlyList<Filed<SchemeOfficer>>> OfficersAsync(Guid? scheme, Desk desk, CancellationToken ct) =>
        [.. (await desk.Store.RecordsAsync(new(OfficerThing) { Of = scheme }, ct)).Select(r => File(r, PubwatchJson.Officer)).OrderBy(o => o.Value.Post).ThenByDescending(o => o.Value.From)];

    /// <summary>Returns a scheme's meetings, the latest first.</summary>
    public static async Task<IReadOnlyList<Filed<Meeting>>> MeetingsAsync(Guid? scheme, Desk desk, CancellationToken ct) =>
        [.. (await desk.Store.RecordsAsync(new(MeetingThing) { Of = scheme }, ct)).Select(r => File(r, PubwatchJson.Meeting)).OrderByDescending(m => m.Value.On).ThenBy(m => m.Value.Id)];

    /// <summary>Returns a venue's memberships with how it came to meetings, for the file of the premises.</summary>
    public static async Task<IReadOnlyList<(Scheme Scheme, Attendance Attendance)>> MembershipsAsync(Guid venue, Desk desk, CancellationToken ct)
    {
        List<(Scheme, Attendance)> found = [];
        if (AccessRules.Check(desk.Role, Act.ReadPubwatch) is not null)
        {
            return found;
        }

        foreach (var scheme in await SchemesAsync(desk, ct))
        {
            var members = (await MembersAsync(scheme.Value.Id, desk, ct)).Select(m => m.Value).Where(m => m.Venue == venue).ToList();
            var meetings = members.Count == 0 ? [] : await MeetingsAsync(scheme.Value.Id, desk, ct);
            found.AddRange(SchemeRules.Attendances(members, meetings.Select(m => m.Value), Today(desk)).Select(a => (scheme.Value, a)));
        }

        return found;
    }

    /// <summary>Returns everything that each scheme keeps, as far as the person at the desk may see it; the refusal when they may see nothing.</summary>
    public static Task<Outcome<IReadOnlyList<SchemeFile>>> FilesAsync(Desk desk, CancellationToken ct) =>
        GuardedAsync<IReadOnlyList<SchemeFile>>(Act.ReadPubwatch, desk, async () =>
        {
            var names = await NamesAsync(desk, ct);
            List<SchemeFile> files = [];
            foreach (var scheme in await SchemesAsync(desk, ct))
            {
                files.Add(await FileAsync(scheme, names, desk, ct));
            }

            return Outcome.Done<IReadOnlyList<SchemeFile>>(files);
        }, ct);

    /// <summary>Returns the case that a token, or the beginning or end of an id, means, with everything that the person at the desk may see of it.</summary>
    public static async Task<Outcome<BanFile>> FindAsync(string id, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.ReadPubwatch, desk, ct) is { } refusal)
        {
            return new Outcome<BanFile>.Refused([refusal]);
        }

        var ids = await IdsAsync(id, desk, ct);
        var files = new List<BanFile>();
        foreach (var one in ids)
        {
            files.AddRange(await OpenAsync(one, desk, ct) is { } file && MaySee(desk.Role, file) && (!IsToken(id) || file.State != BanState.Erased) ? [file] : Array.Empty<BanFile>());
        }

        return files is [var only] ? Outcome.Done(only)
            : Outcome.Refused<BanFile>("id", files.Count > 1 ? $"'{id}' fits several cases." : $"No case is '{id}'.", $"Give the person's token, or the first or last {LeastId} digits or more of the case's id; `nte pubwatch ban list` prints both.");
    }

    /// <summary>Ids of the cases that a token, or the beginning or end of an id, can mean.</summary>
    private static async Task<IReadOnlyList<Guid>> IdsAsync(string text, Desk desk, CancellationToken ct)
    {
        if (IsToken(text))
        {
            return await PersonActions.FindAsync(text, desk, ct) is Outcome<KeptPerson>.Done(var person)
                ? [.. (await desk.Store.RecordsAsync(new(BanThing) { Person = person.Id, WithdrawnToo = true }, ct)).Select(r => r.Id)]
                : [];
        }

        return [.. (await desk.Store.RecordsAsync(new(BanThing) { WithdrawnToo = true }, ct)).Select(r => r.Id).Where(i => Means(text, i))];
    }

    /// <summary>Whether digits are the beginning or the end of an id: ids made in the same minute begin alike.</summary>
    internal static bool Means(string text, Guid id)
    {
        var typed = text.Trim().Replace("-", "", StringComparison.Ordinal);
        return typed.Length >= LeastId && (id.ToString("N").StartsWith(typed, StringComparison.OrdinalIgnoreCase) || id.ToString("N").EndsWith(typed, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsToken(string text) => text.Trim().StartsWith("P-", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns the meeting whose id begins so, or that is of this day.</summary>
    public static async Task<Outcome<Filed<Meeting>>> MeetingAsync(string text, Desk desk, CancellationToken ct)
    {
        var typed = text.Trim();
        var found = (await MeetingsAsync(null, desk, ct)).Where(m => DraftReader.Iso(m.Value.On) == typed || Means(typed, m.Value.Id)).ToList();
        return found is [var only] ? Outcome.Done(only)
            : Outcome.Refused<Filed<Meeting>>("meeting", $"{(found.Count == 0 ? "No meeting is" : "Several meetings are")} of '{typed}'.", "Give its day as 2026-03-14, or the first or last digits of its id; `nte pubwatch meeting list` has both.");
    }

    /// <summary>Returns everything on file about one case; what is sealed only for the roles of the retention schedule, and the look is kept.</summary>
    public static async Task<BanPage> PageAsync(BanFile file, Desk desk, CancellationToken ct) => new(
        file, await NamesAsync(desk, ct), file.State == BanState.Erased ? null : await WordsAsync(file, desk, ct),
        file.State == BanState.Erased ? [] : await JournalActions.AllAsync(desk.Store, file.Case.Id, ct));

    /// <summary>Returns what is sealed of a case, for the roles of the retention schedule; the look is kept.</summary>
    public static async Task<SealedWords?> WordsAsync(BanFile file, Desk desk, CancellationToken ct) =>
        await Sealed.OpenAsync(new(PersonalKind.Ban, file.Case.Id, file.Ruled.SealedBy), desk, ct) is { Seal: Seal.Open or Seal.Never } words
            ? new(words.Text("reason") ?? "", words.Text("chairReason") ?? "", words.Text("text") ?? "")
            : null;

    /// <summary>Returns a meeting's minutes, for the roles of the retention schedule; the look is kept.</summary>
    public static async Task<string?> MinutesTextAsync(Filed<Meeting> meeting, Desk desk, CancellationToken ct) =>
        (await Sealed.OpenAsync(new(PersonalKind.Meeting, meeting.Value.Id, meeting.SealedBy), desk, ct))?.Text("text");

    /// <summary>Returns whom to write to in a scheme, for the roles that read minutes; the look is kept.</summary>
    public static async Task<string?> ContactAsync(Filed<Scheme> scheme, Desk desk, CancellationToken ct) =>
        (await Sealed.OpenAsync(new(PersonalKind.Meeting, scheme.Value.Id, scheme.SealedBy), desk, ct))?.Text("contact");

    /// <summary>Returns the case with its votes, or none when it is no case.</summary>
    internal static async Task<BanFile?> OpenAsync(Guid id, Desk desk, CancellationToken ct)
    {
        if (CaseRules.Rule(await JournalActions.AllAsync(desk.Store, id, ct)) is not { } ruled || await desk.Store.RecordAsync(ruled.Case.Scheme, ct) is not { Thing: SchemeThing } scheme)
        {
            return null;
        }

        var members = (await MembersAsync(ruled.Case.Scheme, desk, ct)).Select(m => m.Value).ToList();
        return await WithVotesAsync(ruled, PubwatchJson.Scheme(scheme.Id, scheme.Facts), members, desk, ct);
    }

    /// <summary>Names of venues by id.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(Desk desk, CancellationToken ct) =>
        (await desk.Store.VenuesAsync(ct)).ToDictionary(v => v.Venue.Id, v => v.Venue.Name);

    /// <summary>What things are checked against at this desk, now.</summary>
    internal static PubwatchAgainst Against(Desk desk) => new(Today(desk), desk.Reference);

    /// <summary>Those at the door see what holds tonight, and nothing of what was proposed or has ended.</summary>
    internal static bool MaySee(Role role, BanFile file) =>
        file.IsCurrent || AccessRules.Check(role, Act.KeepPubwatch) is null || (role == Role.Police && file.State != BanState.Erased);

    private static async Task<SchemeFile> FileAsync(Filed<Scheme> scheme, IReadOnlyDictionary<Guid, string> names, Desk desk, CancellationToken ct)
    {
        var members = await MembersAsync(scheme.Value.Id, desk, ct);
        var meetings = await MeetingsAsync(scheme.Value.Id, desk, ct);
        List<BanFile> bans = [];
        var isVoid = 0;
        foreach (var record in await desk.Store.RecordsAsync(new(BanThing) { Of = scheme.Value.Id, WithdrawnToo = true }, ct))
        {
            if (CaseRules.Rule(await JournalActions.AllAsync(desk.Store, record.Id, ct)) is not { } ruled)
            {
                isVoid++;
            }
            else if (await WithVotesAsync(ruled, scheme.Value, [.. members.Select(m => m.Value)], desk, ct) is var file && MaySee(desk.Role, file))
            {
                bans.Add(file);
            }
        }

        return new(scheme, members, await OfficersAsync(scheme.Value.Id, desk, ct), meetings, [.. bans.OrderBy(Order).ThenByDescending(b => b.Case.On).ThenBy(b => b.Case.Id)])
        {
            VoidRecords = isVoid,
            Names = names,
            Attendances = SchemeRules.Attendances(members.Select(m => m.Value), meetings.Select(m => m.Value), Today(desk)),
        };
    }

    private static int Order(BanFile file) => file.IsCurrent ? 0 : file.IsOpen ? 1 : file.State is BanState.Voted or BanState.Notified or BanState.Warned ? 2 : 3;

    private static async Task<BanFile> WithVotesAsync(RuledCase ruled, Scheme scheme, IReadOnlyList<Member> members, Desk desk, CancellationToken ct)
    {
        List<CastVote> votes = [];
        foreach (var record in await desk.Store.RecordsAsync(new(VoteThing) { Of = ruled.Case.Id, WithdrawnToo = true }, ct))
        {
            if (VoteRules.Of(await JournalActions.AllAsync(desk.Store, record.Id, ct)) is { } cast)
            {
                votes.Add(cast);
            }
        }

        var night = Tonight(desk);
        return new(ruled, scheme, CaseRules.StateOn(ruled.Case, scheme.Rules, night), VoteRules.Rule(ruled, votes, members)) { IsCurrent = CaseRules.IsCurrent(ruled.Case, scheme.Rules, night) };
    }

    private static async Task<Guid> PersonAsync(string token, Desk desk, List<Refusal> reasons, CancellationToken ct) =>
        Found(await PersonActions.FindAsync(token, desk, ct), reasons)?.Id ?? Guid.Empty;

    private static LocalDate Soon(LocalDate tonight) => tonight.PlusDays(14);
}
