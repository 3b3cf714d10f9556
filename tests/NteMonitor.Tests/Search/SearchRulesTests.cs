using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Access;
using NteMonitor.Search;

namespace NteMonitor.Tests.Search;

public class SearchRulesTests
{
    [Fact]
    public void Words_stand_alone_and_quotation_marks_make_a_phrase() =>
        Read("heron  \"mill lane\" gla").Words.Select(w => (w.Text, w.IsWhole)).ShouldBe([("heron", false), ("mill lane", true), ("gla", false)]);

    [Fact]
    public void A_phrase_that_is_still_typed_may_go_on() => Read("\"mill la").Words.ShouldHaveSingleItem().IsWhole.ShouldBeFalse();

    [Fact]
    public void Signs_alone_are_no_words() => Read("- * \" \" ' & %").Words.ShouldBeEmpty();

    [Fact]
    public void A_word_means_the_categories_whose_names_begin_so()
    {
        Read("burgl").Words[0].Categories.ShouldBe(["burglary"]);
        Read("glassing").Words[0].Categories.ShouldBe(["assault-injury"]);
        Read("\"refused entry\"").Words[0].Categories.ShouldBe(["refusal"]);
        Read("\"entry refused\"").Words[0].Categories.ShouldBeEmpty();
        Read("heron").Words[0].Categories.ShouldBeEmpty();
    }

    [Fact]
    public void Kinds_narrow_and_are_no_words()
    {
        var read = Read("kind:ban heron KIND:visit");
        read.Kinds.Select(k => k.Code).ShouldBe(["ban", "visit"]);
        read.Words.ShouldHaveSingleItem().Text.ShouldBe("heron");
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 60)) + "kind:bann";
        Refused(text).Select(r => r.Said).ShouldBe(
        [
            "309 characters are too many to look for. 200 are the most; the rarest words are enough.",
            "'bann' is no kind. Did you mean ban?",
            "60 words are too many to look for. 12 are the most; the rarest are enough.",
        ]);
    }

    [Fact]
    public void Whatever_is_typed_is_read_or_refused_and_never_an_error() => Check.QuickThrowOnFailure(Prop.ForAll(
        ArbMap.Default.ArbFor<string?>(), text => SearchRules.Read(text ?? "", House.Reference.Categories) is not null && SearchRules.Excerpt([new("a", false)], text ?? "") is null or { Length: > 0 }));

    [Theory]
    [InlineData("cafe", "3 Café Yard", true)]
    [InlineData("CAFÉ", "3 cafe yard", true)]
    [InlineData("ya", "3 Café Yard", true)]
    [InlineData("ard", "3 Café Yard", false)]
    [InlineData("p-7k", "P-7K3F2 was there", true)]
    [InlineData("rope & anchor", "The Rope & Anchor", true)]
    public void A_word_stands_where_a_word_begins_so_whatever_its_case_and_accents(string word, string text, bool stands) =>
        SearchRules.Finds([new(word, IsWhole: false)], [text]).ShouldBe(stands);

    [Fact]
    public void An_excerpt_is_the_line_with_most_of_the_words_cut_round_the_first()
    {
        const string Body = "Nothing here.\nAdvised to keep the fire exit clear at all times, to count capacity at the door every half hour, and to keep glass off the terrace after eleven";
        SearchRules.Excerpt([new("capacity", false)], Body).ShouldBe("… exit clear at all times, to count capacity at the door every half hour, and to keep glass off …");
        SearchRules.Excerpt([new("zebra", false)], Body).ShouldBeNull();
    }

    [Theory]
    [InlineData(Role.Assessor, "")]
    [InlineData(Role.Pubwatch, "incident venue person ban meeting scheme member")]
    [InlineData(Role.Pastor, "incident venue shift note person visit check ten paper register")]
    public void A_role_finds_what_it_may_read(Role role, string kinds) => string.Join(' ', SearchRules.Readable(role, []).Select(k => k.Code)).ShouldBe(kinds);

    private static SearchText Read(string text) => ((Outcome<SearchText>.Done)SearchRules.Read(text, House.Reference.Categories)).Value;

    private static IReadOnlyList<Refusal> Refused(string text) => ((Outcome<SearchText>.Refused)SearchRules.Read(text, House.Reference.Categories)).Reasons;
}
