using System.Security.Cryptography;
using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.Venues;

namespace NteMonitor.Incidents;

/// <summary>An account as it was recorded, for the answer to the person who did.</summary>
/// <param name="Incident">The account.</param>
/// <param name="Narrative">Its sealed text.</param>
/// <param name="Entry">The journal entry.</param>
public sealed record RecordedIncident(Incident Incident, string Narrative, Entry Entry);

/// <summary>What a user can do to incidents: ask the store, decide, tell the store.</summary>
public static partial class IncidentActions
{
    /// <summary>How many nights back a street place is still known by its name.</summary>
    private const int NightsKnown = 60;

    /// <summary>How many accounts of one event its file shows.</summary>
    private const int MostAccounts = 50;

    /// <summary>Returns what drafts are checked against at this desk, now.</summary>
    public static async Task<CheckAgainst> AgainstAsync(Desk desk, CancellationToken ct)
    {
        var against = await VenuesAsync(desk, ct);
        var tonight = desk.Town.Clock.NightOf(against.Now);
        var streets = await desk.Store.CountAsync(new() { Nights = new(tonight.Plus(-NightsKnown), tonight) }, [Dimension.Place], ct);
        return against with { Streets = [.. streets.OrderByDescending(s => s.Count).Select(s => s.Keys[0]).OfType<string>()] };
    }

    /// <summary>Returns the same without the street places, for what reads no words.</summary>
    public static async Task<CheckAgainst> VenuesAsync(Desk desk, CancellationToken ct) => new(
        new PlaceFinder((await desk.Store.VenuesAsync(ct)).Select(v => v.Venue)), desk.Reference, desk.Town.Clock, desk.Now(), desk.Role)
    {
        OnDuty = await desk.Store.OnDutyAsync(desk.Actor, ct),
        Persons = await PersonActions.AllAsync(desk, ct),
    };

    /// <summary>Records one account; the form, the quick bar and the command line all come through here.</summary>
    /// <param name="draft">What was typed.</param>
    /// <param name="typed">The kept draft that this saves, dropped with it, or none.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<RecordedIncident>> RecordAsync(IncidentDraft draft, Guid? typed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.RecordIncident, desk, ct) is { } refusal)
        {
            return new Outcome<RecordedIncident>.Refused([refusal]);
        }

        var id = desk.NewId();
        var outcome = IncidentRules.Check(id, draft, await AgainstAsync(desk, ct));
        var along = await Companions.OfAsync(Upcoming(id, (outcome as Outcome<CheckedIncident>.Done)?.Value.Incident, desk), desk, ct);
        List<Refusal> reasons = [.. outcome is Outcome<CheckedIncident>.Refused(var why) ? why : [], .. along.Reasons];
        if (reasons.Count > 0 || outcome is not Outcome<CheckedIncident>.Done(var (incident, narrative)))
        {
            return new Outcome<RecordedIncident>.Refused(reasons);
        }

        var entry = new NewEntry(desk.NewId(), "incident.recorded", incident.Id, null, IncidentJson.WriteText(incident), (IncidentNote.Empty with { Narrative = narrative }).Write());
        var written = await desk.Store.AppendAsync(new([entry, .. along.Entries], desk.Stamp(), typed), ct);
        return Outcome.Done(new RecordedIncident(incident, narrative, written[0]));
    }

    private static Upcoming Upcoming(Guid id, Incident? incident, Desk desk) => incident is null ? new("incident", id) : new("incident", id)
    {
        Name = Reference.NameOf(desk.Reference.Categories, incident.Category),
        Days = (desk.Town.Clock.NightOf(incident.When.From).Evening, desk.Town.Clock.NightOf(incident.When.To).Evening),
        Span = incident.When.Precision is TimePrecision.Instant or TimePrecision.Interval ? (incident.When.From, incident.When.To) : null,
    };

    /// <summary>Amends an account; what was before stays in the journal. A change of nothing writes nothing.</summary>
    /// <param name="account">The account as the user saw it: the amendment is made on top of that state.</param>
    /// <param name="draft">What it should say.</param>
    /// <param name="why">The reason, required.</param>
    /// <param name="typed">The kept draft that this saves, or none.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<Incident>> AmendAsync(Account account, IncidentDraft draft, string why, Guid? typed, Desk desk, CancellationToken ct)
    {
        if (await ForbiddenAsync([account], why, desk, ct) is { } refused)
        {
            return new Outcome<Incident>.Refused(refused);
        }

        var against = await AgainstAsync(desk, ct);
        var note = await NoteAsync(account, desk.Store, ct);
        if (!Sealed.MayRead(NoteOf(account), desk))
        {
            if (draft.Narrative.Length > 0 && await Sealed.RefusedAsync(PersonalKind.Incident, desk, ct) is { } sealedFrom)
            {
                return new Outcome<Incident>.Refused([sealedFrom]);
            }

            // Who may not read the note cannot have meant to empty it.
            draft = draft with { Narrative = note.Narrative };
        }

        var outcome = IncidentRules.Amended(new(account.Incident, note.Narrative), draft, against);
        return outcome is Outcome<CheckedIncident>.Done(var (now, narrative))
            ? await AmendAsync(account, now, narrative == note.Narrative ? null : (note with { Narrative = narrative }).Write() ?? "{}", why, typed, desk, ct)
            : new Outcome<Incident>.Refused(((Outcome<CheckedIncident>.Refused)outcome).Reasons);
    }

    /// <summary>Takes an account out of every list and count; it stays in the journal.</summary>
    public static async Task<Outcome<Incident>> WithdrawAsync(Account account, string why, Desk desk, CancellationToken ct)
    {
        if (await ForbiddenAsync([account], why, desk, ct) is { } refused)
        {
            return new Outcome<Incident>.Refused(refused);
        }

        var body = LedgerRules.Unchanged(why);
        await desk.Store.AppendAsync(new([new(desk.NewId(), "incident.withdrawn", account.Incident.Id, account.Head, CanonicalJson.Write(body))], desk.Stamp()), ct);
        return Outcome.Done(account.Incident);
    }

    /// <summary>Keeps a file with an account, by its SHA-256.</summary>
    public static async Task<Outcome<Attachment>> AttachAsync(Account account, string name, byte[] bytes, Desk desk, CancellationToken ct)
    {
        if (await ForbiddenAsync([account], Given, desk, ct) is { } refused)
        {
            return new Outcome<Attachment>.Refused(refused);
        }

        if (bytes.Length is 0 or > 64 << 20)
        {
            return Outcome.Refused<Attachment>("file", $"{name} has {bytes.Length} bytes.", "Attach files of 1 byte to 64 MiB.");
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        if (account.Incident.Attachments.Any(a => a.Sha256 == sha256))
        {
            return Outcome.Refused<Attachment>("file", $"{name} is attached already.", "Nothing needs doing.");
        }

        await desk.Store.KeepBytesAsync(bytes, ct);
        var attachment = new Attachment(sha256, name, MediaType(name), bytes.Length);

        // A name may say who is in the picture: it is sealed, and the journal has what the file is.
        var now = account.Incident with { Attachments = [.. account.Incident.Attachments, attachment with { Name = "" }] };
        var note = await NoteAsync(account, desk.Store, ct);
        var personal = note with { Files = new Dictionary<string, string>(note.Files, StringComparer.Ordinal) { [sha256] = name } };
        return (await AmendAsync(account, now, personal.Write(), "file attached", null, desk, ct)).Then(_ => Outcome.Done(attachment));
    }

    /// <summary>Ends a conflict: the state as it stands is kept, and the other amendments are overruled but stay in the journal.</summary>
    public static async Task<Outcome<int>> SettleAsync(SubjectState state, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> refused = [.. await ForbiddenAsync(why, desk, ct) ?? []];
        var also = state.Thing switch
        {
            "user" => Act.KeepUsers,
            var thing when thing.StartsWith("shift", StringComparison.Ordinal) => Act.CorrectShift,
            _ => Act.KeepVenues,
        };
        if (state.Thing is not ("incident" or "link") && await Gate.RefusedAsync(also, desk, ct) is { } register)
        {
            refused.Add(register);
        }

        if (refused.Count > 0)
        {
            return new Outcome<int>.Refused(refused);
        }

        var body = LedgerRules.Settlement(state, why);
        await desk.Store.AppendAsync(new([new(desk.NewId(), state.Thing + ".settled", state.Subject, state.Head.Id, CanonicalJson.Write(body))], desk.Stamp()), ct);
        return Outcome.Done(state.Rivals.Count);
    }

    /// <summary>Returns everything on file about one account, its note only for roles that may read it.</summary>
    public static async Task<IncidentFile> OpenAsync(Account account, Desk desk, CancellationToken ct)
    {
        var against = await AgainstAsync(desk, ct);
        var opened = await Sealed.OpenAsync(NoteOf(account), desk, ct);
        var note = IncidentNote.Read(opened.Personal);
        return new(
            note.Named(account), opened.Seal is Seal.Open or Seal.Never ? note.Narrative : null, await JournalActions.AllAsync(desk.Store, account.Incident.Id, ct),
            await (await desk.Store.ListAsync(new() { Event = account.Event }, ct)).RowsAsync(0, MostAccounts, ct),
            await SuggestAsync(account, against, desk, ct), against)
        {
            NoteSaid = opened.Said,
        };
    }

    /// <summary>Returns the note of an account, the look being kept; none for a role that may not read it.</summary>
    public static async Task<string?> ReadableAsync(Account account, Desk desk, CancellationToken ct)
    {
        var opened = await Sealed.OpenAsync(NoteOf(account), desk, ct);
        return opened.Seal is Seal.Open or Seal.Never ? opened.Text("narrative") ?? "" : null;
    }

    /// <summary>Returns the note that an amendment begins with, for a role that may read it and otherwise empty; it is not shown to anybody, so no look is kept.</summary>
    public static async Task<string> KnownAsync(Account account, Desk desk, CancellationToken ct) =>
        Sealed.MayRead(NoteOf(account), desk) ? await NarrativeAsync(account, desk.Store, ct) : "";

    /// <summary>Returns the names of the venues that accounts are about.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IReadOnlyList<Account> accounts, IStore store, CancellationToken ct)
    {
        Dictionary<Guid, string> names = [];
        foreach (var id in accounts.Select(a => a.Incident.Where.Venue).OfType<Guid>().Distinct())
        {
            if (await store.VenueAsync(id, ct) is { } kept)
            {
                names[id] = kept.Venue.Name;
            }
        }

        return names;
    }

    /// <summary>Returns the narrative of an account, whoever asks; empty when there is none.</summary>
    public static async Task<string> NarrativeAsync(Account account, IStore store, CancellationToken ct) => (await NoteAsync(account, store, ct)).Narrative;

    /// <summary>Returns the sealed part of an account, whoever asks, for what the program does with it; nobody is shown it.</summary>
    public static async Task<IncidentNote> NoteAsync(Account account, IStore store, CancellationToken ct) =>
        IncidentNote.Read(account.SealedBy is { } entry && await store.SealedPartAsync(entry, ct) is { } part ? CanonicalJson.Read(part.Personal) : null);

    private static SealedThing NoteOf(Account account) => new(PersonalKind.Incident, account.Incident.Id, account.SealedBy);

    private static async Task<Outcome<Incident>> AmendAsync(
        Account account, Incident now, string? personal, string why, Guid? typed, Desk desk, CancellationToken ct)
    {
        var change = LedgerRules.Amendment(IncidentJson.Write(account.Incident), IncidentJson.Write(now), why.Trim());
        if (change is null && personal is null)
        {
            if (typed is { } draft)
            {
                await desk.Store.DropDraftAsync(draft, ct);
            }

            return Outcome.Done(now);
        }

        change ??= LedgerRules.Unchanged(why);
        var entry = new NewEntry(desk.NewId(), "incident.amended", now.Id, account.Head, CanonicalJson.Write(change), personal);
        await desk.Store.AppendAsync(new([entry], desk.Stamp(), typed), ct);
        return Outcome.Done(now);
    }

    /// <summary>Stands for the reason where the deed says it itself.</summary>
    private const string Given = "by deed";

    /// <summary>A withdrawn account is changed no more: the change would bring it back unsaid.</summary>
    private static async Task<IReadOnlyList<Refusal>?> ForbiddenAsync(IReadOnlyList<Account> accounts, string why, Desk desk, CancellationToken ct)
    {
        if (await ForbiddenAsync(why, desk, ct) is { } refused)
        {
            return refused;
        }

        foreach (var account in accounts)
        {
            if (LedgerRules.Fold([.. await JournalActions.AllAsync(desk.Store, account.Incident.Id, ct)]) is { Head.Kind: "incident.withdrawn" })
            {
                return [new("id", $"The incident {account.Incident.Id:D} was withdrawn.", "Record it again if it did happen; `nte incident show` says why it was withdrawn.")];
            }
        }

        return null;
    }

    private static async Task<IReadOnlyList<Refusal>?> ForbiddenAsync(string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        if (await Gate.RefusedAsync(Act.CorrectIncident, desk, ct) is { } refusal)
        {
            reasons.Add(refusal);
        }

        if (string.IsNullOrWhiteSpace(why))
        {
            reasons.Add(new("why", "No reason was given.", "Say in a few words, without names, why the record changes."));
        }

        return reasons.Count == 0 ? null : reasons;
    }

    private static string MediaType(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".pdf" => "application/pdf",
        ".txt" => "text/plain",
        ".csv" => "text/csv",
        _ => "application/octet-stream",
    };
}
