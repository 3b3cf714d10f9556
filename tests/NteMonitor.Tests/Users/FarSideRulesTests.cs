using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Users;

namespace NteMonitor.Tests.Users;

public class FarSideRulesTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("  \t ", "")]
    [InlineData("nte", "")]
    [InlineData("nte log x", "log|x")]
    [InlineData("log nte", "log|nte")]
    [InlineData("log  a\tb ", "log|a|b")]
    [InlineData("log \"2315 rope refusal x2\"", "log|2315 rope refusal x2")]
    [InlineData("log 'a \"b\" \\' c", "log|a \"b\" \\|c")]
    [InlineData("log \"a \\\"b\\\" \\\\ \\n\"", "log|a \"b\" \\ \\n")]
    [InlineData("log a\"b c\"'d e'f", "log|ab cd ef")]
    [InlineData("log \"\" ''", "log||")]
    [InlineData("log $(id) `id` ; && | > * ~ \\ # !", "log|$(id)|`id`|;|&&|||>|*|~|\\|#|!")]
    [InlineData("log a\u00a0b\u3000c", "log|a\u00a0b\u3000c")]
    public void Words_are_parted_by_blanks_and_quotation_marks_alone(string line, string words) =>
        string.Join('|', FarSideRules.Words(line).ShouldBeOfType<Outcome<IReadOnlyList<string>>.Done>().Value).ShouldBe(words);

    [Theory]
    [InlineData("log \"a", "The quotation mark at character 5 is not closed.")]
    [InlineData("log 'a\"", "The quotation mark at character 5 is not closed.")]
    [InlineData("log \"a\\\"", "The quotation mark at character 5 is not closed.")]
    [InlineData("log a\nb", "Character 6 is the control character U+000A.")]
    [InlineData("log \"\u001b[2J\"", "Character 6 is the control character U+001B.")]
    [InlineData("log \u009b2J", "Character 5 is the control character U+009B.")]
    public void A_line_that_cannot_be_read_is_refused_and_the_place_named(string line, string said) =>
        FarSideRules.Words(line).ShouldBeOfType<Outcome<IReadOnlyList<string>>.Refused>().Reasons.ShouldHaveSingleItem().Message.ShouldBe(said);

    [Fact]
    public void A_line_may_have_so_many_characters_and_no_more()
    {
        FarSideRules.Words(new('x', FarSideRules.Longest)).ShouldBeOfType<Outcome<IReadOnlyList<string>>.Done>();
        FarSideRules.Words(new('x', FarSideRules.Longest + 1)).ShouldBeOfType<Outcome<IReadOnlyList<string>>.Refused>();
    }

    [Theory]
    [InlineData("--as")]
    [InlineData("--as=admin")]
    [InlineData("--as:admin")]
    [InlineData("--AS")]
    [InlineData("--store")]
    [InlineData("--sto=x")]
    [InlineData("--config=/x")]
    [InlineData("--co")]
    [InlineData("--now")]
    [InlineData("--no")]
    public void What_is_the_servers_to_say_is_refused_wherever_it_stands(string word)
    {
        FarSideRules.Refused([word, "admin"]).ShouldNotBeNull();
        FarSideRules.Refused(["log", "--", word]).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("--note")]
    [InlineData("--no-color")]
    [InlineData("--no-flag")]
    [InlineData("--count")]
    [InlineData("--all")]
    [InlineData("--")]
    [InlineData("he said --as and --store")]
    public void Other_words_pass(string word) => FarSideRules.Refused(["log", word]).ShouldBeNull();

    [Theory]
    [InlineData("report.html", true)]
    [InlineData("march/report.html", true)]
    [InlineData("-", true)]
    [InlineData("/etc/passwd", false)]
    [InlineData("../x", false)]
    [InlineData("a/../../x", false)]
    [InlineData("a//b", false)]
    [InlineData(".", false)]
    [InlineData("~/x", false)]
    [InlineData("", false)]
    [InlineData("a\0b", false)]
    [InlineData("a\nb", false)]
    public void A_path_stays_in_ones_own_folder(string path, bool stays) => (FarSideRules.NotOwn(path) is null).ShouldBe(stays);

    [Theory]
    [InlineData("xterm-256color", true)]
    [InlineData("../../x", false)]
    [InlineData("..", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("x\u001b[2J", false)]
    public void A_terminal_has_a_name_like_one(string? term, bool like) => FarSideRules.IsTerminal(term).ShouldBe(like);

    [Fact]
    public void Words_put_between_quotation_marks_come_back_as_they_were() =>
        Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>[]>(), given =>
        {
            var words = given.Select(g => string.Concat(g.Get.Where(c => !char.IsControl(c)))).Prepend("log").ToList();
            var line = string.Join(' ', words.Select(w => $"\"{w.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""));
            return line.Length > FarSideRules.Longest || FarSideRules.Words(line) is Outcome<IReadOnlyList<string>>.Done(var read) && read.SequenceEqual(words);
        }));
}
