using NteMonitor.PurpleFlag.CoreData;
using NteMonitor.Venues;

namespace NteMonitor.Tests.PurpleFlag.CoreData;

public class OfferRulesTests
{
    [Theory]
    [InlineData(17, 0, "To 23:00")]
    [InlineData(23, 0, "To 23:00")]
    [InlineData(23, 1, "To 00:00")]
    [InlineData(0, 0, "To 00:00")]
    [InlineData(0, 1, "To 01:00")]
    [InlineData(2, 0, "To 02:00")]
    [InlineData(2, 30, "To 03:00")]
    [InlineData(4, 0, "To 04:00")]
    [InlineData(4, 1, "After 04:00")]
    [InlineData(6, 0, "After 04:00")]
    public void An_end_belongs_to_the_hour_by_which_it_is_over(int hour, int minute, string band) => OfferRules.BandOf(new SaleEnd.At(new(hour, minute))).ShouldBe(band);

    [Fact]
    public void What_has_no_hour_has_a_row_of_its_own() =>
        new SaleEnd[] { new SaleEnd.NotKnown(), new SaleEnd.NoSale(), new SaleEnd.NeverEnds() }.Select(OfferRules.BandOf).ShouldBe(["Not known", "None that night", "No end"]);

    [Theory]
    [InlineData(null, "Not known")]
    [InlineData(0, "To 99")]
    [InlineData(99, "To 99")]
    [InlineData(100, "100 to 199")]
    [InlineData(999, "500 to 999")]
    [InlineData(1000, "1,000 and more")]
    public void Every_capacity_has_a_band(int? capacity, string band) => OfferRules.BandOf(capacity).ShouldBe(band);
}
