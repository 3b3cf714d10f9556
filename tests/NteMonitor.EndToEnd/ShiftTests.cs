namespace NteMonitor.EndToEnd;

/// <summary>Shifts through the built program: a whole night by commands, bad input, and a laptop that was out without a line.</summary>
public sealed class ShiftTests : IDisposable
{
    private const string Evening = "2026-03-14T22:10:00Z";
    private const string Morning = "2026-03-15T03:00:00Z";
    private readonly Nte _nte = new();

    public ShiftTests() => Do("init").Exit.ShouldBe(0);

    public void Dispose() => _nte.Dispose();

    [Fact]
    public void A_night_by_commands_adds_up_and_is_in_the_report()
    {
        At(Evening, "shift open --kind street-pastors --crew 4 --start 2200 --scheme 'Inventon Street Pastors' --weather rain");
        At(Evening, "shift count water --by 7");
        At(Evening, "shift count w");
        At(Evening, "shift undo").Json["total"]!.GetValue<int>().ShouldBe(7);
        At(Evening, "shift count flip-flops --to 0");
        At(Evening, "log '@\"Quay Steps\" assault x2'");
        var unsure = _nte.Do($"shift close --now {Morning}");
        unsure.Exit.ShouldBe(1);
        unsure.Talk.ShouldContain("Water given (bottles): 7");
        var closed = At(Morning, "shift close --yes").Json;
        closed["minutes"]!.GetValue<int>().ShouldBe(300);
        closed["totals"]!.ToJsonString().ShouldBe("""{"flip-flops":0,"water":7}""");

        var totals = At(Morning, "shift totals --month 2026-03").Json["schemes"]![0]!;
        totals["minutes"]!.GetValue<int>().ShouldBe(300);
        totals["crewMinutes"]!.GetValue<int>().ShouldBe(1200);
        totals["counters"]!.AsArray().Where(c => c!["total"] is not null).Select(c => $"{c!["code"]} {c["total"]}").ShouldBe(["flip-flops 0", "water 7"], ignoreOrder: true);

        At("2026-03-16T12:00:00Z", "snapshot take --from 2026-03-14 --to 2026-03-14");
        var report = _nte.Do("snapshot show latest").Out;
        report.ShouldContain("Shifts on the street");
        report.ShouldContain("5 h 0 min");
        At("2026-03-16T12:00:00Z", $"shift amend {closed["id"]} --count water=9 --why 'counted again'");
        _nte.Do("snapshot verify latest").Exit.ShouldBe(0);
        At(Morning, "shift totals --month 2026-03").Json["schemes"]![0]!["counters"]!.AsArray().First(c => c!["code"]!.GetValue<string>() == "water")!["total"]!.GetValue<int>().ShouldBe(9);
    }

    [Theory]
    [InlineData("shift open --kind warden --crew none", "crew")]
    [InlineData("shift open --kind warden --crew 2 --start 2026-03-13", "start")]
    [InlineData("shift open --kind moonwalk --crew 2", "kind")]
    [InlineData("shift count water --by -1", "count")]
    [InlineData("shift count water --to 1000000000", "count")]
    [InlineData("shift count water --by 1 --to 2", "count")]
    [InlineData("shift count nonsense", "counter")]
    [InlineData("shift row queue=4", "row")]
    [InlineData("shift call", "check-call")]
    [InlineData("shift close --finish 2100 --yes", "finish")]
    [InlineData("shift open --kind warden --crew 2", "shift")]
    [InlineData("shift show 0000", "id")]
    [InlineData("shift done 0000", "item")]
    [InlineData("shift amend 0000 --why x", "id")]
    [InlineData("shift totals", "--month")]
    [InlineData("shift totals --month 2026-03 --from 2026-03-01", "--month")]
    [InlineData("shift list --kind moonwalk", "--kind")]
    public void What_cannot_be_is_refused_at_its_field_and_changes_nothing(string command, string field)
    {
        At(Evening, "shift open --kind street-pastors --crew 4 --start 2200");
        var before = _nte.Sqlite("SELECT count(*) FROM entry");
        var run = _nte.Do($"{command} --now {Evening} --json");
        run.Exit.ShouldBe(1);
        run.Json["refused"]!.AsArray().Select(r => r!["field"]!.GetValue<string>()).ShouldContain(field);
        _nte.Sqlite("SELECT count(*) FROM entry").ShouldBe(before);
    }

    [Fact]
    public void A_clock_that_jumped_back_counts_nothing()
    {
        At(Evening, "shift open --kind street-pastors --crew 4");
        var run = _nte.Do("shift count water --now 2026-03-14T20:00:00Z --json");
        run.Json["refused"]![0]!["field"]!.GetValue<string>().ShouldBe("clock");
    }

    [Fact]
    public void A_laptop_that_was_out_merges_once_and_what_two_changed_is_settled_by_a_person()
    {
        At(Evening, "shift open --kind street-pastors --crew 4 --scheme 'Inventon Street Pastors'");
        Do("journal export --since last --with-sealed --to out.jsonl");
        Laptop("init");
        Laptop("journal merge out.jsonl");
        Laptop($"shift count water --by 3 --now {Evening}");
        Laptop($"shift note 'seen from the laptop' --open --now {Evening}");
        Laptop($"shift amend {Shift()} --crew 5 --why 'one more came' --now 2026-03-14T22:20:00Z");
        Laptop("journal export --since last --with-sealed --to first.jsonl");
        Laptop($"shift count water --by 2 --now 2026-03-14T22:40:00Z");
        Laptop("journal export --since last --with-sealed --to second.jsonl");
        File.ReadAllLines(Path.Combine(_nte.Home, "second.jsonl")).Length.ShouldBeLessThan(4);

        At(Evening, $"shift amend {Shift()} --crew 6 --why 'two more came'");
        At(Evening, "shift count water --by 1");
        Do("journal merge first.jsonl");
        Do("journal merge second.jsonl");
        Do("journal merge first.jsonl").Json["added"]!.GetValue<int>().ShouldBe(0);
        var shift = Do($"shift show {Shift()}").Json;
        shift["totals"]!["water"]!.GetValue<int>().ShouldBe(6);
        shift["conflicts"]!.GetValue<int>().ShouldBe(1);
        shift["notes"]![0]!["text"]!.GetValue<string>().ShouldBe("seen from the laptop");
        Do("journal conflicts").Json.AsArray().Select(c => c!["thing"]!.GetValue<string>()).ShouldBe(["shift"]);
        Do("journal verify").Exit.ShouldBe(0);
        _nte.Do("journal merge second.jsonl --store sqlite:gap.db").Exit.ShouldBe(5);
        using var window = new Window(100, 30, _nte.CommandLine(""));
        window.Until("Tonight");
        window.Keys("4");
        window.Until("newest entries");
        window.Type("c");
        window.Until("1 waiting");
        window.Type("s");
        window.Until("Why it is settled so");
        window.Type("spoke to both");
        window.Keys("Enter");
        window.Until("Keep the shift");
        window.Keys("y");
        window.Until("Nothing waits to be settled");
        Do("journal conflicts").Json.AsArray().ShouldBeEmpty();
    }

    private string Shift() => _nte.Sqlite("SELECT lower(hex(id)) FROM shift")[..16];

    private Nte.Run Do(string line) => Ran(_nte.Do(line + (line.StartsWith("journal export", StringComparison.Ordinal) ? "" : " --json")), line);

    private Nte.Run At(string now, string line) => Do($"{line} --now {now}");

    private Nte.Run Laptop(string line) => Ran(_nte.Do($"{line} --store sqlite:laptop.db"), line);

    private static Nte.Run Ran(Nte.Run run, string line)
    {
        run.Exit.ShouldBe(0, $"{line}\n{run.Out}\n{run.Talk}");
        return run;
    }
}
