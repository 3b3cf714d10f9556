using NteMonitor.Emro;
using NteMonitor.Emro.Workbench;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Closing hours: the scenarios on file, and the pages about them.</content>
public sealed partial class HomeProgram
{
    private Step<HomeModel> OnClosing(HomeModel model, Commanded command) => (command.Word, ClosingScreen.Selected(model.Closing), model.Closing.Bench) switch
    {
        ("open", { } kept, { } bench) => new(model.Put(new Over.Workbench(WorkbenchScreen.Open(bench, kept.Record.Id), desk.NewId()))),
        ("add-scenario", _, _) => new(model.Put(ScenarioOn(model, desk.NewId()))),
        ("withdraw", { } kept, _) => new(model.Put(new Over.Asking($"Why {kept.Scenario.Name} is withdrawn", TextInput.Empty, why => new WithdrawScenario(kept, why))
        {
            Question = $"Withdraw {kept.Scenario.Name}? It leaves every list, and stays in the journal.",
        })),
        ("clock", { } kept, _) => new(model, new OpenClock(kept)),
        ("export", { } kept, _) => new(model, new ExportScenario(kept)),
        ("compare", _, { } bench) => Compared(model, bench.Scenarios.Select(s => ClosingScreen.RunOf(model.Closing, s))),
        (var word, { } kept, _) => OnStudy(model, word, ClosingScreen.RunOf(model.Closing, kept)),
        _ => new(model),
    };

    /// <summary>Opens a page about what a scenario came to.</summary>
    private static Step<HomeModel> OnStudy(HomeModel model, string word, BenchRun? run) => (word, run) switch
    {
        (_, null) => Say(model, "It is still being counted; once more in a moment.", Ink.Normal),
        (_, { Outcome: Outcome<BenchStudy>.Refused(var reasons) }) => Say(model, Outcome.Said(reasons), Ink.Warn),
        ("questions", { Study: { } study }) => new(model.Put(new Over.TextPage($"Twelve questions: {run.Scenario.Name}", BenchWords.Questions(study)))),
        ("law", { Study: { } study }) => new(model.Put(new Over.TextPage($"What the law says: {run.Scenario.Name}", BenchWords.Law(study.Study.Law)))),
        _ => new(model),
    };

    private static Step<HomeModel> Compared(HomeModel model, IEnumerable<BenchRun?> runs) => runs.ToList() is var all && all.Exists(r => r is null)
        ? Say(model, "Some are still being counted; once more in a moment.", Ink.Normal)
        : new(model.Put(new Over.TextPage("Scenarios side by side", CompareText.Lines([.. all.OfType<BenchRun>()], model.Size.Width - 4))));

    /// <summary>Asks for the day from which a procedure that has not begun is planned.</summary>
    private static Step<HomeModel> Planning(HomeModel model, KeptScenario kept) => model.Top is null or Over.Workbench
        ? new(model.Put(new Over.Asking("First day of advertising, to plan", TextInput.Empty, day => new OpenClock(kept) { Planned = day })
        {
            Empty = "A date is needed, such as 2027-01-11; esc leaves.",
            Hint = "2027-01-11; nothing is on the proof-of-service log yet",
        }))
        : new(model);

    private Over.Form ScenarioOn(HomeModel model, Guid typed) => new(FormKind.Scenario, ScenarioForm.Of(model.Closing.Bench?.Around.Zones ?? [], desk.Reference), typed);

    private static Step<HomeModel> CountedAnew(HomeModel model) => new(OnBench(model, WorkbenchScreen.Forgotten) with { Closing = ClosingScreen.Forgotten(model.Closing) }, new ReadBench());

    /// <summary>Somebody wrote: counts made before are said to be of before.</summary>
    private static HomeModel Aged(HomeModel model) => model.Closing.Bench is { Cubes.Count: > 0 } ? model with { Closing = model.Closing with { Aged = true } } : model;
}
