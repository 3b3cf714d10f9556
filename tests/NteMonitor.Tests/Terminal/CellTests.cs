using FsCheck.Fluent;
using NteMonitor.Terminal;

namespace NteMonitor.Tests.Terminal;

public class CellTests
{
    public static TheoryData<string> Coloured => ["dark", "light"];

    [Theory]
    [MemberData(nameof(Coloured))]
    public void Every_text_of_a_theme_has_a_contrast_of_four_and_a_half(string name)
    {
        var theme = Themes.Find(name)!;
        foreach (var ink in Enum.GetValues<Ink>().Where(i => i != Ink.Border))
        {
            Contrast(theme[ink]).ShouldBeGreaterThan(4.5, $"{name} {ink}");
        }

        foreach (var shade in theme.Shades)
        {
            Contrast(shade).ShouldBeGreaterThan(4.5, $"{name} shade {shade}");
        }
    }

    [Fact]
    public void Without_colour_the_selected_row_and_the_normal_one_differ() =>
        Themes.Mono[Ink.Selected].Marks.ShouldNotBe(Themes.Mono[Ink.Normal].Marks);

    [Theory]
    [InlineData("漢字", 4)]
    [InlineData("e\u0301", 1)]
    [InlineData("a\tb", 3)]
    [InlineData("\x1b[31m", 5)]
    [InlineData("🙂", 2)]
    public void The_width_of_a_text_is_what_a_terminal_gives_it(string text, int width) => Graphemes.Width(text).ShouldBe(width);

    [Fact]
    public void Controls_and_marks_that_turn_text_round_are_made_visible() =>
        Graphemes.Visible("a\x1b\u202Eb\x07\u0085\u200B").ShouldBe("a␛\uFFFDb␇\uFFFD\uFFFD");

    [Fact]
    public void No_text_reaches_a_cell_with_a_control_in_it() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(ArbMap.Default.ArbFor<string>().Filter(t => t is not null), text =>
            Graphemes.Of(text).All(g => g.Width is 1 or 2 && !g.Text.Any(char.IsControl))));

    [Fact]
    public void A_cut_text_is_never_wider_than_its_room() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
            ArbMap.Default.ArbFor<string>().Filter(t => t is not null), Gen.Choose(0, 20).ToArbitrary(),
            (text, width) => Graphemes.Width(Graphemes.Fit(text, width, "…")) <= width));

    [Theory]
    [InlineData("TERM=xterm-256color", ColourDepth.Indexed)]
    [InlineData("TERM=xterm-256color COLORTERM=truecolor", ColourDepth.True)]
    [InlineData("TERM=xterm", ColourDepth.Sixteen)]
    [InlineData("TERM=dumb", ColourDepth.None)]
    [InlineData("TERM=vt100 CLICOLOR_FORCE=1", ColourDepth.Sixteen)]
    [InlineData("TERM=xterm-256color NO_COLOR=1", ColourDepth.None)]
    public void The_environment_says_how_many_colours_there_are(string environment, ColourDepth depth) =>
        From(environment).Depth.ShouldBe(depth);

    [Theory]
    [InlineData("TERM=xterm-256color", true)]
    [InlineData("TERM=screen-256color", false)]
    [InlineData("TERM=screen-256color TMUX=/tmp/tmux", true)]
    [InlineData("TERM=vt100", false)]
    public void The_name_of_the_terminal_says_whether_erased_cells_take_the_background(string environment, bool erases) =>
        From(environment).Erases.ShouldBe(erases);

    [Theory]
    [InlineData("LANG=en_GB.UTF-8", true)]
    [InlineData("LANG=en_GB.UTF-8 LC_ALL=C", false)]
    [InlineData("LC_CTYPE=C.utf8", true)]
    [InlineData("", false)]
    public void The_locale_says_whether_there_is_more_than_ascii(string environment, bool unicode) =>
        From(environment).Unicode.ShouldBe(unicode);

    [Fact]
    public void A_dumb_terminal_does_not_move_its_cursor() => From("TERM=dumb").Moves.ShouldBeFalse();

    private static Capabilities From(string environment)
    {
        var set = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(e => e.Split('=')).ToDictionary(e => e[0], e => e[1]);
        return Capabilities.From(set.GetValueOrDefault);
    }

    private static double Contrast(CellStyle style)
    {
        var (a, b) = (Luminance(style.Fore), Luminance(style.Back));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    /// <summary>Relative luminance as WCAG 2 defines it.</summary>
    private static double Luminance(Colour colour) =>
        (0.2126 * Linear(colour.Red)) + (0.7152 * Linear(colour.Green)) + (0.0722 * Linear(colour.Blue));

    private static double Linear(byte value) =>
        value / 255.0 <= 0.04045 ? value / 255.0 / 12.92 : Math.Pow(((value / 255.0) + 0.055) / 1.055, 2.4);
}
