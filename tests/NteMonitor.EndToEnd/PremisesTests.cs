namespace NteMonitor.EndToEnd;

/// <summary>What an officer does before, on and after a visit, through the built program.</summary>
public sealed class PremisesTests : IDisposable
{
    private readonly Nte _nte = new();

    public PremisesTests()
    {
        _nte.Do("demo --keep town.db").Exit.ShouldBe(0);
        File.Copy(Path.Combine(Nte.Repository, "seed/demo-town/nte.config.json"), Path.Combine(_nte.Home, "nte.config.json"));
    }

    public void Dispose() => _nte.Dispose();

    [Fact]
    public void A_visit_from_the_checklist_to_the_report()
    {
        Do("visit checklist barrel --out sheet.txt").Exit.ShouldBe(0);
        var path = Path.Combine(_nte.Home, "sheet.txt");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\nkind:", "\nkind: night").Replace("\nspoken-to:", "\nspoken-to: dps").Replace("\nname:", "\nname: Canary Madeupname")
            .Replace("\npeople:", "\npeople: 251").Replace("\ncondition 2.1:", "\ncondition 2.1: broken: one at the door").Replace("\nfollow-up:", "\nfollow-up: +7"));
        var visit = Do("visit record barrel --from sheet.txt --json").Json;
        (visit["inside"]!["over"]!.GetValue<int>(), visit["open"]!.GetValue<bool>()).ShouldBe((1, true));
        Do("venue conditions barrel --broken --json").Json.AsArray().Select(c => c!["number"]!.GetValue<string>()).ShouldContain("2.1");
        Do($"visit show {visit["id"]}").Out.ShouldContain("Canary Madeupname");
        Do($"--as p03 visit show {visit["id"]}").Exit.ShouldBe(0);

        foreach (var file in new[] { "file.html", "file.md", "file.json", "file.txt", "file.csv" })
        {
            Do($"venue file barrel --out {file}").Exit.ShouldBe(0);
        }

        var written = Directory.EnumerateFiles(_nte.Home, "file*").Select(File.ReadAllText).ToList();
        written.Count.ShouldBeGreaterThan(6);
        written.ShouldAllBe(t => !t.Contains("Canary") && !t.Contains("Madeupname"));
        written.ShouldContain(t => t.Contains("one at the door"));
        Do("journal verify").Exit.ShouldBe(0);
    }

    [Fact]
    public void A_visit_that_cannot_be_names_every_reason_and_leaves_nothing()
    {
        var before = Do("visit list --json").Json.AsArray().Count;
        var run = Do("visit record barrel --kind raid --check 9.9=met --check 2.1=perhaps --door-staff 2 --badges 3 --people -4 --follow-up 2020-01-01 --json");
        run.Exit.ShouldBe(1);
        run.Json["refused"]!.AsArray().Select(r => r!["field"]!.GetValue<string>()).ShouldBe(["kind", "condition 9.9", "condition 2.1", "badges", "people", "followUp"], ignoreOrder: true);
        Do("visit list --json").Json.AsArray().Count.ShouldBe(before);
        Do("--as w07 visit record barrel --kind night").Exit.ShouldBe(4);
        Do("visit list nowhere-at-all").Exit.ShouldBe(1);
    }

    [Fact]
    public void A_follow_up_stands_on_the_night_board_until_it_is_done()
    {
        const string Reminder = "The Bottomless Barrel: follow-up of the visit";
        Do("").Out.ShouldContain(Reminder);
        var id = Do("visit list barrel --open --json").Json[0]!["id"];
        Do($"visit done {id}").Exit.ShouldBe(1);
        Do($"visit done {id} --why 'clicker seen in use'").Exit.ShouldBe(0);
        Do("").Out.ShouldNotContain(Reminder);
    }

    private Nte.Run Do(string words) => _nte.Do($"{words} --store sqlite:town.db");
}
