namespace NteMonitor.EndToEnd;

/// <summary>The Purple Flag on real terminals, on the demonstration town: a pastor marks tonight's report while typing it, and the officer's matrix changes.</summary>
public sealed class FlagScreenTests : IDisposable
{
    private readonly Nte _nte = new();
    private readonly List<Window> _windows = [];

    public void Dispose()
    {
        foreach (var window in _windows)
        {
            window.Dispose();
        }

        _nte.Dispose();
    }

    [Fact]
    public void A_pastor_s_note_is_evidence_while_it_is_typed_and_the_officer_sees_the_matrix_change()
    {
        var officer = Open(100, 32, "demo --keep inventon.db");
        officer.Until("Tonight");
        officer.Type(":purple-flag");
        officer.Keys("Enter");
        officer.Until("Evidence: Inventon");
        officer.Keys("j", "j", "Right", "Right");
        officer.Until("W3 Addressing alcohol abuse and health, 23-02: ! none");

        var pastor = Open(80, 24, "--store sqlite:inventon.db --as p03");
        pastor.Until("Inventon Street Pastors");
        pastor.Keys("m");
        pastor.Until("Note");
        pastor.Type("two drank water and were seen home by a friend #W3 #23-02 #strong");
        pastor.Until("Marks strong evidence of W3");
        pastor.Keys("Enter");
        pastor.Until("Strong evidence of W3");
        officer.Until("W3 Addressing alcohol abuse and health, 23-02: # strong; 1 holds");
        officer.Keys("Enter");
        officer.Until("Inventon Street Pastors, night of");
    }

    [Fact]
    public void A_code_that_does_not_exist_is_refused_with_the_nearest_and_what_was_typed_stays()
    {
        var demo = Open(80, 24, "demo --keep inventon.db");
        demo.Until("Tonight");
        var pastor = Open(80, 24, "--store sqlite:inventon.db --as p03");
        pastor.Until("Inventon Street Pastors");
        pastor.Keys("m");
        pastor.Until("Note");
        pastor.Type("lamp out in Invented Lane #M33");
        pastor.Keys("Enter");
        pastor.Until("Did you mean M3?");
        pastor.Until("lamp out in Invented Lane #M33");
        pastor.Keys("BSpace", "Enter");
        pastor.Until("Partial evidence of M3");
        _nte.Do("--store sqlite:inventon.db flag marks --attribute M3 --csv").Out.ShouldContain("Inventon Street Pastors");
    }

    [Fact]
    public void A_pack_is_looked_through_written_and_verified_and_never_written_over()
    {
        var officer = Open(100, 32, "demo --keep inventon.db");
        officer.Until("Tonight");
        officer.Type(":purple-flag");
        officer.Keys("Enter");
        officer.Until("Evidence: Inventon");
        officer.Keys("p");
        officer.Until("What stays in the house");
        officer.Keys("w");
        officer.Until("Write to:");
        officer.Type("pack.zip");
        officer.Keys("Enter");
        officer.Until("SHA-256 of its lists");
        _nte.Do("verify pack.zip").Exit.ShouldBe(0);
        var bytes = File.ReadAllBytes(Path.Combine(_nte.Home, "pack.zip"));

        officer.Keys("w");
        officer.Until("Write to:");
        officer.Type("pack.zip");
        officer.Keys("Enter");
        officer.Until("Not written");
        File.ReadAllBytes(Path.Combine(_nte.Home, "pack.zip")).ShouldBe(bytes);
    }

    private Window Open(int width, int height, string line)
    {
        var window = new Window(width, height, _nte.CommandLine(line));
        _windows.Add(window);
        return window;
    }
}
