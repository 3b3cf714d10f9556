using System.Diagnostics;
using System.Text.Json.Nodes;

namespace NteMonitor.EndToEnd;

/// <summary>What the program says about itself: help, manual, schema, completion; and that every example in it works.</summary>
public sealed class ManualTests : IDisposable
{
    private readonly Nte _nte = new();

    public void Dispose() => _nte.Dispose();

    [Fact]
    public void The_manual_in_the_documentation_is_the_program_s_own() => ShouldStandIn("cli.md", _nte.Do("man --markdown").Out);

    [Fact]
    public void The_schema_of_the_settings_in_the_documentation_is_the_program_s_own() => ShouldStandIn("config.schema.json", _nte.Do("config schema").Out);

    [Fact]
    public void The_schema_knows_every_setting_that_is_shipped()
    {
        var known = _nte.Do("config schema").Json["properties"]!.AsObject();
        var shipped = JsonNode.Parse(File.ReadAllText(Path.Combine(Nte.Repository, "seed/defaults/nte.defaults.json")))!.AsObject();
        shipped.Select(s => s.Key).Except(known.Select(k => k.Key)).ShouldBeEmpty();
        shipped.ShouldAllBe(s => KindOf(s.Value!) == known[s.Key]!["type"]!.GetValue<string>());
    }

    [Fact]
    public void The_page_for_man_is_roff_without_a_stray_request()
    {
        var lines = _nte.Do("man").Out.Split('\n');
        lines[0].ShouldStartWith(".TH NTE 1");
        lines.Where(l => l.StartsWith('.')).Select(l => l.Split(' ')[0]).Distinct().ShouldBeSubsetOf([".TH", ".SH", ".SS", ".TP", ".PP", ".EX", ".EE", ".B"]);
    }

    [Theory]
    [InlineData("--help", "nte log \"2315")]
    [InlineData("incident --help", "nte incident show ID")]
    [InlineData("incident amend -h", "nte incident amend ID --severity 3")]
    [InlineData("config check --help", "nte config check")]
    public void Help_ends_with_an_example(string line, string example)
    {
        var run = _nte.Do(line);
        run.Exit.ShouldBe(0);
        run.Out.Split("Example")[1].ShouldContain(example);
    }

    [Theory]
    [InlineData("nte incid", "incident")]
    [InlineData("nte snapshot ver", "verify")]
    [InlineData("nte incident list --cou", "--count")]
    public void Bash_completes_commands_and_options(string line, string completed)
    {
        var words = line.Split(' ');
        var script = $"PATH={AppContext.BaseDirectory}:$PATH; source <(nte completion bash); COMP_LINE='{line}'; COMP_POINT={line.Length}; "
            + $"COMP_WORDS=({line}); COMP_CWORD={words.Length - 1}; _nte; echo \"${{COMPREPLY[@]}}\"";
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        bash.StandardOutput.ReadToEnd().Trim().ShouldBe(completed);
    }

    [Fact]
    public void Every_example_of_the_manual_works_on_the_demonstration_town()
    {
        _nte.Do("demo --keep inventon-kept.db").Exit.ShouldBe(0);
        File.Copy(Path.Combine(Nte.Repository, "seed/demo-town/nte.config.json"), Path.Combine(_nte.Home, "nte.config.json"));
        Directory.CreateSymbolicLink(Path.Combine(_nte.Home, "seed"), Path.Combine(Nte.Repository, "seed"));
        foreach (var (name, text) in Files)
        {
            File.WriteAllText(Path.Combine(_nte.Home, name), text);
        }

        File.Copy(Path.Combine(Nte.Repository, "seed/demo-town/zones.geojson"), Path.Combine(_nte.Home, "wards.geojson"));
        var examples = _nte.Do("man --markdown").Out.Split('\n').Where(l => l.StartsWith("Example: ", StringComparison.Ordinal)).Select(l => l.Split('`')[1]).ToList();
        examples.Count.ShouldBeGreaterThan(40);
        foreach (var example in examples)
        {
            var words = Named(example["nte ".Length..].Replace('"', '\''));
            var run = Do(words, example.Contains("--stdin", StringComparison.Ordinal) ? "name: Una Unreal\n" : "");
            run.Exit.ShouldBe(example.Contains(" settle ", StringComparison.Ordinal) || example.Contains(" check-table ", StringComparison.Ordinal) ? 1 : 0, $"{example}\n{run.Out}\n{run.Talk}");
        }
    }

    private static readonly (string Name, string Text)[] Files =
    [
        ("photo.jpg", "no picture at all"),
        ("w08.pub", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f w08"),
        ("new-phone.pub", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB8eHRwbGhkYFxYVFBMSERAPDg0MCwoJCAcGBQQDAgEA p03"),
        ("2018-10-northamptonshire-street.csv",
            "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,Last outcome category,Context\n"
            + ",2018-10,Invented Police,Invented Police,-1.2,52.4,On or near Quay Steps,E01000001,Inventon 001A,Anti-social behaviour,,\n"),
        ("calls-2026.csv", "date,primary_type,block,location_description,latitude,longitude,case_number,iucr\n2026-03-14T23:15:00.000,BATTERY,QUAY STEPS,BAR,52.4,-1.2,AA1,0486\n"),
        ("pastors-2024.csv",
            "night_of,pastors,start,end,water,bottles_glasses,significant_conversations,narrative\n"
            + "2024-10-26,4,22:00 BST,03:00 GMT,12,31,,A quiet night\n2024-11-02,5,22:00,02:30,0,17,9,Rain\n"),
        ("boundary.geojson", "{\"type\":\"Polygon\",\"coordinates\":[[[2.499,54.498],[2.509,54.498],[2.509,54.506],[2.499,54.506],[2.499,54.498]]]}"),
        ("refusals.csv", "Date,Time,Reason,By\n14/03/2026,23:10,no ID,door 2\n14/03/2026,23:40,drunk,bar\n"),
        ("night-form.csv", "zone;attribute;time;observation;score\r\n20-23;A6;21:10;\"Old and young,\r\nthe square full\";3\r\n23-02;W1;;;\r\n"),
        ("register.csv",
            "CASEREFERENCE,PREMISESNAME,SERVICETYPELABEL,LOCATIONTEXT,POSTCODE,ENTERTAINMENTTYPELABEL,LATENIGHTREFRESHMENT,ALCOHOLSUPPLY,OPENINGHOURS,STATUSLABEL,"
            + "LICENCESTARTDATE,CONDITIONS,LICENCEHOLDER,DESIGNATEDPREMISESSUPERVISOR\n"
            + "A1,The Invented Anchor,Premises Licence,1 Quay,ZZ1 1ZZ,,,,,Current,01/02/2020,,,\n"),
    ];

    /// <summary>Puts the ids of two incidents, of a closed shift and of an open item where the manual has words for them.</summary>
    private string Named(string example)
    {
        string Token(int at) => Do("person list --json").Json[at]!["token"]!.GetValue<string>();
        string Id(string list, int at) => Do(list).Json.AsArray()[at]!["id"]!.GetValue<string>();
        string Order() => Do("emro scenario list --json").Json.AsArray().First(s => s!["tool"]!.GetValue<string>() == "order")!["id"]!.GetValue<string>();
        foreach (var (word, id) in ((string, Func<string>)[])
        [
            (" ID", () => Id("incident list --count 2 --json", 0)), (" OTHER", () => Id("incident list --count 2 --json", 1)),
            (" ENTRY", () => Id("venue register list barrel --kind refusals --json", 0)), (" TEN", () => Id("ten list --json", 0)), (" PAPER", () => Id("venue paper list barrel --json", 0)),
            (" SCENARIO", Order), (" SERVICE", () => Do($"emro served {Order()} --json").Json["entries"]![0]!["id"]!.GetValue<string>()),
            (" OBSERVATION", () => Do("flag night notes --json").Json.AsArray().First(o => o!["who"]!.GetValue<string>() == "l01")!["id"]!.GetValue<string>()),
            (" ADVICE", () => Do("flag show --json").Json["advice"]![0]!["id"]!.GetValue<string>()), (" MARK", () => Id("flag marks --json", 0)),
            (" VISIT", () => Id("visit list --open --json", 0)),
            (" PERSON", () => Token(0)), (" TWIN", () => Token(1)),
            (" MERGED", () => Do("person list --json").Json.AsArray().Select(p => p!["same"]!.AsArray()).First(s => s.Count > 1)[1]!.GetValue<string>()),
            (" BAN", () => Id("--as pw1 pubwatch ban list --current --json", 0)), (" PROPOSAL", () => Id("--as pw1 pubwatch ban list --proposed --json", 0)),
            (" ENOUGH", () => Do("--as pw1 pubwatch ban list --proposed --json").Json.AsArray().First(b => b!["votes"]!.AsArray().Count > 2)!["id"]!.GetValue<string>()),
            (" MEMBER", () => Id("pubwatch member list --scheme Inventon --json", 0)), (" OFFICER", () => Id("pubwatch officer list --json", 0)),
            (" SHIFT", () => Id("shift list --kind street-pastors --count 2 --json", 1)),
            (" ITEM", () => Do("--as p03 shift handover --json").Json["items"]![0]!["id"]!.GetValue<string>()),
        ])
        {
            example = example.Contains(word, StringComparison.Ordinal) ? example.Replace(word, " " + id(), StringComparison.Ordinal) : example;
        }

        return example;
    }

    /// <summary>Runs a command on the kept town, unless it brings its own store.</summary>
    private Nte.Run Do(string words, string input = "") =>
        _nte.Do(words.StartsWith("demo ", StringComparison.Ordinal) || words.Contains("--store", StringComparison.Ordinal) ? words : $"{words} --yes --store sqlite:inventon-kept.db", input);

    private static void ShouldStandIn(string name, string text)
    {
        var path = Path.Combine(Nte.Repository, "docs/reference", name);
        if (Environment.GetEnvironmentVariable("NTE_ACCEPT") == "1")
        {
            File.WriteAllText(path, text);
        }

        text.ShouldBe(File.Exists(path) ? File.ReadAllText(path) : "", $"docs/reference/{name} is old; to accept: NTE_ACCEPT=1 dotnet test");
    }

    private static string KindOf(JsonNode value) => value.GetValueKind() switch
    {
        System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => "boolean",
        var other => other.ToString().ToLowerInvariant(),
    };
}
