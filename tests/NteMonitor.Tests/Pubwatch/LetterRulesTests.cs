using NteMonitor.Documents;
using NteMonitor.Pubwatch;

namespace NteMonitor.Tests.Pubwatch;

public class LetterRulesTests
{
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal) { ["person"] = "Alva Nonesuch", ["scheme"] = "Inventon {{person}}", ["appeal-by"] = "" };

    [Fact]
    public void Every_placeholder_that_cannot_be_filled_is_a_reason() =>
        ((Outcome<string>.Refused)LetterRules.Fill("{{persn}} {{appeal-by}} {{ name", Values)).Reasons.Select(r => r.Message).ShouldBe(
        [
            "'{{persn}}' is no placeholder of this letter.",
            "The letter needs '{{appeal-by}}', and the record does not have it.",
            "A placeholder is not closed.",
        ]);

    [Fact]
    public void What_a_value_holds_is_never_taken_for_a_placeholder() =>
        LetterRules.Fill("To {{person}} of {{scheme}}", Values).ShouldBeOfType<Outcome<string>.Done>().Value.ShouldBe("To Alva Nonesuch of Inventon {{person}}");

    [Fact]
    public void A_letter_is_a_document_of_paragraphs_headings_and_lists()
    {
        var document = LetterRules.Document("# A title\n\nOne line\nand its end.\n- first\n- second\n  goes on\n\n## Next\nLast");
        (document.Title, document.Parts.Count).ShouldBe(("A title", 4));
        document.Parts[0].ShouldBe(new Paragraph("One line and its end."));
        document.Parts[1].ShouldBeOfType<Bullets>().Items.ShouldBe(["first", "second goes on"]);
        document.Parts[2].ShouldBe(new Heading(2, "Next"));
        document.Parts[3].ShouldBe(new Paragraph("Last"));
    }

    [Fact]
    public void Every_shipped_letter_is_there_and_says_whom_to_write_to() =>
        LetterActions.Shipped.Select(name => File.ReadAllText(Path.Combine(House.Root, "seed/letters", name + ".md"))).ShouldAllBe(text => text.Contains("{{contact}}"));

    [Theory]
    [InlineData("a known thug", "opinion")]
    [InlineData("on bail since May", "convictions, cautions or bail")]
    [InlineData("photo on the board", "photographs")]
    [InlineData("lives at the corner", "a home address")]
    [InlineData("ring 01632 960 123", "a telephone number")]
    [InlineData("see @somebody", "an e-mail address or a social media handle")]
    [InlineData("of ZZ1 1ZZ", "an address")]
    [InlineData("pushed a member of staff at the bar", "")]
    public void What_a_ban_list_must_not_hold_is_refused(string text, string kind)
    {
        var reasons = NeverRules.Check("reason", text, House.Reference);
        (reasons.Count == 0 ? "" : reasons[0].Message).ShouldContain(kind);
        reasons.Count.ShouldBe(kind.Length == 0 ? 0 : 1);
    }
}
