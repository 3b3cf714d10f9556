using System.Diagnostics;
using System.Globalization;

namespace NteMonitor.EndToEnd.Ssh;

/// <summary>Two people keep their shifts from phones, one line drops, and the officer sees it all.</summary>
public sealed class ShiftOverSshTests : IDisposable
{
    private readonly SshServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void A_night_of_two_crews_is_counted_resumed_after_a_drop_closed_and_adds_up()
    {
        using var officer = new Window(100, 30, _server.Login("ofc1"));
        officer.Until("Nobody has a shift open");
        var warden = new Window(48, 18, _server.Login("w07"));
        using var pastor = new Window(48, 18, _server.Login("p03"));
        Begin(warden, "2");
        Begin(pastor, "4");
        officer.Until("p03");
        officer.Until("w07");

        Press(pastor, "w", ": Water given 1");
        Press(pastor, "w", ": Water given 2");
        Press(pastor, "u", ": Water given 1");
        pastor.Type("i");
        pastor.Until("Log");
        pastor.Type("@\"Quay Steps\" assault");
        pastor.Until("Street pastors");
        pastor.Keys("Enter");
        pastor.Until("Saved");
        officer.Until("Quay Steps");

        // The warden's line drops in the middle of a note.
        warden.Type("m");
        warden.Until("Note");
        warden.Type("!lamp out at the foot of");
        warden.Until("foot of");
        Patience.Until(() => Drafts("lamp out") == "1", () => "the note was never kept");
        Process.Start("pkill", ["-9", "-f", "nte --as w07"]).WaitForExit();
        warden.Dispose();
        using var again = new Window(48, 18, _server.Login("w07"));
        again.Until("1 unfinished report from");
        again.Keys("y");
        again.Until("foot of");
        again.Type(" Quay Steps");
        again.Keys("Enter");
        again.Until("Noted");

        Close(again);
        Close(pastor);
        var totals = _server.Ssh("ofc1", "shift totals --from 2000-01-01 --json").Json["schemes"]!.AsArray();
        totals.Select(t => t!["shifts"]!.GetValue<int>()).ShouldBe([1, 1]);
        totals.SelectMany(t => t!["counters"]!.AsArray()).Where(c => c!["total"] is not null).Select(c => $"{c!["code"]} {c["total"]}").ShouldBe(["water 1"]);
        _server.Town.Sqlite("SELECT sum(amount) FROM shift_part WHERE counter = 'water' AND live = 1").ShouldBe("1");
        _server.Ssh("p03", "shift handover").Out.ShouldContain("lamp out at the foot of Quay Steps");
        _server.AtServer("journal verify").Exit.ShouldBe(0);
    }

    [Theory]
    [InlineData("shift open --kind warden --crew 0", "crew")]
    [InlineData("shift open --kind wardn --crew 2", "Did you mean warden?")]
    [InlineData("shift count water", "no shift open")]
    [InlineData("shift totals --month 2026-13", "not a month")]
    [InlineData("import shifts sheet.csv --kind warden --scheme x", "may not import")]
    public void What_cannot_be_done_is_refused_in_words(string command, string words) => _server.Ssh("w07", command).ShouldSatisfyAllConditions(
        run => run.Exit.ShouldBeInRange(1, 4), run => run.Talk.ShouldContain(words));

    [Fact]
    public void A_note_from_standard_input_stays_out_of_the_journal_s_open_part_and_cannot_move_a_terminal()
    {
        _server.Ssh("w07", "shift open --kind warden --crew 2").Exit.ShouldBe(0);
        _server.Ssh("w07", "shift note - --open", "glass \u001b]0;owned\u0007 in the gutter").Exit.ShouldBe(0);
        var shown = _server.Ssh("w07", "shift show").Out;
        shown.ShouldContain("in the gutter");
        shown.Where(c => char.IsControl(c) && c != '\n').ShouldBeEmpty();
        _server.Town.Sqlite("SELECT count(*) FROM entry WHERE body LIKE '%gutter%'").ShouldBe("0");
    }

    private static void Begin(Window window, string crew)
    {
        window.Until("No shift is open");
        window.Type("o");
        window.Until("Open a shift");
        window.Keys("Tab", "Tab");
        window.Type(crew);
        window.Keys("Tab", "Tab");

        // A shift that ends in the minute in which it began is none.
        window.Type(Before(10));
        window.Keys("C-s");
        window.Until("Handover");
        window.Keys("Escape");
        window.Until("Counted");
    }

    private static void Press(Window window, string key, string until)
    {
        window.Type(key);
        window.Until(until);
    }

    private static void Close(Window window)
    {
        window.Type("c");
        window.Until("Close the shift");
        window.Keys("C-s");
        window.Until("with these totals?");
        window.Type("y");
        window.Until("Closed");
    }

    private static string Before(int minutes) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow.AddMinutes(-minutes), TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).ToString("HHmm", CultureInfo.InvariantCulture);

    private string Drafts(string text) => _server.Town.Sqlite($"SELECT count(*) FROM draft WHERE fields LIKE '%{text}%'");
}
