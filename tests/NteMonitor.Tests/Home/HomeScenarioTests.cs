using System.Text.RegularExpressions;
using NteMonitor.Incidents;

namespace NteMonitor.Tests.Home;

/// <summary>One evening's work, done with keys on the full screen and with lines in linear mode: the journal must say the same.</summary>
public class HomeScenarioTests
{
    public static TheoryData<string, string, string> Scenarios => new()
    {
        { "log by the quick bar", "i \"2320 heron refusal x2 drunk\" enter q", "log|2320 heron refusal x2 drunk||q" },
        { "log by the form", "n \"2321\" enter \"anchor\" enter enter \"ejection\" enter ctrl+s q", "new|2321|anchor||ejection|:w|q" },
        { "mend a refused form", "n \"2570\" enter \"anchor\" enter enter \"ejection\" enter ctrl+s ctrl+u \"2322\" ctrl+s q", "new|2570|anchor||ejection|:w|2322|:w|q" },
        { "withdraw what a filter finds", "2 f \"theft\" enter enter w \"entered twice\" enter y q", "incidents|filter|theft||1|withdraw|entered twice|y|q" },
        { "amend without a reason", "2 enter e tab tab tab tab tab \"3\" tab ctrl+s esc esc q", "incidents|1|amend||||||3|:w|:q|back|q" },
        { "amend with the reason", "2 enter e tab tab tab tab tab tab \"7\" tab tab tab tab tab tab tab tab \"counted again\" ctrl+s q", "incidents|1|amend|||||||7||||||||counted again|:w|q" },
        { "link two accounts", "2 enter l enter q", "incidents|1|link|1|q" },
        { "unlink two accounts", "2 j j enter u \"two events\" enter q", "incidents|3|unlink|two events|q" },
        { "go on with a draft", "i \"2323 heron\" esc :resume<cr> \" refusal\" enter q", "log|2323 heron|:q|resume|2323 heron refusal||q" },
        { "add a venue", "3 a \"The Second Heron\" enter \"pub\" enter \"heron2\" ctrl+s q", "venues|add-venue|The Second Heron|Pub|heron2|:w|q" },
        { "close a venue", "3 enter C \"licence surrendered\" enter y q", "venues|1|close-venue|licence surrendered|y|q" },
        { "freeze a report", "5 t ctrl+s q", "snapshots|take|:w|q" },
        { "think better of everything", "i \"2320 heron\" esc n esc 2 enter w esc esc q", "log|2320 heron|:q|new|:q|incidents|1|withdraw|:q|back|q" },
    };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task Both_modes_write_the_same(string what, string keys, string lines)
    {
        await using var full = await SmallTown.OpenAsync();
        var script = await full.ScriptAsync();
        await script.PressAsync(keys);
        await using var linear = await SmallTown.OpenAsync();
        var (model, printed) = await linear.LinearAsync(lines);

        script.HasEnded.ShouldBeTrue($"{what}:\n{script.Screen}");
        (await WrittenAsync(linear)).ShouldBe(await WrittenAsync(full), $"{what}:\n{printed}");
        model.Drafts.Count.ShouldBe(script.Model.Drafts.Count, printed);
        model.Stack.Count.ShouldBe(script.Model.Stack.Count, printed);
    }

    [Fact]
    public async Task Every_scenario_writes_what_it_is_named_for()
    {
        List<string> silent = [];
        foreach (var (what, keys) in Scenarios.Select(r => ((string)r[0], (string)r[1])))
        {
            await using var town = await SmallTown.OpenAsync();
            var before = await WrittenAsync(town);
            await (await town.ScriptAsync()).PressAsync(keys);
            silent.AddRange((await WrittenAsync(town)).SequenceEqual(before) ? [what] : []);
        }

        silent.ShouldBe(["amend without a reason", "think better of everything"]);
    }

    [Fact]
    public async Task The_transcript_of_an_evening()
    {
        await using var town = await SmallTown.OpenAsync();
        var printed = (await town.LinearAsync("log|2320 heron refusal x2 drunk sozzled||incidents|filter|at:heron refusal||1|back|hours|?|journal|verify|settings|q")).Printed;
        // The seal of a note is salted, so the hashes differ from run to run.
        Regex.Replace(printed, "[0-9a-f]{64}", "(hash)", RegexOptions.NonBacktracking).ShouldMatchApproved();
    }

    /// <summary>Who wrote what about which kind of thing, without ids and personal parts.</summary>
    private static async Task<IReadOnlyList<string>> WrittenAsync(SmallTown town)
    {
        List<string> written = [];
        await foreach (var entry in town.Desk.Store.EntriesAsync(new(), default))
        {
            written.Add($"{entry.Actor} {entry.Kind}");
        }

        var accounts = await town.AccountsAsync();
        var against = await IncidentActions.AgainstAsync(town.Desk, default);
        written.AddRange(accounts.Select(a => $"{OneLine.Echo(new(a.Incident, ""), against)} counted {a.Counted}"));
        written.AddRange((await town.Desk.Store.VenuesAsync(default)).Select(v => $"{v.Venue.Name} {v.Venue.Code} {v.Venue.Kind} {v.Venue.Statuses.Count}"));
        return written;
    }
}
