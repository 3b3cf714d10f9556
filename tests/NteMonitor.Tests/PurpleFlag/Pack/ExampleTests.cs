namespace NteMonitor.Tests.PurpleFlag.Pack;

/// <summary>A pack that an earlier version wrote stands for ever: the shipped example is never made anew.</summary>
public class ExampleTests
{
    [Fact]
    public void The_example_that_ships_stands()
    {
        var path = Path.Combine(House.Root, "seed/examples/purple-flag-pack.zip");
        if (Environment.GetEnvironmentVariable("NTE_ACCEPT") == "1" && !File.Exists(path))
        {
            File.WriteAllBytes(path, SamplePack.Zip(SamplePack.Done(SamplePack.Small().Build(new("purple-flag-inventon", new(2026, 3, 15)) { Facts = [new("Source-Organization", "Inventon (invented)")] }))));
        }

        var verdict = SamplePack.Verify(File.ReadAllBytes(path));
        verdict.Faults.ShouldBeEmpty();
        (verdict.Figures.Tables, verdict.Figures.Sums, verdict.Shown).ShouldBe((2, 6, 1));
    }
}
