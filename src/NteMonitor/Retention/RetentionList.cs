using System.Globalization;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.Pubwatch;
using NteMonitor.Venues;

namespace NteMonitor.Retention;

/// <summary>Everything personal that the store keeps, each with its day; read afresh for one question.</summary>
internal sealed class RetentionList(Desk desk, CancellationToken ct)
{
    private readonly Dictionary<Guid, LocalDate?> _known = [];
    private Dictionary<Guid, LocalDate>? _nights;

    private RetentionSchedule Schedule => desk.Schedule;

    private LocalDate Today => desk.Town.Clock.Local(desk.Now()).Date;

    /// <summary>Returns all of it.</summary>
    public async Task<IReadOnlyList<DueItem>> AllAsync()
    {
        var parts = (await desk.Store.SealedAsync(ct)).GroupBy(s => s.Subject).ToList();
        List<DueItem> items = [];
        foreach (var subject in parts.Where(g => Thing(g) is not (PersonActions.Thing or "venue")))
        {
            items.AddRange(await OfAsync(subject.Key, Thing(subject), [.. subject.OrderBy(p => p.At).ThenBy(p => p.Entry)]));
        }

        items.AddRange(await VenuesAsync(parts.Where(g => Thing(g) == "venue")));
        items.AddRange(await PersonsAsync(parts.Where(g => Thing(g) == PersonActions.Thing)));
        items.AddRange(await FilesAsync());
        items.AddRange(await DraftsAsync());
        return await HeldAsync(items);
    }

    /// <summary>Returns the holds that stand.</summary>
    public static async Task<IReadOnlyList<Hold>> HoldsAsync(Desk desk, CancellationToken ct) =>
    [
        .. (await desk.Store.RecordsAsync(new("hold") { Most = int.MaxValue }, ct)).Where(r => r.HeadKind == RetentionActions.Placed)
            .Select(r => new Hold(r.Id, Guid.Parse(r.Facts.Text("of")!), r.Facts.Text("why") ?? "", r.Head)),
    ];

    private static string Thing(IEnumerable<SealedEntry> parts) => parts.First().Kind.Split('.')[0];

    /// <summary>A record that runs on keeps what it says now; what it said before goes from its replacement on.</summary>
    private async Task<IEnumerable<DueItem>> OfAsync(Guid subject, string thing, IReadOnlyList<SealedEntry> parts)
    {
        var whole = await OneAsync(subject, thing, parts);
        if (whole.Due is not null || RetentionRules.KindOf(thing) is not { } kind || Schedule.Of(kind) is not { } term || await desk.Store.RecordAsync(subject, ct) is not { } record)
        {
            return [whole];
        }

        return parts.Select((p, i) => whole with
        {
            Entries = [p.Entry],
            Due = i + 1 < parts.Count ? RetentionRules.Due(term, Day(parts[i + 1].At)) : record.Withdrawn || p.Entry != record.SealedBy ? RetentionRules.Due(term, Day(p.At)) : null,
        });
    }

    private async Task<DueItem> OneAsync(Guid subject, string thing, IReadOnlyList<SealedEntry> parts)
    {
        var due = await DueAsync(subject, thing, Day(parts[0].At));
        var kind = RetentionRules.KindOf(thing) ?? PersonalKind.Visit;
        return new(kind, subject, $"{thing} {subject.ToString("D")[..8]} of {Words(Day(parts[0].At))}{(RetentionRules.KindOf(thing) is null ? ": the schedule has no line for it" : "")}", due) { Entries = [.. parts.Select(p => p.Entry)] };
    }

    /// <summary>The day on which a record lets go of what it holds.</summary>
    private async Task<LocalDate?> DueAsync(Guid subject, string thing, LocalDate recorded)
    {
        if (_known.TryGetValue(subject, out var known))
        {
            return known;
        }

        var due = thing switch
        {
            "incident" => await NightAsync(subject) is { } night && Schedule.Of(PersonalKind.Incident) is { } term ? RetentionRules.Due(term, night) : null,
            "ban" => await BanAsync(subject),
            "vote" => (await desk.Store.RecordAsync(subject, ct))?.Facts.Text("of") is { } ban ? await DueAsync(Guid.Parse(ban), "ban", recorded) : recorded,
            _ => RetentionRules.Due(thing, (await desk.Store.RecordAsync(subject, ct))?.Facts ?? [], recorded, Schedule),
        };
        return _known[subject] = due;
    }

    private async Task<LocalDate?> BanAsync(Guid id) =>
        Schedule.Of(PersonalKind.Ban) is { } term && await PubwatchActions.OpenAsync(id, desk, ct) is { } file ? RetentionRules.Due(file, term) : null;

    /// <summary>The night of an account, also of one that was withdrawn.</summary>
    private async Task<LocalDate?> NightAsync(Guid id)
    {
        _nights ??= (await desk.Store.SealedIncidentsAsync(ct)).ToDictionary(n => n.Subject, n => desk.Town.Clock.NightOf(n.Until).Evening);
        if (_nights.TryGetValue(id, out var night))
        {
            return night;
        }

        if (await desk.Store.IncidentAsync(id, ct) is { } account)
        {
            return desk.Town.Clock.NightOf(account.Incident.When.To).Evening;
        }

        return LedgerRules.Fold([.. await JournalActions.AllAsync(desk.Store, id, ct)]) is { Thing: "incident" } state
            ? desk.Town.Clock.NightOf(IncidentJson.Read(id, state.Facts).When.To).Evening
            : null;
    }

    /// <summary>A venue's people: what was replaced from its replacement on, what holds from the closing on.</summary>
    private async Task<IEnumerable<DueItem>> VenuesAsync(IEnumerable<IGrouping<Guid, SealedEntry>> parts)
    {
        if (Schedule.Of(PersonalKind.Venue) is not { } term)
        {
            return [];
        }

        var venues = (await desk.Store.VenuesAsync(ct)).ToDictionary(v => v.Venue.Id);
        List<DueItem> items = [];
        foreach (var part in parts)
        {
            var sealedHere = part.OrderBy(p => p.At).ThenBy(p => p.Entry).ToList();
            var kept = venues.GetValueOrDefault(part.Key);
            var closed = kept?.Venue.Statuses is [.., { Status: VenueStatus.Closed } last] ? last.From : (LocalDate?)null;
            var name = kept?.Venue.Name ?? "a venue";
            for (var i = 0; i < sealedHere.Count; i++)
            {
                var holds = sealedHere[i].Entry == kept?.SealedBy;
                var start = holds ? closed : Day(i + 1 < sealedHere.Count ? sealedHere[i + 1].At : sealedHere[i].At);
                items.Add(new(PersonalKind.Venue, part.Key, holds ? $"{name}: holder and supervisor" : $"{name}: holder and supervisor as they were until {Words(start!.Value)}",
                    start is { } day ? RetentionRules.Due(term, day) : null)
                { Entries = [sealedHere[i].Entry] });
            }
        }

        return items;
    }

    private async Task<IEnumerable<DueItem>> PersonsAsync(IEnumerable<IGrouping<Guid, SealedEntry>> parts)
    {
        var persons = (await PersonActions.AllAsync(desk, ct)).ToDictionary(p => p.Id);
        List<DueItem> items = [];
        foreach (var part in parts)
        {
            IReadOnlyList<Guid> same = persons.TryGetValue(part.Key, out var person) ? person.Same : [part.Key];
            List<LocalDate?> days = [];
            foreach (var mention in await MentionsAsync(same))
            {
                days.Add(await DueAsync(mention.Subject, mention.Thing, await RecordedAsync(mention.Subject)));
            }

            var recorded = same.Select(i => persons.GetValueOrDefault(i)?.RecordedAt).OfType<Instant>().DefaultIfEmpty(part.Max(p => p.At)).Max();
            var due = Schedule.Of(PersonalKind.Person) is { } term ? RetentionRules.DuePerson(RetentionRules.Due(term, Day(recorded)), days) : null;
            items.Add(new(PersonalKind.Person, part.Key, PersonRules.Token(part.Key), due) { Entries = [.. part.Select(p => p.Entry)] });
        }

        return items;
    }

    private async Task<IEnumerable<Mention>> MentionsAsync(IEnumerable<Guid> same)
    {
        List<Mention> mentions = [];
        foreach (var id in same)
        {
            mentions.AddRange((await desk.Store.MentionsAsync(id, ct)).Where(m => m.Thing != "look"));
        }

        return mentions.DistinctBy(m => m.Subject);
    }

    private async Task<LocalDate> RecordedAsync(Guid subject) =>
        await desk.Store.RecordAsync(subject, ct) is { } record ? Day(record.RecordedAt) : (await JournalActions.AllAsync(desk.Store, subject, ct)) is [var first, ..] ? Day(first.At) : Today;

    /// <summary>Files go with the note of their incident at the latest; a file that another record still needs stays.</summary>
    private async Task<IEnumerable<DueItem>> FilesAsync()
    {
        var held = await desk.Store.HeldFilesAsync(ct);
        if (held.Count == 0 || Schedule.Of(PersonalKind.Attachment) is not { } term)
        {
            return [];
        }

        List<(HeldFile File, LocalDate? Due)> days = [];
        foreach (var file in held)
        {
            var recorded = await RecordedAsync(file.Subject);
            var note = await DueAsync(file.Subject, file.Thing, recorded);
            var start = file.Thing == "incident" ? await NightAsync(file.Subject) : (await desk.Store.RecordAsync(file.Subject, ct))?.Facts.Date("on") ?? recorded;
            var own = start is { } day ? RetentionRules.Due(term, day) : (LocalDate?)null;
            days.Add((file, note is null ? null : own is null || note < own ? note : own));
        }

        return days.GroupBy(d => d.File.Sha256).Select(g => new DueItem(
            PersonalKind.Attachment, g.First().File.Subject, $"file {g.Key[..8]} of {g.First().File.Thing} {g.First().File.Subject.ToString("D")[..8]}{(g.Count() > 1 ? $" and {g.Count() - 1} more" : "")}",
            g.Any(d => d.Due is null) ? null : g.Max(d => d.Due))
        { Files = [g.Key] });
    }

    private async Task<IEnumerable<DueItem>> DraftsAsync()
    {
        if (Schedule.Of(PersonalKind.Draft) is not { } term)
        {
            return [];
        }

        // Only those that are due are listed: a draft is its writer's own until then.
        var start = term.Period.InMonths ? Today.PlusMonths(-term.Period.Count) : Today.PlusDays(-term.Period.Count);
        var before = desk.Town.Clock.Zone.AtStartOfDay(start.PlusDays(1)).ToInstant();
        return (await desk.Store.DraftsBeforeAsync(before, ct)).Select(d => new DueItem(PersonalKind.Draft, d, $"unfinished report {d.ToString("D")[..8]}", Today) { IsDraft = true });
    }

    /// <summary>A hold is on a record, on what it mentions and on what mentions it.</summary>
    private async Task<IReadOnlyList<DueItem>> HeldAsync(List<DueItem> items)
    {
        var holds = await HoldsAsync(desk, ct);
        if (holds.Count == 0)
        {
            return items;
        }

        var persons = (await PersonActions.AllAsync(desk, ct)).ToDictionary(p => p.Id);
        Dictionary<Guid, string> held = [];
        foreach (var hold in holds)
        {
            IReadOnlyList<Guid> same = persons.TryGetValue(hold.Of, out var person) ? person.Same : [];
            var around = (await MentionsAsync(same)).Select(m => m.Subject).Concat(same).Append(hold.Of);
            var within = await MentionedAsync(hold.Of);
            foreach (var id in around.Concat(within.SelectMany(p => persons.TryGetValue(p, out var one) ? one.Same : [p])))
            {
                held.TryAdd(id, hold.Why);
            }
        }

        return [.. items.Select(i => i with { Held = held.GetValueOrDefault(i.Subject) })];
    }

    private async Task<IEnumerable<Guid>> MentionedAsync(Guid subject)
    {
        var facts = (await desk.Store.RecordAsync(subject, ct))?.Facts;
        return facts is not null ? PersonJson.Read(facts, PersonJson.Member).Select(p => p.Person)
            : (await desk.Store.IncidentAsync(subject, ct))?.Incident.Persons.Select(p => p.Person) ?? [];
    }

    private LocalDate Day(Instant at) => desk.Town.Clock.Local(at).Date;

    private static string Words(LocalDate day) => day.ToString("d MMM uuuu", CultureInfo.InvariantCulture);
}
