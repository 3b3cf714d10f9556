namespace NteMonitor.EndToEnd.Ssh;

/// <summary>Two assessors walk a town at night with phones, one line drops in the middle of a word, and their notes stand side by side.</summary>
public sealed class NightVisitOverSshTests : IDisposable
{
    private readonly SshServer _server = new();

    public void Dispose() => _server.Dispose();

    [Fact]
    public void A_visit_of_two_from_phones_to_notes_side_by_side()
    {
        _server.Ssh("ofc1", "flag register Quayside --on 2026-01-05").Exit.ShouldBe(0);
        _server.Ssh("ofc1", "flag night plan --assessor w07 --assessor p03").Exit.ShouldBe(0);
        var warden = Visit("w07");
        using var pastor = Visit("p03");

        Write(pastor, "people looked after @Market Place 4");
        warden.Keys("Enter");
        warden.Until("what you saw");
        warden.Type("two lamps out at the foot of");
        warden.Until("foot of");
        Patience.Until(() => _server.Town.Sqlite("SELECT count(*) FROM draft WHERE fields LIKE '%lamps out%'") == "1", () => "the observation was never kept");
        warden.Dispose();

        using var again = new Window(48, 18, _server.Login("w07"));
        again.Until("1 unfinished report from");
        again.Keys("y");
        again.Until("foot of");
        again.Type(" Quay Steps 2");
        again.Until("score 2 achieving");
        again.Keys("Enter");
        again.Until("Saved");

        _server.Ssh("p03", "flag night notes --json").Json.AsArray().Count.ShouldBe(1);
        _server.Ssh("p03", "flag night compare").Exit.ShouldBe(1);
        Finish(again, "p03 has not finished");
        Finish(pastor, "All have finished");
        pastor.Type("c");
        pastor.Until("SCORES DIFFER");
        _server.Ssh("w07", "flag night compare --json").Json["differences"]!.GetValue<int>().ShouldBe(1);
        _server.Town.Sqlite("SELECT count(*) FROM entry WHERE body LIKE '%lamps out%'").ShouldBe("0");
        _server.AtServer("journal verify").Exit.ShouldBe(0);
    }

    [Fact]
    public void A_note_from_standard_input_cannot_move_a_terminal()
    {
        _server.Ssh("ofc1", "flag register Quayside --on 2026-01-05").Exit.ShouldBe(0);
        _server.Ssh("ofc1", "flag night plan --assessor w07").Exit.ShouldBe(0);
        _server.Ssh("w07", "flag night note W5 - --zone 23-02", "glass \u001b]0;owned\u0007 in the gutter").Exit.ShouldBe(0);
        var shown = _server.Ssh("w07", "flag night notes").Out;
        shown.ShouldContain("in the gutter");
        shown.Where(c => char.IsControl(c) && c != '\n').ShouldBeEmpty();
        _server.Ssh("p03", "flag night notes").Talk.ShouldContain("on which p03 assesses");
    }

    private Window Visit(string who)
    {
        var window = new Window(48, 18, _server.Login(who));
        window.Until("My shift");
        window.Type(":night-visit");
        window.Keys("Enter");
        window.Until("Own visit");
        return window;
    }

    private static void Write(Window window, string line)
    {
        window.Keys("Enter");
        window.Until("what you saw");
        window.Type(line);
        window.Until("score");
        window.Keys("Enter");
        window.Until("Saved");
    }

    private static void Finish(Window window, string said)
    {
        window.Type("d");
        window.Until("written down everything?");
        window.Type("y");
        window.Until(said);
    }
}
