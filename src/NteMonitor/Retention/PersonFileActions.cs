using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.People;

namespace NteMonitor.Retention;

/// <summary>What a person may ask for: everything held on them, and that it goes.</summary>
public static partial class PersonFileActions
{
    private const string Blanked = "[another person]";

    /// <summary>Returns everything held on a person; each sealed text that is opened for it is a look with the reason.</summary>
    /// <param name="person">The person.</param>
    /// <param name="why">The reason, without names: for example the number of the request.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops between reads.</param>
    public static async Task<Outcome<PersonFile>> OpenAsync(KeptPerson person, string why, Desk desk, CancellationToken ct)
    {
        if (await RetentionActions.ForbiddenAsync(why, desk, ct) is { Count: > 0 } refused)
        {
            return new Outcome<PersonFile>.Refused(refused);
        }

        var details = await PersonActions.ReadAsync(person.Id, why, desk, ct);
        if (details is Outcome<PersonDetails>.Refused(var no) && no.Any(r => r.Field != "person"))
        {
            return new Outcome<PersonFile>.Refused(no);
        }

        var due = await new RetentionList(desk, ct).AllAsync();
        List<MentioningRecord> records = [];
        foreach (var mention in await PersonActions.MentionsAsync(person, desk, ct))
        {
            records.Add(await RecordAsync(mention, person, desk, ct) with { Due = due.FirstOrDefault(d => d.Subject == mention.Subject)?.Due });
        }

        records = [.. records.OrderBy(r => r.On).ThenBy(r => r.Id)];
        return Outcome.Done(new PersonFile(
            person, (details as Outcome<PersonDetails>.Done)?.Value, records, await LooksAsync(person, records, desk, ct), await ReviewAsync(person, records, desk, ct)));
    }

    /// <summary>Erases what is kept of a person now: the details under every token that is theirs and, when asked, the sealed texts that name them.</summary>
    /// <param name="person">The person.</param>
    /// <param name="notes">Whether sealed texts that name the person go too.</param>
    /// <param name="why">The reason, without names.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    public static async Task<Outcome<PersonErased>> EraseAsync(KeptPerson person, NotesToo notes, string why, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await RetentionActions.ForbiddenAsync(why, desk, ct)];
        var all = await new RetentionList(desk, ct).AllAsync();
        List<DueItem> theirs = [.. all.Where(i => i.Kind == PersonalKind.Person && person.Same.Contains(i.Subject))];
        var naming = await NamingAsync(theirs, all, person, desk, ct);
        List<DueItem> gone = [.. theirs, .. notes == NotesToo.Yes ? naming : []];
        reasons.AddRange(gone.Where(g => g.Held is not null).Select(g => new Refusal("hold", $"{g.What} is held: {g.Held}.", "`nte retention release` releases a hold, with a reason.")));
        if (gone.Count == 0)
        {
            reasons.Add(new("person", $"Nothing is kept of {person.Token} but the token.", "Nothing needs doing."));
        }

        if (reasons.Count > 0)
        {
            return new Outcome<PersonErased>.Refused(reasons);
        }

        var clean = await RetentionActions.EraseAsync(gone, why.Trim(), desk, ct);
        return Outcome.Done(new PersonErased(theirs.Sum(t => t.Entries.Count), gone.Count - theirs.Count, notes == NotesToo.Yes ? [] : [.. naming.Select(n => n.What)], clean));
    }

    private static async Task<MentioningRecord> RecordAsync(Mention mention, KeptPerson person, Desk desk, CancellationToken ct)
    {
        if (await desk.Store.IncidentAsync(mention.Subject, ct) is { } account)
        {
            var facts = IncidentText.Json(account, desk);
            Others(facts, person);
            return new(mention.Thing, mention.Subject, desk.Town.Clock.NightOf(account.Incident.When.To).Evening, mention.As, facts)
            {
                Text = Mine(await IncidentActions.ReadableAsync(account, desk, ct), person),
            };
        }

        var record = await desk.Store.RecordAsync(mention.Subject, ct);
        var kept = record?.Facts.DeepClone().AsObject() ?? [];
        Others(kept, person);
        var kind = RetentionRules.KindOf(mention.Thing);
        var opened = record is null || kind is null ? null : await Sealed.OpenAsync(new(kind.Value, record.Id, record.SealedBy), desk, ct);
        var on = record?.Facts.Date("on") ?? desk.Town.Clock.Local(record?.RecordedAt ?? desk.Now()).Date;
        return new(mention.Thing, mention.Subject, on, mention.As, kept)
        {
            Text = opened?.Personal is { } personal ? Mine(string.Join(" ", personal.Select(p => $"{p.Key}: {p.Value}")), person) : null,
        };
    }

    /// <summary>Takes other persons out of a record's facts: their ids would join them to other records.</summary>
    private static void Others(JsonObject facts, KeptPerson person)
    {
        foreach (var people in facts.Select(f => f.Value).OfType<JsonArray>())
        {
            foreach (var one in people.OfType<JsonObject>().Where(o => o["person"] is not null))
            {
                var id = Guid.Parse(one["person"]!.GetValue<string>());
                one["person"] = person.Same.Contains(id) ? PersonRules.Token(id) : Blanked;
            }
        }
    }

    private static string? Mine(string? text, KeptPerson person)
    {
        var tokens = person.Same.Select(PersonRules.Token).ToHashSet(StringComparer.Ordinal);
        return string.IsNullOrEmpty(text) ? null : AnyToken().Replace(text, m => PersonRules.ReadToken(m.Value) is { } token && !tokens.Contains(token) ? Blanked : m.Value);
    }

    private static async Task<IReadOnlyList<LookTaken>> LooksAsync(KeptPerson person, IReadOnlyList<MentioningRecord> records, Desk desk, CancellationToken ct)
    {
        List<LookTaken> looks = [];
        foreach (var id in person.Same)
        {
            var at = await desk.Store.RecordsAsync(new("look") { Person = id, Most = int.MaxValue }, ct);
            looks.AddRange(at.Select(l => new LookTaken(l.RecordedAt, l.RecordedBy, $"details of {PersonRules.Token(id)}", l.Facts.Text("why") ?? "")));
            var searched = await desk.Store.RecordsAsync(new("look") { Of = id, Most = int.MaxValue }, ct);
            looks.AddRange(searched.Select(l => new LookTaken(l.RecordedAt, l.RecordedBy, $"found {PersonRules.Token(id)} in a search of what is sealed", l.Facts.Text("why") ?? "")));
        }

        foreach (var record in records)
        {
            var at = await desk.Store.RecordsAsync(new("look") { Of = record.Id, Most = int.MaxValue }, ct);
            looks.AddRange(at.Select(l => new LookTaken(l.RecordedAt, l.RecordedBy, $"sealed text of {record.Thing} {record.Id.ToString("D")[..8]}", "")));
        }

        return [.. looks.OrderBy(l => l.At)];
    }

    /// <summary>Says which texts a reader has to look at: they name somebody else, or hold a number, an address or a postcode.</summary>
    private static async Task<IReadOnlyList<string>> ReviewAsync(KeptPerson person, IReadOnlyList<MentioningRecord> records, Desk desk, CancellationToken ct)
    {
        var tokens = person.Same.Select(PersonRules.Token).ToList();
        var watch = await LeakActions.WatchAsync(desk, ct);
        watch = watch with { Names = [.. watch.Names.Where(n => !tokens.Contains(n.Whose))] };
        return
        [
            .. records.Where(r => r.Text is not null).SelectMany(r => LeakRules.Findings(r.Text!, watch)
                .Select(f => $"The text of {r.Thing} {r.Id.ToString("D")[..8]} has {f.Message[(f.Message.IndexOf(" has ", StringComparison.Ordinal) + 5)..]}")).Distinct(),
            .. records.Any(r => r.Text is not null) ? ["Read every sealed text before it is handed over: it may name or describe somebody who is not on file."] : Array.Empty<string>(),
        ];
    }

    private static async Task<List<DueItem>> NamingAsync(List<DueItem> theirs, IReadOnlyList<DueItem> all, KeptPerson person, Desk desk, CancellationToken ct)
    {
        List<WatchedName> names = [];
        foreach (var entry in theirs.SelectMany(t => t.Entries))
        {
            if (await desk.Store.SealedPartAsync(entry, ct) is { } part && PersonJson.ReadPersonal(CanonicalJson.Read(part.Personal)) is { Name.Length: > 0 } details)
            {
                names.Add(new(details.Name, person.Token));
            }
        }

        var mentioning = (await PersonActions.MentionsAsync(person, desk, ct)).Select(m => m.Subject).ToHashSet();
        var watch = new LeakWatch(names, new HashSet<string>(), new HashSet<string>());
        List<DueItem> naming = [];
        foreach (var item in all.Where(i => i.Entries.Count > 0 && !theirs.Contains(i)))
        {
            foreach (var entry in item.Entries)
            {
                if (await desk.Store.SealedPartAsync(entry, ct) is { } part && LeakRules.Findings(part.Personal, watch).Any(f => f.Message.Contains("a name on file", StringComparison.Ordinal)))
                {
                    naming.Add(item with { What = item.What + (mentioning.Contains(item.Subject) ? "" : " (does not mention the token)") });
                    break;
                }
            }
        }

        return naming;
    }

    [GeneratedRegex(@"\bP-[0-9A-Z]{5}\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AnyToken();
}

/// <summary>Whether sealed texts that name a person go with the person.</summary>
public enum NotesToo
{
    /// <summary>They stay, and are listed.</summary>
    No,

    /// <summary>They go.</summary>
    Yes,
}
