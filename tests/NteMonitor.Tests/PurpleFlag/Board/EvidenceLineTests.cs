using FsCheck;
using FsCheck.Fluent;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.Tests.PurpleFlag.Board;

/// <summary>Evidence as it is typed in a line.</summary>
public class EvidenceLineTests
{
    private static readonly FrameworkEdition Edition = FrameworkRules.Read(File.ReadAllText(Path.Combine(House.Root, "seed/purple-flag/2026.json"))).ShouldBeOfType<Outcome<FrameworkEdition>.Done>().Value;

    [Fact]
    public void Codes_zones_strength_and_sensitivity_stand_in_any_order()
    {
        var draft = Done("strong w2, 23-02 P3; public");
        (string.Join(' ', draft.Attributes), string.Join(' ', draft.Zones), draft.Strength, draft.Sensitivity).ShouldBe(("W2 P3", "23-02", "strong", "public"));
    }

    [Fact]
    public void What_is_not_said_is_partial_and_for_partners() => (Done("W2").Strength, Done("W2").Sensitivity).ShouldBe(("partial", "partner"));

    [Theory]
    [InlineData("W22", "W2")]
    [InlineData("stong", "strong")]
    [InlineData("23-03", "23-02")]
    [InlineData("W9", "W1")]
    public void A_word_that_means_nothing_is_refused_with_the_nearest_that_does(string word, string nearest)
    {
        var refusal = Refused($"W2 {word}").ShouldHaveSingleItem();
        refusal.Message.ShouldContain($"'{word}'");
        refusal.Hint.ShouldContain($"Did you mean {nearest}?");
    }

    [Fact]
    public void Every_word_that_means_nothing_is_named() => Refused("W2 nothing 99-99").Count.ShouldBe(2);

    [Fact]
    public void A_line_without_an_attribute_is_evidence_of_nothing() => Refused("strong 23-02").ShouldHaveSingleItem().Message.ShouldContain("no attribute");

    [Theory]
    [InlineData("walked two to the rank #W2", "walked two to the rank", "W2")]
    [InlineData("walked two #W2 to the rank, #strong.", "walked two to the rank,", "W2 strong")]
    [InlineData("walked two to the rank #W2.", "walked two to the rank.", "W2")]
    [InlineData("#W2 #23-02 walked two", "walked two", "W2 23-02")]
    [InlineData("flat #3, lamp out", "flat #3, lamp out", "")]
    [InlineData("no sign at all", "no sign at all", "")]
    [InlineData("# alone", "# alone", "")]
    public void Words_of_evidence_are_taken_out_of_a_note(string note, string text, string marks) => EvidenceLine.TakeOut(note).ShouldBe(new TakenOut(text, marks));

    [Fact]
    public void A_note_without_the_sign_is_left_as_it_is() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), note => note.Get.Contains('#') || EvidenceLine.TakeOut(note.Get) == new TakenOut(note.Get, "")));

    [Fact]
    public void No_word_of_a_note_is_lost_but_those_of_evidence() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.ArrayOf(Gen.Elements("lamp", "out", "#3", "#W2", "#strong", "in", "the", "lane.", "#23-02,")).ToArbitrary(),
        words => EvidenceLine.TakeOut(string.Join(' ', words)) is var taken
            && string.Concat(taken.Text.Where(char.IsLetterOrDigit)) == string.Concat(words.Where(w => w is not ("#W2" or "#strong" or "#23-02,")).SelectMany(w => w).Where(char.IsLetterOrDigit))
            && taken.Marks == string.Join(' ', words.Where(w => w is "#W2" or "#strong" or "#23-02,").Select(w => w.Trim('#', ',')))));

    [Theory]
    [InlineData("walked two #w", "W1 W2 W3 W4 W5 W6 W7")]
    [InlineData("walked two #23", "23-02")]
    [InlineData("walked two #W2 #st", "strong")]
    [InlineData("walked two #W2 and", "")]
    [InlineData("walked two #Q", "")]
    [InlineData("", "")]
    public void The_word_being_typed_is_completed(string note, string codes) => string.Join(' ', EvidenceLine.Complete(note, Edition).Select(c => c.Code)).ShouldBe(codes);

    private static MarkDraft Done(string line) => EvidenceLine.Read(line, Edition).ShouldBeOfType<Outcome<MarkDraft>.Done>().Value;

    private static IReadOnlyList<Refusal> Refused(string line) => EvidenceLine.Read(line, Edition).ShouldBeOfType<Outcome<MarkDraft>.Refused>().Reasons;
}
