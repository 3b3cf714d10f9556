using NteMonitor.Terminal;

namespace NteMonitor.Tests.Terminal;

/// <summary>The same things done with keys on the full screen and with lines in linear mode, ending in the same model.</summary>
public class ScenarioTests
{
    public static TheoryData<string, string, string> Scenarios => new()
    {
        { "log a quick note", "i \"rope refused\" enter q", "log|rope refused||q" },
        { "fill in the form", "n \"drinks thrown\" enter \"anv\" enter \"3\" enter space enter ctrl+s q", "new|drinks thrown|anv|3|alcohol||y|q" },
        { "save without words and mend it", "n ctrl+s \"noise\" ctrl+s q", "new|:w|noise|:w|q" },
        { "open the third row", "j j enter q", "3|q" },
        { "strike out after a question", "j d y q", "2|d|y|q" },
        { "think better of it", "j d n q", "2|d|n|q" },
        { "pick a place", "p \"nowhere\" enter q", "pick|nowhere|q" },
        { "go to a row by command", ":goto 500000<cr> q", "goto 500000|q" },
        { "page down once", "j j j j j j j j j q", "n|q" },
        { "leave a form", "n esc q", "new|:q|q" },
    };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Both_modes_end_alike(string what, string keys, string lines)
    {
        var script = await Script.StartAsync(new Sample(), new SampleRunner(), new(new(80, 24)));
        await script.PressAsync(keys);
        var output = new StringWriter();
        var linear = await Linear.RunAsync(new Sample(), new SampleRunner(), new StringReader(lines.Replace('|', '\n')), output);

        script.HasEnded.ShouldBeTrue(what);
        linear.HungUp.ShouldBeFalse($"{what}: the lines ran out:\n{output}");
        linear.Notes.ShouldBe(script.Model.Notes, $"{what}:\n{output}");
        linear.List.Selected.ShouldBe(script.Model.List.Selected, what);
        linear.Status.ShouldBe(script.Model.Status, $"{what}:\n{output}");
    }

    [Fact]
    public async Task The_transcript_of_an_evening() =>
        (await TranscriptAsync("n|2|?|new|drinks thrown|an|?|anv|3|alcohol, weapon|two lines|of it||4|drugs|||y|d|n|charts|map|:stirke|q")).ShouldMatchApproved();

    [Fact]
    public async Task No_escape_byte_is_printed() =>
        (await TranscriptAsync("new|evil \x1b[31m red|||||y|charts|map|?|q")).ShouldNotContain("\x1b");

    [Fact]
    public async Task Lines_that_end_early_hang_up()
    {
        var model = await Linear.RunAsync(new Sample(), new SampleRunner(), new StringReader("new\nhalf a"), TextWriter.Null);
        model.HungUp.ShouldBeTrue();
        model.Form!.Value("text").ShouldBe("half a");
    }

    [Fact]
    public async Task Only_what_changed_is_printed_again()
    {
        var text = await TranscriptAsync("3|q");
        text.Split("notes 1 to 9").Length.ShouldBe(2);
    }

    private static async Task<string> TranscriptAsync(string lines)
    {
        var output = new StringWriter { NewLine = "\n" };
        await Linear.RunAsync(new Sample(), new SampleRunner(), new EchoingReader(lines.Split('|'), output), output);
        return output.ToString();
    }

    /// <summary>Reads lines as if typed: what is typed appears behind the question.</summary>
    private sealed class EchoingReader(IReadOnlyList<string> lines, TextWriter echo) : TextReader
    {
        private int _next;

        public override async Task<string?> ReadLineAsync()
        {
            var line = _next < lines.Count ? lines[_next++] : null;
            await echo.WriteAsync(Graphemes.Visible(line ?? "(end)") + "\n");
            return line;
        }
    }
}
