using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Journal;

namespace NteMonitor.Tests.Journal;

public class LedgerRulesTests
{
    private static readonly Guid Subject = Guid.Parse("018f0000-0000-7000-8000-000000000001");

    [Fact]
    public void An_amendment_changes_what_it_names_and_takes_away_what_it_nulls()
    {
        var root = Entry(1, "venue.added", null, """{"capacity":200,"name":"The Gilded Heron"}""");
        var state = LedgerRules.Fold([root, Entry(2, "venue.amended", root, """{"after":{"capacity":null,"name":"The Heron"},"before":{},"why":"x"}""")]).ShouldNotBeNull();
        CanonicalJson.Write(state.Facts).ShouldBe("""{"name":"The Heron"}""");
        (state.Version, state.Rivals.Count).ShouldBe((2, 0));
    }

    [Fact]
    public void The_second_amendment_of_one_state_waits_and_a_person_settles_it()
    {
        var root = Entry(1, "incident.recorded", null, """{"people":1}""");
        var (two, three) = (Entry(2, "incident.amended", root, """{"after":{"people":2}}"""), Entry(3, "incident.amended", root, """{"after":{"people":3}}"""));
        var waiting = LedgerRules.Fold([root, two, three]).ShouldNotBeNull();
        (waiting.Facts.Number("people"), waiting.Rivals.ShouldHaveSingleItem().Id).ShouldBe((2, three.Id));

        var settled = Entry(4, "incident.settled", two, $$"""{"after":{},"over":["{{three.Id:D}}"],"why":"asked both"}""");
        LedgerRules.Fold([root, two, three, settled]).ShouldNotBeNull().Rivals.ShouldBeEmpty();
    }

    [Fact]
    public void The_order_in_which_entries_arrive_changes_nothing()
    {
        var root = Entry(1, "incident.recorded", null, """{"people":1}""");
        List<Entry> entries = [root];
        for (var i = 2; i < 8; i++)
        {
            entries.Add(Entry(i, "incident.amended", entries[(i / 2) - 1], $$$"""{"after":{"people":{{{i}}}}}"""));
        }

        var told = Told(LedgerRules.Fold(entries)!);
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => Told(LedgerRules.Fold([.. entries.OrderBy(e => HashCode.Combine(seed, e.Seq))])!) == told));
    }

    [Fact]
    public void The_same_subject_begun_by_two_stores_in_the_same_words_is_no_conflict()
    {
        var (one, other) = (Entry(1, "incident.recorded", null, """{"people":1}"""), Entry(2, "incident.recorded", null, """{"people":1}"""));
        var onOther = Entry(3, "incident.amended", other, """{"after":{"people":4}}""");
        var state = LedgerRules.Fold([one, other, onOther]).ShouldNotBeNull();
        (state.Facts.Number("people"), state.Rivals.Count).ShouldBe((4, 0));
    }

    [Fact]
    public void A_change_of_nothing_is_no_amendment() =>
        LedgerRules.Amendment(new JsonObject { ["a"] = 1 }, new JsonObject { ["a"] = 1 }, "why").ShouldBeNull();

    [Fact]
    public void A_changed_letter_anywhere_breaks_the_chain()
    {
        var entry = Entry(1, "venue.added", null, """{"name":"The Gilded Heron"}""");
        var head = new JournalHead("X", entry.Origin, 0, Chain.Start);
        var whole = entry with { Hash = Chain.Hash(Chain.Start, entry) };
        Chain.Fault(head, whole).ShouldBeNull();
        Entry[] changed =
        [
            whole with { Actor = "w08" }, whole with { Role = "admin" }, whole with { Kind = "venue.addee" }, whole with { Body = """{"name":"The Gilded Herom"}""" },
            whole with { At = whole.At + Duration.FromTicks(10) }, whole with { Subject = Guid.Empty }, whole with { Id = Guid.Empty }, whole with { Sealed = Chain.Start },
            whole with { Base = Guid.Empty }, whole with { Authority = "Y" }, whole with { Origin = Guid.Empty },
        ];
        changed.ShouldAllBe(e => Chain.Fault(head, e) != null);
    }

    [Fact]
    public void A_line_of_an_export_reads_back_as_its_entry() =>
        EntryLine.Read(EntryLine.Write(Entry(1, "venue.added", null, """{"name":"É"}""")), 1)
            .ShouldBeOfType<Outcome<ReceivedEntry>.Done>().Value.Entry.ShouldBe(Entry(1, "venue.added", null, """{"name":"É"}"""));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("""{"actor":"x"}""")]
    [InlineData("not json")]
    public void A_line_that_is_no_entry_is_named(string line) =>
        EntryLine.Read(line, 7).ShouldBeOfType<Outcome<ReceivedEntry>.Refused>().Reasons[0].Field.ShouldBe("line 7");

    private static string Told(SubjectState state) =>
        $"{CanonicalJson.Write(state.Facts)} {state.Head.Id} {state.Version} {string.Join(",", state.Rivals.Select(r => r.Id))}";

    private static Entry Entry(int number, string kind, Entry? on, string body) => new(
        "X", Guid.Parse("018f0000-0000-7000-8000-0000000000ff"), number, new Guid(number, 0, 0, new byte[8]), Instant.FromUtc(2026, 3, 14, 22, number), "w07", "warden",
        kind, Subject, on?.Id, body, null, "");
}
