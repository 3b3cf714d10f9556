using System.Text.Json.Nodes;
using NteMonitor.Access;
using NteMonitor.Journal;

namespace NteMonitor.People;

/// <summary>What a user can do to persons: ask the store, decide, tell the store.</summary>
public static partial class PersonActions
{
    /// <summary>The first word of the kinds of entry about a person.</summary>
    public const string Thing = "person";

    /// <summary>How often another id is tried where a token is taken.</summary>
    private const int Tries = 20;

    /// <summary>Puts a person on file; only the token is ever shown again without a reason.</summary>
    /// <param name="draft">What was typed.</param>
    /// <param name="typed">The kept draft that this saves, dropped with it, or none.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptPerson>> RecordAsync(PersonDraft draft, Guid? typed, Desk desk, CancellationToken ct)
    {
        if (await Gate.RefusedAsync(Act.RecordPerson, desk, ct) is { } refusal)
        {
            return new Outcome<KeptPerson>.Refused([refusal]);
        }

        var outcome = PersonRules.Check(draft, desk.Reference, Today(desk));
        if (outcome is not Outcome<PersonDetails>.Done(var details))
        {
            return new Outcome<KeptPerson>.Refused(((Outcome<PersonDetails>.Refused)outcome).Reasons);
        }

        var id = Free(await AllAsync(desk, ct), desk);
        await desk.Store.AppendAsync(new([New(id, details, desk)], desk.Stamp(), typed), ct);
        return await FindAsync(id, desk, ct);
    }

    /// <summary>Puts a person on file; only the token is ever shown again without a reason.</summary>
    public static Task<Outcome<KeptPerson>> RecordAsync(PersonDraft draft, Desk desk, CancellationToken ct) => RecordAsync(draft, null, desk, ct);

    /// <summary>Returns the entry that puts a person on file; imports write many of them at once.</summary>
    public static NewEntry New(Guid id, PersonDetails details, Desk desk) =>
        new(desk.NewId(), "person.recorded", id, null, "{}", PersonJson.WritePersonal(details));

    /// <summary>Amends what is kept of a person; who may amend has to be able to read it.</summary>
    /// <param name="kept">The person.</param>
    /// <param name="draft">What it should say.</param>
    /// <param name="why">The reason, required.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<KeptPerson>> AmendAsync(KeptPerson kept, PersonDraft draft, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await ForbiddenAsync(Act.RecordPerson, why, desk, ct)];
        if (await Sealed.RefusedAsync(PersonalKind.Person, desk, ct) is { } closed)
        {
            reasons.Add(closed);
        }

        var outcome = PersonRules.Check(draft, desk.Reference, Today(desk));
        reasons.AddRange(outcome is Outcome<PersonDetails>.Refused(var no) ? no : []);
        if (reasons.Count > 0 || outcome is not Outcome<PersonDetails>.Done(var details))
        {
            return new Outcome<KeptPerson>.Refused(reasons);
        }

        var entry = new NewEntry(desk.NewId(), "person.amended", kept.Id, kept.Head, Change([], [], why), PersonJson.WritePersonal(details));
        await desk.Store.AppendAsync(new([entry], desk.Stamp()), ct);
        return await FindAsync(kept.Id, desk, ct);
    }

    /// <summary>Returns the person of a token, or of a whole id, or why there is none; asks nobody's leave, for a token tells nothing.</summary>
    public static async Task<Outcome<KeptPerson>> FindAsync(string token, Desk desk, CancellationToken ct) =>
        PersonRules.Find(token, await AllAsync(desk, ct));

    /// <summary>Returns every person on file, each with the ids that are the same person.</summary>
    public static async Task<IReadOnlyList<KeptPerson>> AllAsync(Desk desk, CancellationToken ct) => PersonRules.Joined(
        [.. (await desk.Store.RecordsAsync(new(Thing) { Most = int.MaxValue }, ct)).Select(Read).OrderBy(p => p.Id)]);

    /// <summary>Returns who a person is, for the roles of the retention schedule; every look is kept with the reason, before anything is shown.</summary>
    /// <param name="person">The person's id, or that of one found to be the same.</param>
    /// <param name="why">Why it is needed, without names; required each time.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<PersonDetails>> ReadAsync(Guid person, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        if (await Sealed.RefusedAsync(PersonalKind.Person, desk, ct) is { } closed)
        {
            reasons.Add(closed);
        }

        if (string.IsNullOrWhiteSpace(why))
        {
            reasons.Add(new("why", "No reason was given.", "Say in a few words, without names, what the details are needed for; it stands in the journal."));
        }

        if (reasons.Count > 0)
        {
            return new Outcome<PersonDetails>.Refused(reasons);
        }

        var kept = (await AllAsync(desk, ct)).FirstOrDefault(p => p.Id == person);
        var part = kept?.SealedBy is { } entry ? await desk.Store.SealedPartAsync(entry, ct) : null;
        if (part is null)
        {
            return Outcome.Refused<PersonDetails>("person", kept is null ? "No such person is on file." : $"{kept.Token}'s details were erased.", "The records that mention the token stay.");
        }

        JsonObject body = new() { ["why"] = why.Trim() };
        body.Put("on", desk.Town.Clock.NightOf(desk.Now()).Evening);
        PersonJson.Put(body, PersonJson.Member, [new(person, LookedAt)]);
        await desk.Store.AppendAsync(new([new(desk.NewId(), Sealed.Looked, desk.NewId(), null, CanonicalJson.Write(body))], desk.Stamp()), ct);
        return Outcome.Done(PersonJson.ReadPersonal(CanonicalJson.Read(part.Personal)));
    }

    /// <summary>What a person is in the entry of a look.</summary>
    public const string LookedAt = "looked-at";

    private static async Task<Outcome<KeptPerson>> FindAsync(Guid id, Desk desk, CancellationToken ct) =>
        Outcome.Done((await AllAsync(desk, ct)).First(p => p.Id == id));

    private static KeptPerson Read(KeptRecord record) => new(record.Id, record.Head, record.SealedBy, record.RecordedAt, record.RecordedBy)
    {
        Into = record.Facts.Text("into") is { } into ? Guid.Parse(into) : null,
        Rivals = record.Rivals,
    };

    /// <summary>Two persons of one store never share a token.</summary>
    private static Guid Free(IReadOnlyList<KeptPerson> persons, Desk desk)
    {
        var taken = persons.Select(p => p.Token).ToHashSet();
        return Enumerable.Range(0, Tries).Select(_ => desk.NewId()).FirstOrDefault(id => !taken.Contains(PersonRules.Token(id)), desk.NewId());
    }

    private static NodaTime.LocalDate Today(Desk desk) => desk.Town.Clock.Local(desk.Now()).Date;

    private static string Change(JsonObject before, JsonObject after, string why) =>
        CanonicalJson.Write(new JsonObject { ["after"] = after, ["before"] = before, ["why"] = why.Trim() });

    private static async Task<IReadOnlyList<Refusal>> ForbiddenAsync(Act act, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [];
        if (await Gate.RefusedAsync(act, desk, ct) is { } refusal)
        {
            reasons.Add(refusal);
        }

        if (string.IsNullOrWhiteSpace(why))
        {
            reasons.Add(new("why", "No reason was given.", "Say it in a few words, without names."));
        }

        return reasons;
    }
}
