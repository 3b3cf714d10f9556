using NteMonitor.Documents;

namespace NteMonitor.Tests.Documents;

public sealed class FigureTests
{
    [Theory]
    [InlineData(0.25, 1, "0.3")]
    [InlineData(-0.25, 1, "-0.3")]
    [InlineData(0.35, 1, "0.4")]
    [InlineData(-0.04, 1, "0.0")]
    [InlineData(1234567.5, 0, "1,234,568")]
    public void A_figure_is_rounded_half_away_from_zero_as_by_hand(double value, int places, string shown) =>
        CellText.Number((decimal)value, places).ShouldBe(shown);

    [Fact]
    public void A_change_shows_its_direction() =>
        new[] { new Cell.Change(10, 12), new Cell.Change(10, 8), new Cell.Change(10, 10) }.Select(CellText.Of)
            .ShouldBe(["+20.0%", "-20.0%", "0.0%"]);

    [Fact]
    public void A_change_too_small_to_show_has_no_direction() => CellText.Of(new Cell.Change(100_000, 99_999)).ShouldBe("0.0%");

    [Fact]
    public void A_change_from_nothing_is_never_a_number()
    {
        var change = new Cell.Change(0, 5);
        change.Percent.ShouldBeNull();
        CellText.Of(change).ShouldBe("from 0: n/a");
    }

    [Fact]
    public void A_share_of_nothing_is_never_a_number() => CellText.Of(new Cell.Share(0, 0)).ShouldBe("of 0: n/a");

    [Fact]
    public void A_difference_of_percentages_is_in_points() => CellText.Of(new Cell.Points(61.5m, 64)).ShouldBe("+2.5 points");

    [Fact]
    public void A_blank_is_a_word_and_not_a_nought() => CellText.Of(new Cell.Blank("no file")).ShouldBe("not known");

    [Fact]
    public void A_table_refuses_a_row_of_another_length() =>
        Should.Throw<ArgumentException>(() => new Table("t", "Two columns", [new("A"), new("B")], [new(["only one"])]))
            .Message.ShouldContain("without exactly 2 cells");

    [Fact]
    public void A_heading_cannot_be_of_the_title_s_level() => Should.Throw<ArgumentOutOfRangeException>(() => new Heading(1, "Title"));
}
