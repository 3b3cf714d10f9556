using FsCheck;
using FsCheck.Fluent;
using NteMonitor.Terminal;

namespace NteMonitor.Tests.Terminal;

public class KeyParserTests
{
    [Theory]
    [InlineData("j", "j")]
    [InlineData("G", "G")]
    [InlineData("é", "é")]
    [InlineData("漢", "漢")]
    [InlineData(" ", "space")]
    [InlineData("\r", "enter")]
    [InlineData("\t", "tab")]
    [InlineData("\x7f", "backspace")]
    [InlineData("\x03", "ctrl+c")]
    [InlineData("\x1b[A", "up")]
    [InlineData("\x1bOB", "down")]
    [InlineData("\x1b[Z", "shift+tab")]
    [InlineData("\x1b[1;5D", "ctrl+left")]
    [InlineData("\x1b[6~", "pgdn")]
    [InlineData("\x1b[1~", "home")]
    [InlineData("\x1bOF", "end")]
    [InlineData("\x1bOP", "f1")]
    [InlineData("\x1b[[B", "f2")]
    [InlineData("\x1b[24~", "f12")]
    [InlineData("\x1b[115;5u", "ctrl+s")]
    [InlineData("\x1bx", "alt+x")]
    public void A_key_has_one_name_whatever_the_terminal_sends_for_it(string sent, string key) =>
        Keys(Encode(sent)).ShouldBe([new KeyPressed(key)]);

    [Fact]
    public void A_lone_escape_is_a_key_once_nothing_follows() => Keys(Encode("\x1b")).ShouldBe([new KeyPressed("esc")]);

    [Fact]
    public void Two_escapes_are_two_keys() => Keys(Encode("\x1b\x1b")).ShouldBe([new KeyPressed("esc"), new KeyPressed("esc")]);

    [Fact]
    public void An_unknown_sequence_leaves_no_letters_behind() => Keys(Encode("\x1b[?62;1cj")).ShouldBe([new KeyPressed("j")]);

    [Fact]
    public void A_paste_is_one_message_with_its_lines_and_its_controls_made_visible() =>
        Keys(Encode("\x1b[200~a\r\nb\x1b[31mc\x07\x1b[201~j")).ShouldBe([new Pasted("a\nb␛[31mc␇"), new KeyPressed("j")]);

    [Fact]
    public void A_paste_beyond_all_bounds_is_cut() =>
        ((Pasted)Keys(Encode("\x1b[200~" + new string('a', 300_000) + "\x1b[201~"))[0]).Text.Length.ShouldBe(KeyParser.MostPasted);

    [Fact]
    public void A_paste_whose_end_never_comes_is_what_came_of_it() =>
        Keys(Encode("\x1b[200~half")).ShouldBe([new Pasted("half")]);

    [Fact]
    public void A_broken_character_is_passed_over() => Keys([0xC3, (byte)'j', 0xFF, 0xE2, 0x82]).ShouldBe([new KeyPressed("j")]);

    [Fact]
    public void Any_bytes_give_the_same_keys_however_they_are_cut() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
            ByteStreams, ArbMap.Default.ArbFor<byte[]>(), (bytes, cuts) => Keys(bytes).SequenceEqual(Keys(bytes, cuts))));

    [Fact]
    public void No_key_carries_a_control_character() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
            ByteStreams, bytes => Keys(bytes).All(m => m is not KeyPressed(var key) || !key.Any(char.IsControl))));

    /// <summary>Any bytes, those that begin and end sequences being much the likeliest.</summary>
    private static Arbitrary<byte[]> ByteStreams { get; } = Gen.Frequency(
        (3, Gen.Elements("\x1b[O;~0125uAZ\x7f\r"u8.ToArray())),
        (1, ArbMap.Default.GeneratorFor<byte>())).ArrayOf().ToArbitrary();

    private static byte[] Encode(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static List<Msg> Keys(byte[] bytes) => Keys(bytes, []);

    private static List<Msg> Keys(byte[] bytes, byte[] cuts)
    {
        List<Msg> keys = [];
        var parser = new KeyParser();
        var at = 0;
        foreach (var cut in cuts)
        {
            var length = Math.Min(cut % 8, bytes.Length - at);
            parser.Feed(bytes.AsSpan(at, length), keys.Add);
            at += length;
        }

        parser.Feed(bytes.AsSpan(at), keys.Add);
        parser.Flush(keys.Add);
        return keys;
    }
}
