namespace NteMonitor.EndToEnd;

/// <summary>The premises file's papers and the bundle, on the demonstration town through the built program.</summary>
public sealed class BundleTests : IDisposable
{
    private readonly Nte _nte = new();

    public BundleTests()
    {
        Do("demo --keep town.db --now 2026-11-21T00:45:00Z", store: "").Exit.ShouldBe(0);
        File.Copy(Path.Combine(Nte.Repository, "seed/demo-town/nte.config.json"), Path.Combine(_nte.Home, "nte.config.json"));
    }

    public void Dispose() => _nte.Dispose();

    [Fact]
    public void A_bundle_is_written_verified_and_found_out_when_a_letter_is_changed()
    {
        var made = Do("venue bundle barrel --for review --from 2026-06-01 --to 2026-11-19 --out bundle --json");
        made.Exit.ShouldBe(0, made.Talk);
        made.Json["documentSha256"]!.GetValue<string>().Length.ShouldBe(64);
        var files = Directory.GetFiles(Path.Combine(_nte.Home, "bundle"));
        files.Length.ShouldBeGreaterThan(8);
        foreach (var text in files.Select(File.ReadAllText))
        {
            string[] personal = ["Fabrication", "Feigned", "Vera Pretend", "Madeup", "Door Invented", "Counted twice", "P-"];
            personal.ShouldAllBe(p => !text.Contains(p, StringComparison.Ordinal));
            text.ShouldNotContain("Vortexia");
        }

        Do("venue bundle-verify bundle/bundle.html").Out.ShouldStartWith("It stands, byte for byte");
        Do("log '0030 barrel refusal'").Exit.ShouldBe(0);
        Do("venue bundle-verify bundle/bundle.json").Exit.ShouldBe(0);
        var page = Path.Combine(_nte.Home, "bundle/bundle.html");
        File.WriteAllText(page, File.ReadAllText(page).Replace("Ejection", "Election", StringComparison.Ordinal));
        Do("venue bundle-verify bundle/bundle.html").Exit.ShouldBe(3);
    }

    [Fact]
    public void A_notice_one_day_late_is_refused_with_what_a_late_one_would_need()
    {
        const string Event = "--venue hall --from '2026-12-05 19:00' --until '2026-12-06 01:00' --people 180 --activity alcohol-sale --supply on";
        Do($"ten record {Event} --given 2026-11-20").Exit.ShouldBe(0);
        var late = Do($"ten record {Event.Replace("12-05", "12-04").Replace("12-06", "12-05")} --given 2026-11-20 --json");
        late.Exit.ShouldBe(1);
        late.Json["refused"]![0]!["message"]!.GetValue<string>().ShouldContain("9 working days before the event: 1 working day too late");
        late.Json["refused"]![0]!["hint"]!.GetValue<string>().ShouldContain("A late notice needs 5 to 9 working days");
        Do($"ten record {Event.Replace("--people 180", "--people 500")} --given 2026-11-20 --as-received").Out.ShouldContain("BREACH: 500 people at the same time: at most 499. (s.100(5)(d))");
    }

    [Fact]
    public void A_register_of_ten_thousand_bad_rows_leaves_nothing_and_says_why_of_each()
    {
        File.WriteAllText(Path.Combine(_nte.Home, "bad.csv"), "Name,Badge,Expires\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"Canary Person {i},12345,31/02/2026\n")));
        var run = Do("import register bad.csv --kind door-staff --venue heron --column name=Name --column badge=Badge --column expires=Expires --json");
        run.Json["rejected"]!.GetValue<int>().ShouldBe(10_000);
        run.Json["added"]!.GetValue<int>().ShouldBe(0);
        var rejects = File.ReadAllLines(Path.Combine(_nte.Home, "bad.csv.rejects.csv"));
        rejects.Length.ShouldBe(10_001);
        rejects.ShouldAllBe(l => !l.Contains("Canary", StringComparison.Ordinal));
        Do("venue register list heron --json").Json.AsArray().ShouldBeEmpty();
    }

    private Nte.Run Do(string line, string store = "--now 2026-11-21T00:45:00Z --as keeper --yes --store sqlite:town.db") => _nte.Do($"{line} {store}");
}
