
namespace NteMonitor.EndToEnd;

public sealed class CommandTests : IDisposable
{
    private const string Now = "--now 2026-03-14T23:30:00Z";

    private readonly Nte _nte = new();

    public void Dispose() => _nte.Dispose();

    [Fact]
    public void A_line_is_logged_said_back_and_found_again()
    {
        Init();
        var logged = _nte.Do($"log '2315 @\"Market Place\" refusal x2 drunk' {Now}");
        logged.Exit.ShouldBe(0, logged.Talk);
        logged.Out.ShouldContain("23:15 tonight (Sat 14 Mar 2026), Market Place: Refused entry or service; 2 people; alcohol");
        var id = logged.Out.Split('\n')[0];
        var shown = _nte.Do($"incident show {id} --json {Now}").Json;
        shown["when"]!["from"]!.GetValue<string>().ShouldBe("2026-03-14T23:15:00Z");
        shown["people"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public void The_note_is_sealed_and_stands_in_no_journal_export()
    {
        Init();
        _nte.Do($"log - {Now}", "2315 @\"Market Place\" refusal \"canary-in-the-note\"").Exit.ShouldBe(0);
        var export = _nte.Do("journal export").Out;
        export.ShouldContain("incident.recorded");
        export.ShouldNotContain("canary");
        _nte.Do("journal export --with-sealed").Out.ShouldContain("canary-in-the-note");
        Directory.EnumerateFiles(_nte.Home, "*.log", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public void The_log_has_what_ran_and_nothing_that_was_typed()
    {
        Init();
        File.WriteAllText(Path.Combine(_nte.Home, "nte.config.json"), """{"logLevel":"information"}""");
        _nte.Do($"log '2315 @\"canary steps\" refusal \"canary-in-the-note\"' {Now}").Exit.ShouldBe(0);
        var log = File.ReadAllText(Path.Combine(_nte.Home, "state/nte/nte.log"));
        log.ShouldContain("information nte log: status 0 after");
        log.ShouldNotContain("canary");
    }

    [Fact]
    public void A_refusal_has_every_reason_at_once()
    {
        Init();
        var refused = _nte.Do($"log '31/2 2315 refusall' --json {Now}");
        refused.Exit.ShouldBe(1);
        refused.Json["refused"]!.AsArray().Select(r => r!["field"]!.GetValue<string>()).ShouldBe(["when", "place", "category"]);
        _nte.Do("incident list --json").Json.AsArray().ShouldBeEmpty();
        _nte.Do($"log 'nonsense' {Now}").Talk.ShouldContain("Not understood: nonsense");
    }

    [Theory]
    [InlineData("incidnt list", "Did you mean incident?")]
    [InlineData("incident lst", "Did you mean list?")]
    [InlineData("--bogus", "--bogus")]
    [InlineData("incident list --count many", "many")]
    [InlineData("journal tail --now yesterday", "2026-03-14T23:15:00Z")]
    [InlineData("journal tail --store ftp:x", "sqlite:PATH")]
    public void A_command_line_that_cannot_be_read_exits_2_with_one_line_and_a_hint(string line, string hint)
    {
        var run = _nte.Do(line);
        run.Exit.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Talk.ShouldContain(hint);
        run.Talk.TrimEnd().Split('\n').Length.ShouldBe(1);
    }

    [Fact]
    public void A_missing_store_exits_5_and_says_what_to_do()
    {
        var run = _nte.Do("incident list");
        run.Exit.ShouldBe(5);
        run.Talk.ShouldContain("nte init");
    }

    [Fact]
    public void A_file_that_is_no_store_exits_5()
    {
        var path = Path.Combine(_nte.Home, "letter.txt");
        File.WriteAllText(path, "Dear committee");
        _nte.Do($"incident list --store sqlite:{path}").Exit.ShouldBe(5);
        File.ReadAllText(path).ShouldBe("Dear committee");
    }

    [Fact]
    public void A_role_that_may_not_exits_4_and_only_that_it_was_tried_is_written()
    {
        Init();
        File.WriteAllText(Path.Combine(_nte.Home, "nte.config.json"), """{"roles":{"guest":"assessor"}}""");
        _nte.Do($"log '2315 @x fight' --as guest {Now}").Exit.ShouldBe(4);
        var entry = _nte.Do("journal tail --json").Json.AsArray()[^1]!;
        (entry["kind"]!.GetValue<string>(), entry["actor"]!.GetValue<string>(), entry["role"]!.GetValue<string>()).ShouldBe(("action.refused", "guest", "assessor"));
    }

    [Fact]
    public void Settings_with_faults_are_all_named_at_once()
    {
        File.WriteAllText(Path.Combine(_nte.Home, "nte.config.json"), """{"timezon":"x","timeZone":"Europe/Londn","nightBoundary":"6","theme":"pink","authority":{"cod":"E1"}}""");
        var run = _nte.Do("config check");
        run.Exit.ShouldBe(2);
        foreach (var named in new[] { "timezon", "Europe/Londn", "nightBoundary", "pink", "authority.cod", "authority.code" })
        {
            run.Talk.ShouldContain(named);
        }
    }

    [Fact]
    public void One_flipped_byte_in_the_journal_is_found_and_its_entry_named()
    {
        Init();
        string[] ids = [.. Enumerable.Range(0, 3).Select(i => _nte.Do($"log '231{i} @\"Invented Corner\" fight' --json {Now}").Json["id"]!.GetValue<string>())];
        _nte.Do("journal verify").Exit.ShouldBe(0);
        FlipIn(ids[1]);
        var run = _nte.Do("journal verify --json");
        run.Exit.ShouldBe(3);
        run.Json["faults"]!.AsArray().ShouldHaveSingleItem()!["seq"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task Processes_that_write_at_once_all_get_their_turn()
    {
        Init();
        var writers = Enumerable.Range(0, 4).Select(w => Task.Run(() => Enumerable.Range(0, 5).Count(i => _nte.Do($"log '2300 @\"Corner {w}\" noise x{i + 1}' {Now}").Exit == 0))).ToArray();
        (await Task.WhenAll(writers)).Sum().ShouldBe(20);
        var verdict = _nte.Do("journal verify --json").Json;
        (verdict["whole"]!.GetValue<bool>(), verdict["entries"]!.GetValue<int>()).ShouldBe((true, 1 + 20), "the first admin and what was logged");
    }

    [Fact]
    public void A_laptops_journal_goes_into_the_towns_and_a_second_merge_adds_nothing()
    {
        Init();
        using var laptop = new Nte();
        laptop.Do("init").Exit.ShouldBe(0);
        laptop.Do($"log '2310 @\"Quay Steps\" fight' {Now}").Exit.ShouldBe(0);
        var file = Path.Combine(_nte.Home, "laptop.jsonl");
        laptop.Do($"journal export --to {file}").Exit.ShouldBe(0);
        _nte.Do($"journal merge {file}").Out.ShouldContain("2 entries read: 2 added");
        _nte.Do($"journal merge {file}").Out.ShouldContain("0 added, 2 already there");
        _nte.Do("incident list").Out.ShouldContain("Quay Steps");
        File.WriteAllText(file, File.ReadAllText(file).Replace("assault", "assaulu", StringComparison.Ordinal));
        using var other = new Nte();
        other.Do("init");
        other.Do($"journal merge {file}").Exit.ShouldBe(1);
        other.Do("incident list --json").Json.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public void Two_accounts_are_linked_counted_once_and_parted_again()
    {
        Init();
        string Log(string line) => _nte.Do($"log '{line}' --json {Now}").Json["id"]!.GetValue<string>();
        var (camera, warden) = (Log("2310 @\"Market Place\" fight cctv"), Log("2314 @\"Market Place\" fight warden"));
        _nte.Do($"incident show {camera} {Now}").Out.ShouldContain("May be the same event");
        _nte.Do($"incident link {camera} {warden}").Exit.ShouldBe(0);
        _nte.Do($"incident show {camera} --json").Json["event"]!.GetValue<string>().ShouldBe(_nte.Do($"incident show {warden} --json").Json["event"]!.GetValue<string>());
        _nte.Do($"incident unlink {camera}").Exit.ShouldBe(1);
        _nte.Do($"incident unlink {camera} --why 'two fights'").Exit.ShouldBe(0);
    }

    [Fact]
    public void The_demonstration_town_prints_its_board_where_nobody_sits_and_its_report_stands()
    {
        var board = _nte.Do($"demo {Now}");
        board.Exit.ShouldBe(0, board.Talk);
        board.Out.ShouldContain("Inventon");
        board.Out.ShouldNotContain("\u001b");
        var store = Path.Combine(_nte.Home, "demo.db");
        _nte.Do($"demo --keep {store} {Now}").Exit.ShouldBe(0);
        _nte.Do($"snapshot take --from 2026-02-01 --to 2026-02-28 --store sqlite:{store}").Exit.ShouldBe(0);
        _nte.Do($"log '2310 @\"Market Place\" fight' --store sqlite:{store} {Now}").Exit.ShouldBe(0);
        _nte.Do($"snapshot verify latest --store sqlite:{store}").Out.ShouldContain("byte for byte");
        _nte.Do($"snapshot export latest --out report.html --store sqlite:{store}").Exit.ShouldBe(0);
        File.ReadAllText(Path.Combine(_nte.Home, "report.html")).ShouldContain("<h1");
        _nte.Do($"snapshot export latest --out report.html --store sqlite:{store}").Exit.ShouldBe(1);
    }

    [Fact]
    public void A_new_store_has_the_zones_of_the_settings_and_a_missing_file_leaves_no_store()
    {
        File.WriteAllText(Path.Combine(_nte.Home, "nte.config.json"), """{"zones":[{"file":"wards.geojson","kind":"ward"}]}""");
        var missing = _nte.Do("init");
        missing.Exit.ShouldBe(1);
        missing.Talk.ShouldContain("wards.geojson");
        File.Exists(_nte.Store).ShouldBeFalse();
        File.Copy(Path.Combine(Nte.Repository, "seed/demo-town/zones.geojson"), Path.Combine(_nte.Home, "wards.geojson"));
        Init();
        _nte.Do("zone list --json").Json.AsArray().Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void A_report_that_an_older_program_froze_still_stands()
    {
        var dump = Path.Combine(Nte.Repository, "tests/NteMonitor.Storage.Tests/Stores/0001_night_log.sql");
        var store = Path.Combine(_nte.Home, "old.db");
        _nte.Sqlite($".read '{dump}'", store);
        var run = _nte.Do($"snapshot verify latest --store sqlite:{store}");
        run.Exit.ShouldBe(0, run.Talk);
        run.Out.ShouldContain("byte for byte");
    }

    [Fact]
    public void Line_by_line_everything_is_logged_too_and_no_escape_is_sent()
    {
        Init();
        var run = _nte.Do($"--linear {Now}", ":log\n2315 @\"Market Place\" fight\n\nq\n");
        run.Exit.ShouldBe(0, run.Talk);
        run.Out.ShouldNotContain("\u001b");
        _nte.Do("incident list").Out.ShouldContain("Market Place");
    }

    [Fact]
    public void What_was_acknowledged_survives_a_kill()
    {
        Init();
        List<string> said = [];
        for (var i = 0; i < 5; i++)
        {
            using var process = _nte.Start(["log", "2310 @corner fight", "--now", "2026-03-14T23:30:00Z"]);
            process.StandardInput.Close();
            if (process.StandardOutput.ReadLine() is { Length: 36 } id)
            {
                said.Add(id);
            }

            process.Kill();
            process.WaitForExit();
        }

        said.Count.ShouldBe(5);
        _nte.Do("incident list --json").Json.AsArray().Select(i => i!["id"]!.GetValue<string>()).ShouldBe(said, ignoreOrder: true);
        _nte.Do("journal verify").Exit.ShouldBe(0);
    }

    private void Init() => _nte.Do("init").Exit.ShouldBe(0);

    /// <summary>Changes one letter of an entry's body in the file itself.</summary>
    private void FlipIn(string subject)
    {
        _nte.Sqlite($"UPDATE entry SET body = replace(body, 'Corner', 'Cornes') WHERE hex(subject) = '{subject.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant()}'");
    }
}
