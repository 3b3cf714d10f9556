using System.Text;

namespace NteMonitor.EndToEnd;

/// <summary>
/// Made-up names are planted in every personal field, every way out is taken, and the bytes of every file that the program wrote are
/// searched: nothing outside the sealed tables before weeding, nothing anywhere after it. A new field or a new way out is a new line here.
/// </summary>
public sealed class CanaryTests : IDisposable
{
    private const string Then = "--now 2026-03-14T23:30:00Z";
    private const string Later = "--now 2040-01-01T12:00:00Z";
    private const string Begun = "Zaqx";

    private readonly Nte _nte = new();

    /// <summary>Where a made-up name is planted: the field, the command, and what it reads from standard input. {0} is the name.</summary>
    private static readonly (string Field, string Line, string Input)[] Plants =
    [
        ("person", "person add --stdin", "name: {0} Overmuch\nborn: 1994-02-03\ndescription: {0}look\ncontact: {0}reach\n"),
        ("note", "log -", "2315 heron refusal \"{0} fell\"\n"),
        ("amendednote", "incident amend ID --note - --why 'seen again'", "{0} fell twice\n"),
        ("holder", "venue amend heron --holder {0}Holdings --why transferred", ""),
        ("dps", "venue amend heron --dps {0} --why transferred", ""),
        ("filename", "incident attach ID {0}.jpg", ""),
        ("visitnote", "visit record heron --kind night --note -", "{0} was loud\n"),
        ("papername", "venue paper record heron letter-sent --on 2026-03-01 --served post --name {0} --note {0}wrote", ""),
        ("shiftopened", "shift open --kind street-pastors --crew 4", ""),
        ("shiftnote", "shift note -", "met {0}\n"),
        ("register", "import register door.csv --kind door-staff --venue heron --column name=name --column badge=badge --column expires=expiry", ""),
        ("contact", "pubwatch scheme record 'Quayside Pubwatch' --contact {0}", ""),
        ("contactafter", "pubwatch scheme amend 'Quayside Pubwatch' --contact 'the secretary' --why changed", ""),
        ("member", "pubwatch member record heron --from 2026-01-01", ""),
        ("meeting", "pubwatch meeting record --on 2026-03-10 --agenda Radios", ""),
        ("minutes", "pubwatch meeting minutes 2026-03-10 --summary 'Radios were tried.' --minutes -", "{0} was named\n"),
        ("reason", "--as pw1 pubwatch ban propose --person PERSON --venue heron --behaviour assault --months 3 --reason '{0} pushed a member of staff'", ""),
        ("decision", "pubwatch ban notify --person PERSON --behaviour theft --measure ban --on 2026-03-10 --end 2026-06-10 --text -", "{0} is banned\n"),
        ("draft", "--linear", "log\n2323 heron {0}\n:q\n"),
    ];

    /// <summary>Every way out that must carry no name, and the files it writes, into the folder out.</summary>
    private static readonly string[] Exits =
    [
        "journal export --to out/journal.jsonl", "journal export", "journal tail --count 500", "journal verify", "journal conflicts",
        "person list", "person list --json", "person list --csv", "person repeats victim --json", "retention due --all --json", "retention due --all --csv", "retention schedule",
        "incident list --json", "incident list --csv", "shift list --json", "venue list --json", "venue list --csv", "visit list --json", "ten list --json",
        "snapshot take --from 2026-03-01 --to 2026-03-14", "snapshot export latest --out out/s.html", "snapshot export latest --out out/s.json", "snapshot export latest --out out/s.md",
        "snapshot export latest --out out/s.txt", "snapshot export latest --out out/s.csv", "snapshot show latest", "snapshot verify latest",
        "venue register figures heron --json", "venue register list heron --kind door-staff --json", "venue paper list heron --json",
        "pubwatch ban list --json", "pubwatch ban list --csv", "pubwatch meeting list --json", "pubwatch member list --csv", "pubwatch scheme list --json", "--as pw1 pubwatch ban list --current --json",
        "venue bundle heron --for review --out out/bundle.html", "venue bundle heron --for review --out out/bundle.json", "venue bundle heron --for review --out out/bundle.csv", "visit checklist heron",
        "venue rates --json", "config show", "search Zaqxnote", "search Overmuch --json",
    ];

    public void Dispose() => _nte.Dispose();

    [Fact]
    public void A_name_is_nowhere_outside_the_sealed_tables_before_weeding_and_nowhere_at_all_after_it()
    {
        Plant();
        foreach (var exit in Exits)
        {
            var run = _nte.Do($"{exit} {Then}");
            run.Exit.ShouldBeInRange(0, 1, $"{exit}\n{run.Talk}");
            (run.Out + run.Talk).ShouldNotContain(Begun, Case.Insensitive, exit);
        }

        Kill();
        Found(Files().Where(f => !Path.GetFileName(f).StartsWith("nte.db", StringComparison.Ordinal))).ShouldBeEmpty();
        Found([_nte.Store]).ShouldNotBeEmpty("a search that finds nothing proves nothing");
        Found([WithoutSealed()]).ShouldBeEmpty();

        _nte.Do($"venue close heron --why surrendered {Then}").Exit.ShouldBe(0);
        var sweep = _nte.Do($"retention sweep --json {Later}");
        sweep.Exit.ShouldBe(0, sweep.Talk);
        sweep.Json["clean"]!.GetValue<bool>().ShouldBeTrue();
        // The scheme goes on, and with it whom to write to.
        _nte.Do($"retention due --all --json {Later}").Json.AsArray().ShouldHaveSingleItem()!["what"]!.GetValue<string>().ShouldStartWith("scheme ");
        Found(Files()).ShouldBeEmpty();
        _nte.Do("journal verify").Exit.ShouldBe(0);
        _nte.Do("journal rebuild").Exit.ShouldBe(0);
        Found(Files()).ShouldBeEmpty();
    }

    [Fact]
    public void A_person_who_is_erased_is_gone_from_every_byte_and_the_chain_holds()
    {
        Init();
        var token = _nte.Do($"person add --stdin --json {Then}", $"name: {Begun}person Overmuch\n").Json["token"]!.GetValue<string>();
        _nte.Do($"log - {Then}", $"2315 @\"Market Place\" refusal {token}=victim \"{Begun}person fell\"\n").Exit.ShouldBe(0);
        _nte.Do($"person show {token} --details --why 'request 4' {Then}").Out.ShouldContain(Begun);
        _nte.Do($"person erase {token} --why 'asked for it' {Then}").Out.ShouldContain("Still has the name in its sealed text");
        _nte.Do($"person erase {token} --notes --why 'asked for it' {Then}").Exit.ShouldBe(1);
        Found([_nte.Store]).ShouldNotBeEmpty();
        var note = _nte.Do($"incident list --json {Then}").Json[0]!["id"]!.GetValue<string>();
        _nte.Do($"incident amend {note} --note 'a person fell' --why 'name taken out' {Then}").Exit.ShouldBe(0);
        _nte.Do($"retention sweep {Later}").Exit.ShouldBe(0);
        Found(Files()).ShouldBeEmpty();
        _nte.Do("journal verify").Exit.ShouldBe(0);
    }

    [Fact]
    public void A_merge_never_brings_back_what_was_weeded()
    {
        Plant();
        _nte.Do("journal export --with-sealed --to sealed.jsonl").Exit.ShouldBe(0);
        _nte.Do($"venue close heron --why surrendered {Then}").Exit.ShouldBe(0);
        _nte.Do($"retention sweep {Later}").Exit.ShouldBe(0);
        _nte.Do("journal merge sealed.jsonl").Exit.ShouldBe(0);
        File.Delete(Path.Combine(_nte.Home, "sealed.jsonl"));
        Found(Files()).ShouldBeEmpty();
    }

    private void Init()
    {
        File.WriteAllText(Path.Combine(_nte.Home, "nte.config.json"), """{"authority":{"code":"X99000001","name":"Inventon"},"roles":{"pw1":"pubwatch"},"logLevel":"debug"}""");
        _nte.Do("init").Exit.ShouldBe(0);
    }

    private void Plant()
    {
        Init();
        _nte.Do($"venue add 'The Gilded Heron' --kind pub --code heron {Then}").Exit.ShouldBe(0);
        File.WriteAllText(Path.Combine(_nte.Home, "door.csv"), $"name,badge,expiry,from\n{Begun}register Overmuch,1234567890123456,2027-01-01,2026-03-01\n");
        foreach (var (field, line, input) in Plants)
        {
            var name = Begun + field;
            File.WriteAllText(Path.Combine(_nte.Home, name + ".jpg"), $"{Begun}bytes");
            var id = line.Contains(" ID", StringComparison.Ordinal) ? _nte.Do($"incident list --json {Then}").Json[0]!["id"]!.GetValue<string>() : "";
            var token = line.Contains(" PERSON", StringComparison.Ordinal) ? _nte.Do("person list --json").Json[0]!["token"]!.GetValue<string>() : "";
            var run = _nte.Do(line.Replace("{0}", name, StringComparison.Ordinal).Replace(" ID", " " + id, StringComparison.Ordinal).Replace(" PERSON", " " + token, StringComparison.Ordinal) + " " + Then, input.Replace("{0}", name, StringComparison.Ordinal));
            run.Exit.ShouldBe(0, $"{field}: {run.Out}\n{run.Talk}");
            File.Delete(Path.Combine(_nte.Home, name + ".jpg"));
        }

        File.Delete(Path.Combine(_nte.Home, "door.csv"));
    }

    /// <summary>Types into a monitor and kills it without warning.</summary>
    private void Kill()
    {
        using var process = _nte.Start(["--linear", .. Then.Split(' ')]);
        process.StandardInput.Write($"log\n2323 heron {Begun}killed\n");
        process.StandardInput.Flush();
        Thread.Sleep(1500);
        process.Kill();
        process.WaitForExit();
    }

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_nte.Home, "*", SearchOption.AllDirectories);

    /// <summary>A copy of the store as it would be if everything sealed were gone from it.</summary>
    private string WithoutSealed()
    {
        var copy = Path.Combine(_nte.Home, "copy.sqlite");
        _nte.Sqlite($"VACUUM INTO '{copy}'");
        _nte.Sqlite("PRAGMA secure_delete = ON; DELETE FROM sealed_part; DELETE FROM draft; DELETE FROM attachment; INSERT INTO fts_sealed (fts_sealed) VALUES ('delete-all'); DELETE FROM search_sealed; VACUUM;", copy);
        return copy;
    }

    /// <summary>Returns the files whose bytes hold a planted name, in UTF-8 or UTF-16, in either case.</summary>
    private static List<string> Found(IEnumerable<string> files) =>
        [.. files.Where(f => new[] { Encoding.UTF8, Encoding.Unicode }.Any(e => new[] { Begun, Begun.ToLowerInvariant(), Begun.ToUpperInvariant(), "Overmuch", "overmuch" }.Any(w => Bytes(f).AsSpan().IndexOf(e.GetBytes(w)) >= 0)))];

    private static byte[] Bytes(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
