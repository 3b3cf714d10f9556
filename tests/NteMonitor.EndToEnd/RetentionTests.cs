namespace NteMonitor.EndToEnd;

/// <summary>The retention schedule of the settings, and the monitor that weeds by itself.</summary>
public sealed class RetentionTests : IDisposable
{
    private readonly Nte _nte = new();

    public void Dispose() => _nte.Dispose();

    [Fact]
    public void A_line_of_the_settings_stands_in_place_of_the_shipped_one_member_by_member()
    {
        Settings("""{"incident":{"period":"6 months","roles":["officer"]},"ban":{"period":"14 days"}}""");
        _nte.Do("init").Exit.ShouldBe(0);
        var schedule = _nte.Do("retention schedule --json").Json.AsArray().ToDictionary(t => t!["kind"]!.GetValue<string>());
        schedule.Count.ShouldBe(13);
        schedule["incident"]!["period"]!.GetValue<string>().ShouldBe("6 months");
        schedule["incident"]!["roles"]!.AsArray().Select(r => r!.GetValue<string>()).ShouldBe(["officer"]);
        schedule["incident"]!["purpose"]!.GetValue<string>().ShouldNotBeEmpty();
        schedule["person"]!["period"]!.GetValue<string>().ShouldBe("12 months");
        schedule["ban"]!["period"]!.GetValue<string>().ShouldBe("14 days");
    }

    [Fact]
    public void Settings_of_an_earlier_program_are_still_read()
    {
        Settings("""{"incidentsMonths":24}""");
        _nte.Do("init").Exit.ShouldBe(0);
        _nte.Do("retention schedule --json").Json[0]!["period"]!.GetValue<string>().ShouldBe("24 months");
    }

    [Fact]
    public void Every_reason_against_a_schedule_comes_at_once()
    {
        Settings("""{"incidnt":{"period":"1 day"},"ban":{"perod":"1 day","period":"soon","roles":["oficer"]},"visit":{"purpose":" "}}""");
        var refused = _nte.Do("config check --json");
        refused.Exit.ShouldBe(2);
        refused.Json["refused"]!.AsArray().Select(r => r!["field"]!.GetValue<string>())
            .ShouldBe(["retention.incidnt", "retention.ban.perod", "retention.ban.period", "retention.ban.roles", "retention.visit.purpose"], ignoreOrder: true);
    }

    [Fact]
    public void A_role_that_the_schedule_does_not_name_reads_no_note_and_is_told_where_to_look()
    {
        Settings("""{"incident":{"roles":[]}}""");
        _nte.Do("init").Exit.ShouldBe(0);
        _nte.Do("log -", "2315 @\"Market Place\" refusal \"said little\"").Exit.ShouldBe(0);
        var id = _nte.Do("incident list --json").Json[0]!["id"]!.GetValue<string>();
        var shown = _nte.Do($"incident show {id}").Out;
        shown.ShouldContain("Note: sealed; your role may not read it.");
        shown.ShouldNotContain("said little");
    }

    [Fact]
    public void The_monitor_weeds_by_itself_in_its_own_name()
    {
        _nte.Do("init").Exit.ShouldBe(0);
        _nte.Do("log - --now 2026-03-14T23:30:00Z", "2315 @\"Market Place\" refusal \"said little\"").Exit.ShouldBe(0);
        using var monitor = _nte.Start(["--linear", "--now", "2027-06-01T12:00:00Z"]);
        Patience.Until(() => _nte.Sqlite("SELECT count(*) FROM sealed_part") == "0", () => "The monitor did not weed.");
        monitor.StandardInput.WriteLine(":q");
        monitor.StandardInput.Close();
        monitor.WaitForExit();
        _nte.Sqlite("SELECT actor FROM entry WHERE kind = 'erasure.made'").ShouldBe("retention");
        _nte.Do("journal verify").Exit.ShouldBe(0);
    }

    private void Settings(string retention) =>
        File.WriteAllText(Path.Combine(_nte.Home, "nte.config.json"), $$"""{"authority":{"code":"X99000001","name":"Inventon"},"retention":{{retention}}}""");
}
