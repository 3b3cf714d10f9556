using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Pack;
using NteMonitor.Venues;
using Document = NteMonitor.Documents.Document;

namespace NteMonitor.Tests.PurpleFlag.Pack;

public class VenueMaskTests
{
    private static readonly Guid Mix = new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

    private static readonly VenueMask Mask = VenueMask.Of([Of(1, "The Drowned Anvil", "Anvil Arms"), Of(2, "Umbra"), Of(3, "The Square")], Mix);

    [Theory]
    [InlineData("Seen at The Drowned Anvil and Umbra.")]
    [InlineData("the drowned anvil")]
    [InlineData("outside Drowned Anvil, by the door")]
    [InlineData("once the ANVIL ARMS")]
    [InlineData("The Square")]
    public void A_name_in_any_of_its_forms_becomes_a_code(string text)
    {
        Mask.Names(text).ShouldBeTrue();
        Mask.In(text).ShouldMatch("V0[1-3]");
        Mask.Names(Mask.In(text)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("an umbrella in the square")]
    [InlineData("umbra and penumbra")]
    [InlineData("Umbras")]
    [InlineData("a drowned anvils' shop")]
    public void Words_that_only_look_like_one_stay(string text) => Mask.In(text).ShouldBe(text);

    [Fact]
    public void All_names_of_a_venue_have_the_same_code() => Mask.In("Anvil Arms").ShouldBe(Mask.In("The Drowned Anvil"));

    [Fact]
    public void Another_entry_has_another_order_and_the_same_entry_the_same() =>
        Enumerable.Range(0, 20).Select(i => VenueMask.Of([Of(1, "First Bar"), Of(2, "Second Bar")], new(i, 0, 0, new byte[8])).In("First Bar")).Distinct().Order(StringComparer.Ordinal).ShouldBe(["V01", "V02"]);

    [Fact]
    public void A_document_has_no_name_left_in_any_part()
    {
        var document = new Document("Umbra", [new Heading(2, "Umbra"), new Table("t", "Umbra", [new("Umbra")], [new(["Umbra"])]) { Notes = ["Umbra"] }, new BarChart("c", "Umbra", "Umbra", [new("Umbra", 1)])]) { Facts = [new("Umbra", "Umbra")] };
        HtmlWriter.Write(Mask.In(document)).ShouldNotContain("Umbra");
    }

    [Fact]
    public void Lines_are_counted_and_marks_of_html_are_read() =>
        VenueMask.Of([Of(1, "Ember & Thyme")], Mix).Lines("<p>one</p>\n<p>at Ember &amp; Thyme</p>\n").ShouldBe([2]);

    [Fact]
    public void Without_venues_nothing_changes() => VenueMask.Of([], Mix).In("The Drowned Anvil").ShouldBe("The Drowned Anvil");

    private static Venue Of(int id, string name, params string[] others) => new(new(id, 0, 0, new byte[8]), name, "pub") { OtherNames = others };
}
