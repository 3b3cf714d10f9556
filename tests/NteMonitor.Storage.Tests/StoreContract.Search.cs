using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Search;
using NteMonitor.Venues;

namespace NteMonitor.Storage.Tests;

/// <content>What finding words has to do.</content>
public abstract partial class StoreContract
{
    private static readonly string[] EveryThing = ["incident", "venue", "shift", "shift-note", "visit", "ban", "person"];

    private static readonly Category[] Kinds = [new("assault", "Assault without injury", ["fight"], "violence", ""), new("noise", "Noise, music or queue", [], "nuisance", "")];

    private static async Task<IReadOnlyList<SearchHit>> FindAsync(IStore store, string text, string? kind = null, bool isSealed = true, NightRange? nights = null)
    {
        var words = ((Outcome<SearchText>.Done)SearchRules.Read(text, Kinds)).Value.Words;
        IReadOnlyList<string> things = kind is null ? EveryThing : [kind];
        return await store.SearchAsync(new(words, things, 20) { Sealed = isSealed ? things : [], Nights = nights }, None);
    }

    private static async Task<IEnumerable<string>> FoundAsync(IStore store, string text) =>
        (await FindAsync(store, text)).Select(h => h.Account is { } account ? $"{h.Thing} {account.Incident.Category} {h.Venue ?? account.Incident.Where.Place}" : $"{h.Thing} {h.Doc?.Title}".TrimEnd());

    private static NewEntry VenueAdded(Venue venue, string? personal = null) => new(Guid.CreateVersion7(), "venue.added", venue.Id, null, CanonicalJson.Write(VenueJson.Write(venue)), personal);

    private static NewEntry Visited(Guid venue, string advice, string day = "2026-03-10", string? personal = null) => new(
        Guid.CreateVersion7(), "visit.recorded", Guid.CreateVersion7(), null,
        CanonicalJson.Write(new JsonObject { ["venue"] = venue.ToString("D"), ["on"] = day, ["advice"] = advice }), personal);

    /// <summary>A venue, a visit, three incidents and a shift with a note.</summary>
    private static async Task<(Venue Venue, Entry Fight)> TownToSearchAsync(IStore store)
    {
        var venue = new Venue(Guid.CreateVersion7(), "The Rope & Anchor", "pub") { Code = "rope", Licence = "PL/1234", Address = "3 Café Yard" };
        await store.AppendAsync(new([VenueAdded(venue, """{"holder":"Ottoline Quillfeather"}""")], A.Stamp()), None);
        await store.AppendAsync(new([Visited(venue.Id, "Doors propped open; advised on capacity counts")], A.Stamp(1)), None);
        var fight = A.Incident(0) with { Where = new(venue.Id, null, null), References = [new("cctv", "CAM 12/77")] };
        var entry = (await store.AppendAsync(new([A.Recorded(fight, """{"narrative":"man in a teal coat threw a glass"}""")], A.Stamp(2)), None))[0];
        await store.AppendAsync(new([A.Recorded(A.Incident(10, "noise"))], A.Stamp(3)), None);
        await store.AppendAsync(new([A.Recorded(A.Incident(20) with { Where = new(null, "Ropewalk steps", null) })], A.Stamp(4)), None);
        var shift = A.Shift();
        await store.AppendAsync(new([A.Opened(shift), A.OpenItem(shift, "lamp out at the Ropewalk")], A.Stamp(5)), None);
        return (venue, entry);
    }

    /// <summary>The answers to many questions, of everything that identifies a hit.</summary>
    private static async Task<string> AnswersAsync(IStore store)
    {
        string[] questions = ["r", "rope", "ropew", "rope fight", "\"rope & anchor\"", "market", "noise market", "cafe", "door", "capacity rope", "teal", "lamp", "ottoline", "CAM12/77", "PL1234", "wardens", "zebra"];
        List<string> answers = [];
        foreach (var question in questions)
        {
            var hits = await FindAsync(store, question);
            answers.Add($"{question}: {string.Join(", ", hits.Select(h => $"{h.Subject:D} {h.Thing} {h.At} {h.SealedBy:D} {h.Doc?.Title} {h.Venue}"))}");
        }

        return string.Join('\n', answers);
    }

    [Fact]
    public async Task Words_find_venues_incidents_shifts_notes_and_records_in_one_list()
    {
        await using var store = await NewStoreAsync();
        await TownToSearchAsync(store);
        (await FoundAsync(store, "rope")).ShouldBe(["venue The Rope & Anchor", "shift-note", "incident assault Ropewalk steps", "incident assault The Rope & Anchor", "visit visit"], ignoreOrder: true);
        (await FoundAsync(store, "rope")).First().ShouldBe("venue The Rope & Anchor");
        (await FoundAsync(store, "rope anchor fight")).ShouldBe(["incident assault The Rope & Anchor"]);
        (await FoundAsync(store, "market noise")).ShouldBe(["incident noise Market Place"]);
        (await FoundAsync(store, "capacity rope")).ShouldBe(["visit visit"]);
        (await FoundAsync(store, "wardens")).ShouldBe(["shift Inventon Wardens"]);
    }

    [Fact]
    public async Task The_beginning_of_a_word_finds_it_and_a_phrase_only_its_words_in_a_row()
    {
        await using var store = await NewStoreAsync();
        await TownToSearchAsync(store);
        (await FoundAsync(store, "anch")).ShouldContain("venue The Rope & Anchor");
        (await FoundAsync(store, "\"capacity counts\"")).ShouldBe(["visit visit"]);
        (await FoundAsync(store, "\"counts capacity\"")).ShouldBeEmpty();
        (await FoundAsync(store, "\"cap\"")).ShouldBeEmpty();
        (await FoundAsync(store, "nchor")).ShouldBeEmpty();
        (await FoundAsync(store, "CAFE")).ShouldContain("venue The Rope & Anchor");
    }

    [Fact]
    public async Task A_code_a_licence_a_reference_or_the_beginning_of_an_id_stands_first()
    {
        await using var store = await NewStoreAsync();
        var (venue, fight) = await TownToSearchAsync(store);
        (await FindAsync(store, "pl1234"))[0].Subject.ShouldBe(venue.Id);
        (await FindAsync(store, "PL/1234"))[0].Subject.ShouldBe(venue.Id);
        (await FindAsync(store, "rope"))[0].Subject.ShouldBe(venue.Id);
        (await FindAsync(store, "cam 12/77"))[0].Subject.ShouldBe(fight.Subject);
        (await FindAsync(store, "cam1277"))[0].Subject.ShouldBe(fight.Subject);
        (await FindAsync(store, fight.Subject.ToString("D")[..18])).ShouldContain(h => h.Subject == fight.Subject);
    }

    [Fact]
    public async Task Sealed_words_are_found_only_where_they_are_asked_for_and_only_the_part_that_holds()
    {
        await using var store = await NewStoreAsync();
        var (_, fight) = await TownToSearchAsync(store);
        (await FindAsync(store, "teal")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(h => h.SealedBy.ShouldBe(fight.Id), h => h.Account!.Incident.Id.ShouldBe(fight.Subject), h => h.Doc.ShouldBeNull());
        (await FindAsync(store, "teal", isSealed: false)).ShouldBeEmpty();
        (await FindAsync(store, "teal", "shift-note")).ShouldBeEmpty();
        (await FindAsync(store, "lamp")).ShouldHaveSingleItem().Of.ShouldNotBeNull();
        await store.AppendAsync(new([new(Guid.CreateVersion7(), "incident.amended", fight.Subject, fight.Id, """{"after":{},"before":{},"why":"colour"}""", """{"narrative":"man in a brown coat"}""")], A.Stamp(9)), None);
        (await FindAsync(store, "teal")).ShouldBeEmpty();
        (await FindAsync(store, "brown coat")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_amended_or_withdrawn_is_found_as_it_stands_now()
    {
        await using var store = await NewStoreAsync();
        var (venue, fight) = await TownToSearchAsync(store);
        var root = (await store.EntriesAsync(new(Subject: venue.Id), None).ToListAsync())[0];
        var renamed = LedgerRules.Amendment(VenueJson.Write(venue), VenueJson.Write(venue with { Name = "The Gilded Heron", Code = "heron" }), "new owner");
        await store.AppendAsync(new([new(Guid.CreateVersion7(), "venue.amended", venue.Id, root.Id, CanonicalJson.Write(renamed))], A.Stamp(6)), None);
        (await FoundAsync(store, "anchor")).ShouldBeEmpty();
        (await FoundAsync(store, "heron")).ShouldBe(["venue The Gilded Heron", "incident assault The Gilded Heron", "visit visit"], ignoreOrder: true);
        await store.AppendAsync(new([new(Guid.CreateVersion7(), "incident.withdrawn", fight.Subject, fight.Id, """{"after":{},"before":{},"why":"entered twice"}""")], A.Stamp(7)), None);
        (await FoundAsync(store, "heron fight")).ShouldBeEmpty();
        (await FoundAsync(store, "teal")).ShouldBeEmpty();
        (await FoundAsync(store, "cam1277")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_newest_stand_first_and_only_those_of_the_nights_asked_for()
    {
        await using var store = await NewStoreAsync();
        for (var day = 0; day < 5; day++)
        {
            await store.AppendAsync(new([A.Recorded(A.Incident(day * 24 * 60))], A.Stamp(day)), None);
        }

        (await FindAsync(store, "market")).Select(h => h.At).ShouldBe(Enumerable.Range(0, 5).Reverse().Select(d => A.Start + Duration.FromDays(d)));
        var second = A.Clock.NightOf(A.Start).Plus(1);
        (await FindAsync(store, "market", nights: new(second, second))).ShouldHaveSingleItem().At.ShouldBe(A.Start + Duration.FromDays(1));
    }

    [Fact]
    public async Task Whatever_is_typed_is_no_error()
    {
        await using var store = await NewStoreAsync();
        await TownToSearchAsync(store);
        foreach (var text in new[] { "\"", "\"\"", "'", "*", "a*", "-", "^rope", "rope OR anchor", "NEAR(rope anchor)", "title:rope", "{names} : rope", "rope AND", "NOT", "(", ")", ";", "--", "\\", "%", "_", "\0", "ro\0pe", "rope\n", "\uD800", "é", "\u0301", "日本", "🍺", "+", "\"rope", "kind", ":", "a:b", "1e9", "0x", new string('"', 50) })
        {
            (await FindAsync(store, text)).Count.ShouldBeLessThanOrEqualTo(20);
        }
    }

    [Fact]
    public async Task Making_the_words_anew_gives_the_same_answers()
    {
        await using var store = await NewStoreAsync();
        await TownToSearchAsync(store);
        await store.RecordManyAsync(Imported(300), A.Stamp(9), Guid.CreateVersion7, None);
        var before = await AnswersAsync(store);
        await store.RebuildAsync(None);
        (await AnswersAsync(store)).ShouldBe(before);
    }

    [Fact]
    public async Task Merged_entries_are_found_and_their_sealed_parts_when_those_come()
    {
        await using var store = await NewStoreAsync();
        await using var other = await NewStoreAsync();
        await TownToSearchAsync(store);
        var entries = await store.EntriesAsync(new(), None).ToListAsync();
        await other.MergeAsync([.. entries.Select(e => new ReceivedEntry(e, null))], None);
        (await FoundAsync(other, "rope fight")).ShouldNotBeEmpty();
        (await FoundAsync(other, "teal")).ShouldBeEmpty();
        List<ReceivedEntry> parts = [];
        foreach (var entry in entries)
        {
            parts.Add(new(entry, await store.SealedPartAsync(entry.Id, None)));
        }

        await other.MergeAsync(parts, None);
        (await AnswersAsync(other)).ShouldBe(await AnswersAsync(store));
    }

    [Fact]
    public async Task A_large_import_is_found_by_place_kind_and_number_and_hides_nothing_else()
    {
        await using var store = await NewStoreAsync();
        await store.RecordManyAsync(Imported(12_000), A.Stamp(), Guid.CreateVersion7, None);
        await TownToSearchAsync(store);
        (await FindAsync(store, "street 7 fight", "incident")).Count.ShouldBe(20);
        (await FindAsync(store, "\"street 7\" noise", "incident")).Select(h => h.At).ShouldBe(
            Imported(12_000).Where(i => i.Where.Place == "Street 7" && i.Category == "noise").Select(i => i.When.From).OrderDescending().Take(20));
        (await FindAsync(store, "crime00011999")).ShouldHaveSingleItem().Account!.Incident.References[0].Number.ShouldBe("CRIME-00011999");
        (await FoundAsync(store, "rope anchor fight")).ShouldBe(["incident assault The Rope & Anchor"]);
        var newest = (await FindAsync(store, "street", "incident"))[0];
        await store.AppendAsync(new([new(Guid.CreateVersion7(), "incident.withdrawn", newest.Subject, newest.Account!.Head, """{"after":{},"before":{},"why":"not here"}""")], A.Stamp(1)), None);
        (await FindAsync(store, "street", "incident")).ShouldSatisfyAllConditions(h => h.Count.ShouldBe(20), h => h.ShouldNotContain(x => x.Subject == newest.Subject));
    }

    private static IEnumerable<Incident> Imported(int count) => Enumerable.Range(0, count).Select(i => new Incident(
        new Guid(i, 7, 7, [8, 0, 0, 0, 0, 0, 0, 1]), new(TimePrecision.Instant, A.Start - Duration.FromMinutes(i), A.Start - Duration.FromMinutes(i)),
        new(null, $"Street {i % 50}", null), i % 3 == 0 ? "noise" : "assault", "police-open-data")
    { References = [new("police", $"CRIME-{i:00000000}")], ImportedFrom = "sheet.csv" });
}
