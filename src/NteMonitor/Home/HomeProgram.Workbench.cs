using NteMonitor.Emro;
using NteMonitor.Emro.Workbench;
using NteMonitor.Journal;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>The workbench of closing hours, on which scenarios are tried.</content>
public sealed partial class HomeProgram
{
    private const string Why = "why";
    private const string NewName = "new-name";

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

    /// <summary>Runs the draft in front unless it is known what it comes to, then those behind it; one at a time, so that a key held down runs the last hour and not every one.</summary>
    private static Step<HomeModel> Ran(HomeModel model)
    {
        if (model.Closing.Bench is not { } bench || model.Stack.OfType<Over.Workbench>().LastOrDefault() is not { State: { Running: false } state } || WorkbenchScreen.ToRun(state, model.Closing) is not { } tab)
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
}
