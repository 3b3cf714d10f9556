using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.Tests.PurpleFlag;

public class EvidenceRulesTests
{
    private static readonly FrameworkEdition Edition = FrameworkRulesTests.Read(File.ReadAllText(Path.Combine(House.Root, "seed/purple-flag/2026.json")));
    private static readonly LocalDate Today = new(2026, 11, 21);

    [Fact]
    public void Nothing_marked_is_no_evidence_and_never_a_blank()
    {
        var matrix = MatrixRules.Of(Edition, [], Today);
        matrix.Count(CellState.None).ShouldBe(Edition.Attributes.Sum(a => Math.Max(1, a.Zones.Count)));
        MarkText.Table(matrix, "Inventon").Rows.SelectMany(r => r.Cells).ShouldAllBe(c => ((Cell.Text)c).Value.Length > 0);
    }

    [Fact]
    public void The_strongest_mark_that_holds_says_what_a_cell_has() =>
        MatrixRules.Of(Edition, [On(1, Strength.Background, "W2"), On(2, Strength.Strong, "W2"), On(3, Strength.Partial, "W2")], Today).Cell("W2", "23-02")!.Strongest.ShouldBe(Strength.Strong);

    [Fact]
    public void A_mark_is_fresh_on_its_last_day_and_stale_on_the_next()
    {
        MarkOn[] marks = [On(1, Strength.Strong, "W2") with { }];
        MatrixRules.Of(Edition, marks, marks[0].Mark.Expires).Cell("W2", "23-02")!.State.ShouldBe(CellState.Has);
        MatrixRules.Of(Edition, marks, marks[0].Mark.Expires.PlusDays(1)).Cell("W2", "23-02")!.State.ShouldBe(CellState.Stale);
    }

    [Fact]
    public void A_mark_whose_subject_is_gone_is_no_evidence_and_is_named()
    {
        var cell = MatrixRules.Of(Edition, [On(1, Strength.Strong, "W2") with { Gone = "it was withdrawn" }], Today).Cell("W2", "23-02")!;
        (cell.State, cell.Gone.Count, cell.Strongest).ShouldBe((CellState.None, 1, null));
    }

    [Fact]
    public void A_mark_without_zones_stands_wherever_the_attribute_is_looked_at() =>
        Row(MatrixRules.Of(Edition, [On(1, Strength.Strong, "W3")], Today), "W3").ShouldBe([CellState.NotLookedAt, CellState.Has, CellState.Has, CellState.Has]);

    [Fact]
    public void A_mark_for_one_zone_leaves_the_others_as_they_are() =>
        Row(MatrixRules.Of(Edition, [On(1, Strength.Strong, "W3") with { Mark = Mark(1, Strength.Strong, "W3") with { Zones = ["17-20"] } }], Today), "W3").ShouldBe([CellState.Has, CellState.None, CellState.None, CellState.None]);

    [Fact]
    public void An_attribute_whose_hour_does_not_matter_has_one_cell() =>
        MatrixRules.Of(Edition, [On(1, Strength.Partial, "E1") with { Mark = Mark(1, Strength.Partial, "E1") with { Zones = ["17-20"] } }], Today).Cells.Where(c => c.Attribute == "E1").ShouldHaveSingleItem().State.ShouldBe(CellState.Has);

    [Fact]
    public void The_matrix_as_text()
    {
        MarkOn[] marks =
        [
            On(1, Strength.Strong, "W2"), On(2, Strength.Partial, "M1", "M5") with { Mark = Mark(2, Strength.Partial, "M1", "M5") with { Zones = ["23-02"] } }, On(3, Strength.Background, "E1"),
            On(4, Strength.Strong, "M3") with { Mark = Mark(4, Strength.Strong, "M3") with { Expires = new(2026, 1, 1) } }, On(5, Strength.Strong, "W1") with { Gone = "it was withdrawn" },
        ];
        var table = MarkText.Table(MatrixRules.Of(Edition, marks, Today), "Inventon");
        string.Join('\n', TextTable.Lay(table, 100).Concat(table.Notes)).ShouldMatchApproved();
    }

    [Fact]
    public void Every_mark_that_is_there_stands_in_each_cell_that_it_covers_and_in_no_other() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Marks.ToArbitrary(), marks =>
    {
        var matrix = MatrixRules.Of(Edition, marks, Today);
        return matrix.Cells.All(c => c.Holding.Count + c.Expired.Count + c.Gone.Count == marks.Count(m => m.Mark.Attributes.Contains(c.Attribute)
            && (c.Zone is null || MatrixRules.Covers(m.Mark, Edition.Attribute(c.Attribute)!, c.Zone))));
    }));

    [Fact]
    public void One_mark_more_never_makes_a_cell_poorer() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Marks.ToArbitrary(), marks =>
    {
        var (fewer, more) = (MatrixRules.Of(Edition, [.. marks.Skip(1)], Today), MatrixRules.Of(Edition, marks, Today));
        return fewer.Cells.Zip(more.Cells).All(c => c.Second.State >= c.First.State && (c.First.Strongest ?? Strength.Background) <= (c.Second.Strongest ?? Strength.Background));
    }));

    [Fact]
    public void Twenty_documents_fit_and_the_twenty_first_is_one_too_many()
    {
        CapRules.Of(20, Enumerable.Range(1, 20).Select(i => Paper(i, 100 * i, "P1"))).Over.ShouldBe(0);
        CapRules.Of(20, Enumerable.Range(1, 21).Select(i => Paper(i, 100 * i, "P1"))).Over.ShouldBe(1);
    }

    [Fact]
    public void A_file_that_is_marked_twice_is_one_document() => CapRules.Of(20, [Paper(1, 1, "P1"), Paper(1, 1, "W5")]).Documents.ShouldHaveSingleItem().Attributes.ShouldBe(["P1", "W5"]);

    [Fact]
    public void A_shift_is_no_document_and_neither_is_a_file_that_is_gone() => CapRules.Of(20, [On(1, Strength.Strong, "W2"), Paper(2, 1, "W2") with { Gone = "its file was erased" }]).Documents.ShouldBeEmpty();

    [Fact]
    public void The_worked_example_of_the_method_saves_two()
    {
        var count = CapRules.Of(20, [Paper(1, 6, "W5"), Paper(2, 13, "W5"), Paper(3, 20, "W5"), Paper(4, 13, "P3")]);
        count.Documents.Count.ShouldBe(4);
        count.Merges.ShouldHaveSingleItem().Saves.ShouldBe(2);
    }

    [Theory]
    [InlineData(31, 1)]
    [InlineData(32, 0)]
    public void Periods_a_month_apart_are_neighbours(int gap, int merges) => CapRules.Of(20, [Paper(1, 1, "W5"), Paper(2, 1 + gap, "W5")]).Merges.Count.ShouldBe(merges);

    [Fact]
    public void Merges_take_no_document_twice_and_save_no_more_than_there_are() => FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.ListOf(Gen.Zip(Gen.Choose(0, 200), Gen.Elements("W5", "P3", "M1"))).ToArbitrary(),
        drawn =>
        {
            var count = CapRules.Of(20, drawn.Select((d, i) => Paper(i, d.Item1, d.Item2)));
            var merged = count.Merges.SelectMany(m => m.Documents).Select(d => d.File.Sha256).ToList();
            return merged.Distinct().Count() == merged.Count && count.Merges.All(m => m.Saves > 0 && m.Attributes.Count > 0) && count.Merges.Sum(m => m.Saves) <= Math.Max(0, count.Documents.Count - 1);
        }));

    [Theory]
    [InlineData("plan.pdf", "%PDF-1.7", "application/pdf")]
    [InlineData("Figures.CSV", "a,b\n1,2\n", "text/csv")]
    public void A_file_is_what_its_name_and_its_bytes_say(string name, string text, string type) => FileRules.MediaType(name, System.Text.Encoding.UTF8.GetBytes(text)).ShouldBe(Outcome.Done(type));

    [Theory]
    [InlineData("page.html", "<script>", ".html is no kind of file")]
    [InlineData("photo.jpg", "<html>", "is not what its name says")]
    [InlineData("photo", "?", "says nothing about what it is")]
    [InlineData("notes.txt", "a\0b", "is not what its name says")]
    public void What_could_run_or_is_something_else_is_refused(string name, string text, string said) =>
        FileRules.MediaType(name, System.Text.Encoding.UTF8.GetBytes(text)).ShouldBeOfType<Outcome<string>.Refused>().Reasons.ShouldHaveSingleItem().Message.ShouldContain(said);

    [Theory]
    [InlineData(314_572_800, "has 300 MiB")]
    [InlineData(0, "has 0 bytes")]
    public void A_file_too_large_or_empty_is_refused_with_the_limit(long size, string said) => FileRules.TooLarge("photo.jpg", size)!.Message.ShouldContain(said);

    private static Gen<List<MarkOn>> Marks => Gen.Zip(Gen.Zip(Gen.Choose(0, 27), Gen.Choose(0, 15)), Gen.Choose(0, 11)).Select(d => (Item1: d.Item1.Item1, Item2: d.Item1.Item2, Item3: d.Item2)).ListOf().Select(drawn => drawn.Select((d, i) => new MarkOn(
        Mark(i, (Strength)(d.Item3 % 3), Edition.Attributes[d.Item1].Code) with
        {
            Zones = [.. Edition.Zones.Where((_, at) => (d.Item2 >> at & 1) == 1).Select(z => z.Code)],
            Expires = Today.PlusDays(d.Item3 % 2 == 0 ? 5 : -5),
        },
        d.Item3 == 7 ? "it was withdrawn" : null)).ToList());

    private static CellState[] Row(GapMatrix matrix, string attribute) => [.. matrix.Cells.Where(c => c.Attribute == attribute).Select(c => c.State)];

    private static MarkOn On(int id, Strength strength, params string[] attributes) => new(Mark(id, strength, attributes));

    private static FlagMark Mark(int id, Strength strength, params string[] attributes) => new(new(id, 0, 0, new byte[8]), $"Mark {id}", new MarkSubject.OnFile("shift", Guid.Empty))
    {
        Attributes = attributes,
        Strength = strength,
        From = new(2026, 3, 1),
        Until = new(2026, 3, 1),
        Expires = new(2028, 3, 1),
    };

    private static MarkOn Paper(int id, int day, string attribute) => new(Mark(id, Strength.Partial, attribute) with
    {
        Subject = new MarkSubject.Document(new($"{id:x64}", 10, "image/jpeg")),
        From = new LocalDate(2026, 2, 28).PlusDays(day),
        Until = new LocalDate(2026, 2, 28).PlusDays(day),
    });
}
