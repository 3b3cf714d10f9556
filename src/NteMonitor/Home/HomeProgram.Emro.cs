using NteMonitor.Emro;
using NteMonitor.Emro.Workbench;
using NteMonitor.Journal;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Closing hours: the scenarios on file, and the workbench on which they are tried.</content>
public sealed partial class HomeProgram
{
    private const string Why = "why";
    private const string NewName = "new-name";

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

    private static Step<HomeModel> InWorkbench(HomeModel model, Over.Workbench over, Msg msg) => (msg, model.Closing.Bench) switch
    {
        (Commanded { Word: "back" } or KeyPressed("esc"), _) => LeftBench(model, over),
        (Commanded { Word: "more" or "less" } command, { } bench) => Tried(model, over, WorkbenchScreen.Stepped(over.State, command.Word == "more" ? 1 : -1, bench.Around)),
        (Commanded { Word: "type" }, _) => new(model.Put(new Over.BenchLine(WorkbenchScreen.Selected(over.State).Id, TextInput.Of(WorkbenchScreen.Selected(over.State).TextOf(over.State.Tab.Draft))))),
        (Commanded { Word: "next-scenario" or "last-scenario" } command, _) => Ran(model.Swap(over with { State = WorkbenchScreen.Beside(over.State, command.Word == "next-scenario" ? 1 : -1) })),
        (Commanded { Word: "pane" }, _) => new(model.Swap(over with { State = over.State with { ShowsPicture = !over.State.ShowsPicture } })),
        (Commanded { Word: "view" }, _) => new(model.Swap(over with { State = WorkbenchScreen.Turned(over.State, model.Size) })),
        (Commanded { Word: "save" }, _) => new(model.Put(new Over.BenchLine(Why, TextInput.Empty))),
        (Commanded { Word: "save-as" }, _) => new(model.Put(new Over.BenchLine(NewName, TextInput.Of(over.State.Tab.Draft.Name + " 2")))),
        (Commanded { Word: "undo" }, _) => Tried(model, over, WorkbenchScreen.Undone(over.State)),
        (Commanded { Word: "recount" }, _) => CountedAnew(model),
        (Commanded { Word: "clock" }, _) => new(model, new OpenClock(over.State.Tab.Kept)),
        (Commanded { Word: "export" }, _) => new(model, new ExportScenario(over.State.Tab.Kept)),
        (Commanded { Word: "compare" }, _) => Compared(model, over.State.Tabs.Select((_, i) => WorkbenchScreen.RunOf(over.State with { Chosen = i }, model.Closing))),
        (Commanded { Word: "questions" or "law" } command, _) => OnStudy(model, command.Word, WorkbenchScreen.RunOf(over.State, model.Closing)),
        _ => new(model.Swap(over with { State = WorkbenchScreen.Update(over.State, msg) })),
    };

    /// <summary>What is tried is run at once, and kept within a second.</summary>
    private static Step<HomeModel> Tried(HomeModel model, Over.Workbench over, WorkbenchScreen.Model state)
    {
        if (ReferenceEquals(state, over.State))
        {
            return new(model);
        }

        var (kept, keep) = Typed(model, over with { State = state });
        var (ran, run) = Ran(kept);
        return new(ran, Both(keep, run));
    }

    /// <summary>Runs the draft in front unless it is known what it comes to, or another is being run: then it is run after that one.</summary>
    private static Step<HomeModel> Ran(HomeModel model)
    {
        if (model.Closing.Bench is not { } bench || model.Stack.OfType<Over.Workbench>().LastOrDefault() is not { State: { Running: false, Tab: var tab } state } || WorkbenchScreen.RunOf(state, model.Closing) is not null || !tab.Changed)
        {
            return new(model);
        }

        List<ScenarioResult> others =
        [
            .. bench.Scenarios.Where(s => s.Record.Id != tab.Kept.Record.Id && s.Scenario.Order.Zones.SequenceEqual(tab.Draft.Order.Zones))
                .Select(s => ClosingScreen.RunOf(model.Closing, s)?.Study?.Study.Result).OfType<ScenarioResult>(),
        ];
        return new(OnBench(model, s => s with { Running = true }), new RunDraft(tab.Kept with { Scenario = tab.Draft }, bench, others));
    }

    private Step<HomeModel> InBenchLine(HomeModel model, Over.BenchLine line, Msg msg) => (msg, model.Pop().Top) switch
    {
        (KeyPressed("esc") or Commanded { Word: "back" }, _) => new(model.Pop()),
        (KeyPressed("enter"), Over.Workbench over) => Typed(model, over, line),
        _ => new(model.Swap(line with { Input = TextInputRules.Update(line.Input, msg) })),
    };

    private Step<HomeModel> Typed(HomeModel model, Over.Workbench over, Over.BenchLine line)
    {
        var (tab, text) = (over.State.Tab, line.Input.Text);
        if (line.Asked is Why or NewName && text.Trim().Length == 0)
        {
            return Say(model, line.Asked == Why ? "A reason is needed, in a few words without names; esc leaves." : "A name is needed; esc leaves.", Ink.Warn);
        }

        var onFile = model.Closing.Bench?.Scenarios.FirstOrDefault(s => s.Record.Id == tab.Kept.Record.Id) ?? tab.Kept;
        return line.Asked switch
        {
            Why => Save(model.Pop(), over, new SaveScenario(tab.Draft, over.Typed) { Kept = onFile, Why = text }),
            NewName => Save(model.Pop(), over, new SaveScenario(Renamed(tab.Draft, text.Trim()) with { Id = desk.NewId() }, over.Typed)),
            _ => Read(over.State, line, model.Closing) switch
            {
                Outcome<Scenario>.Done(var draft) => Tried(model.Pop(), over, WorkbenchScreen.With(over.State, draft)),
                Outcome<Scenario>.Refused(var reasons) => Say(model, Outcome.Said(reasons), Ink.Bad),
                _ => new(model),
            },
        };
    }

    private static Scenario Renamed(Scenario scenario, string name) => scenario with { Name = name, Order = scenario.Order with { Name = name } };

    private static Outcome<Scenario> Read(WorkbenchScreen.Model bench, Over.BenchLine line, ClosingScreen.Model on) => on.Bench is { } file && BenchInputs.All.FirstOrDefault(i => i.Id == line.Asked) is { } input
        ? input.Read(bench.Tab.Draft, line.Input.Text, file.Around)
        : Outcome.Refused<Scenario>(line.Asked, "There is no such input.", "");

    private static Prompt BenchPrompt(HomeModel model, Over.BenchLine line) => line.Asked switch
    {
        Why => new("Why it is changed:", line.Input) { Hint = "in a few words, without names" },
        NewName => new("Name of the new scenario:", line.Input),
        _ when BenchInputs.All.FirstOrDefault(i => i.Id == line.Asked) is { } input && model.Pop().Top is Over.Workbench over => new($"{input.Label}:", line.Input)
        {
            Hint = input.Hint,
            Echo = line.Input.Text.Length > 0 && Read(over.State, line, model.Closing) is Outcome<Scenario>.Refused(var reasons) ? [.. reasons.Select(r => Line.Of(new Span(r.Said, Ink.Warn)))] : [],
        },
        _ => new(line.Asked, line.Input),
    };

    /// <summary>Leaves the workbench; what is not saved is asked about, and kept all the same.</summary>
    private static Step<HomeModel> LeftBench(HomeModel model, Over.Workbench over) => over.State.Unsaved
        ? new(model.Put(new Over.Sure("Leave without saving?", "What was tried is kept as an unfinished report; :resume goes on with it.", new Batch([HomeDrafts.Kept(over), new ListDrafts()])) { LeavesBelow = true }))
        : new(model.Pop(), Both(over.Touched ? new Batch([new DropDraft(over.Typed), new ListDrafts()]) : null, Refresh(model)));

    /// <summary>Takes an answer about scenarios, wherever the workbench lies.</summary>
    private static Step<HomeModel> OnBenchTold(HomeModel model, Msg msg)
    {
        switch (msg)
        {
            case BenchRead read:
                var closing = ClosingScreen.Update(model.Closing, msg);
                var with = OnBench(model with { Closing = closing }, s => WorkbenchScreen.Reread(s, closing.Bench!));
                var count = closing.Bench!.Scenarios.Count > 0 ? new CountBench(closing.Bench) : null;
                return read.Draft is { } draft ? Both(Resumed(with, draft, closing.Bench!), count) : new(with, count);
            case ScenarioSaved saved:
                return Saved(model, saved);
            case DraftRan:
                return Ran(OnBench(model with { Closing = ClosingScreen.Update(model.Closing, msg) }, s => WorkbenchScreen.Update(s, msg)));
            default:
                return Ran(model with { Closing = ClosingScreen.Update(model.Closing, msg) });
        }
    }

    private static Step<HomeModel> Both(Step<HomeModel> step, Effect? more) => new(step.Model, Both(step.Effect, more));

    private static HomeModel OnBench(HomeModel model, Func<WorkbenchScreen.Model, WorkbenchScreen.Model> change) =>
        model.Each(o => o is Over.Workbench over ? over with { State = change(over.State) } : o);

    private static Step<HomeModel> Resumed(HomeModel model, Draft draft, Bench bench)
    {
        if (bench.Scenarios.Count == 0)
        {
            return Say(model, "The scenarios that were tried are no longer on file.", Ink.Warn);
        }

        var state = BenchDraft.Restore(CanonicalJson.Read(draft.Fields), bench);
        var with = model.Put(new Over.Workbench(state, draft.Id) { Touched = true });
        var gone = BenchDraft.Gone(CanonicalJson.Read(draft.Fields), bench);
        if (gone.Count > 0)
        {
            return Both(Ran(with), Say(with, $"{string.Join(", ", gone)}: withdrawn meanwhile; what was tried on it is left out.", Ink.Warn));
        }

        return state.Tabs.Any(t => t.Overtaken) ? Both(Ran(with), Say(with, "A scenario was amended since this was begun: check it before you save.", Ink.Warn)) : Ran(with);
    }

    private static Step<HomeModel> Both(Step<HomeModel> step, Step<HomeModel> said) => new(step.Model with { Toast = said.Model.Toast }, Both(step.Effect, said.Effect));

    /// <summary>What was saved at the workbench stands there as it is on file; a new scenario comes in front, and the one it was made from is as it was.</summary>
    private static Step<HomeModel> Saved(HomeModel model, ScenarioSaved saved)
    {
        if (model.Stack.OfType<Over.Workbench>().FirstOrDefault(w => w.Typed == saved.Typed) is null)
        {
            var closing = saved.Kept is { } made ? model.Closing with { Wanted = made.Record.Id } : model.Closing;
            return Saved(model with { Closing = closing }, saved.Typed, saved.Said, saved.Refused);
        }

        if (saved.Kept is not { } kept)
        {
            return Say(model.Each(o => o is Over.Workbench w && w.Typed == saved.Typed ? w with { Saving = false, Dirty = true } : o), Outcome.Said(saved.Refused), Ink.Bad);
        }

        var after = model.Each(o => o is Over.Workbench w && w.Typed == saved.Typed ? w with { Saving = false, Dirty = false, State = WorkbenchScreen.Saved(w.State, kept) } : o);
        var keep = after.Stack.OfType<Over.Workbench>().Select(HomeDrafts.Kept).First();
        var (next, toast) = Say(after, saved.Said, Ink.Good);
        return new(next, new Batch([keep, toast!, new ReadBench(), new ListDrafts()]));
    }

    private static Step<HomeModel> CountedAnew(HomeModel model) => new(OnBench(model, WorkbenchScreen.Forgotten) with { Closing = ClosingScreen.Forgotten(model.Closing) }, new ReadBench());

    /// <summary>Somebody wrote: counts made before are said to be of before.</summary>
    private static HomeModel Aged(HomeModel model) => model.Closing.Bench is { Cubes.Count: > 0 } ? model with { Closing = model.Closing with { Aged = true } } : model;
}
