using NteMonitor.Journal;
using NteMonitor.Terminal;

namespace NteMonitor.Emro.Workbench;

/// <summary>Which picture is in front where there is no room for all.</summary>
public enum BenchPicture
{
    /// <summary>The figures alone; where there is room they stand above every picture.</summary>
    Figures,

    /// <summary>Hour by weekday, the window marked.</summary>
    Heat,

    /// <summary>The queue at ranks and stops, now and then.</summary>
    Queue,

    /// <summary>On which inputs the result hangs.</summary>
    Tornado,

    /// <summary>Who would lose hours.</summary>
    Touched,
}

/// <summary>One scenario on the workbench: as it is on file, and as it is tried.</summary>
/// <param name="Kept">As it was on file when trying began, or as it is when nothing is tried.</param>
/// <param name="Draft">As it is tried.</param>
public sealed record BenchTab(KeptScenario Kept, Scenario Draft)
{
    /// <summary>What the draft last came to, or none when it was not run.</summary>
    public BenchRun? Run { get; init; }

    /// <summary>Whether the draft says something else than the file.</summary>
    public bool Changed { get; init; }

    /// <summary>Whether somebody amended it since trying began.</summary>
    public bool Overtaken { get; init; }
}

/// <summary>The workbench: inputs on the left, what they come to on the right, scenarios as tabs.</summary>
public static partial class WorkbenchScreen
{
    /// <summary>Columns from which on inputs and pictures lie side by side.</summary>
    public const int Both = 78;

    /// <summary>The fewest columns of the inputs.</summary>
    public const int LeastInputs = 33;

    /// <summary>The inputs' share of the columns.</summary>
    public const double ShareOfInputs = 0.36;

    /// <summary>Everything the screen remembers.</summary>
    /// <param name="Tabs">The scenarios, by name.</param>
    /// <param name="Chosen">The one in front, from 0.</param>
    public sealed record Model(IReadOnlyList<BenchTab> Tabs, int Chosen)
    {
        /// <summary>Where the list of inputs stands.</summary>
        public ListState Inputs { get; init; } = new(0);

        /// <summary>The picture in front.</summary>
        public BenchPicture Picture { get; init; }

        /// <summary>Whether the picture is the one to be seen where there is no room for both.</summary>
        public bool ShowsPicture { get; init; }

        /// <summary>Whether a draft is being run.</summary>
        public bool Running { get; init; }

        /// <summary>The scenario in front.</summary>
        public BenchTab Tab => Tabs[Chosen];

        /// <summary>Whether anything is tried that is not saved.</summary>
        public bool Unsaved => Tabs.Any(t => t.Changed);
    }

    /// <summary>Returns the workbench on the scenarios on file, one of them in front.</summary>
    public static Model Open(Bench bench, Guid id) => Fitted(new(
        [.. bench.Scenarios.Select(s => new BenchTab(s, s.Scenario))], Math.Max(0, bench.Scenarios.ToList().FindIndex(s => s.Record.Id == id))));

    /// <summary>Returns the workbench after the scenarios were read again: what is tried stays as it is.</summary>
    public static Model Reread(Model model, Bench bench)
    {
        var was = model.Tabs.ToDictionary(t => t.Kept.Record.Id);
        List<BenchTab> tabs = [.. bench.Scenarios.Select(s => was.GetValueOrDefault(s.Record.Id) is { Changed: true } tried
            ? tried with { Overtaken = tried.Kept.Record.Head != s.Record.Head }
            : Same(was.GetValueOrDefault(s.Record.Id), s))];

        // What is tried is kept although its scenario was withdrawn meanwhile: it can still be saved as a new one.
        tabs.AddRange(model.Tabs.Where(t => t.Changed && bench.Scenarios.All(s => s.Record.Id != t.Kept.Record.Id)).Select(t => t with { Overtaken = true }));
        if (tabs.Count == 0)
        {
            return model;
        }

        var chosen = tabs.FindIndex(t => t.Kept.Record.Id == model.Tab.Kept.Record.Id);
        return Fitted(model with { Tabs = tabs, Chosen = Math.Max(0, chosen) });
    }

    /// <summary>A scenario nobody amended came to what it came to before, until it is counted again.</summary>
    private static BenchTab Same(BenchTab? was, KeptScenario now) => new(now, now.Scenario)
    {
        Run = was is { Changed: false, Run: { } run } && was.Kept.Record.Head == now.Record.Head && ReferenceEquals(run.Scenario, was.Draft) ? run with { Scenario = now.Scenario } : null,
    };

    /// <summary>Returns the workbench without what its scenarios came to, so that they are run on new counts.</summary>
    public static Model Forgotten(Model model) => model with { Tabs = [.. model.Tabs.Select(t => t with { Run = null })] };

    /// <summary>Returns what the scenario in front came to: none while that is not known, never what another hour came to.</summary>
    public static BenchRun? RunOf(Model model, ClosingScreen.Model on) => on.Runs.GetValueOrDefault(model.Tab.Kept.Record.Id) is { } kept && ReferenceEquals(kept.Scenario, model.Tab.Draft)
        ? kept
        : model.Tab.Run is { } run && ReferenceEquals(run.Scenario, model.Tab.Draft) ? run : null;

    /// <summary>Returns the next scenario whose draft has to be run, the one in front before others; none when all are known.</summary>
    public static BenchTab? ToRun(Model model, ClosingScreen.Model on) =>
        model.Tabs.Select((tab, place) => (Tab: tab, Place: place)).OrderByDescending(t => t.Place == model.Chosen)
            .FirstOrDefault(t => t.Tab.Changed && RunOf(model with { Chosen = t.Place }, on) is null).Tab;

    /// <summary>Returns the selected input.</summary>
    public static BenchInput Selected(Model model) => BenchInputs.For(model.Tab.Draft) is var inputs ? inputs[(int)Math.Clamp(model.Inputs.Selected, 0, inputs.Count - 1)] : throw new InvalidOperationException("There is always an input.");

    /// <summary>Returns the workbench after a message for the list of inputs, or with a draft's run taken in.</summary>
    public static Model Update(Model model, Msg msg) => msg switch
    {
        DraftRan(var id, var run, _) => model with { Running = false, Tabs = [.. model.Tabs.Select(t => t.Kept.Record.Id == id && ReferenceEquals(t.Draft, run.Scenario) ? t with { Run = run } : t)] },
        _ => model with { Inputs = ListRules.Update(model.Inputs, msg, "inputs") },
    };

    /// <summary>Returns the workbench with the selected input moved by a step.</summary>
    public static Model Stepped(Model model, int by, Surroundings around) => With(model, Selected(model).Step(model.Tab.Draft, by, around));

    /// <summary>Returns the workbench with another draft in front; it is unsaved when it says something else than the file.</summary>
    public static Model With(Model model, Scenario draft) => ReferenceEquals(draft, model.Tab.Draft)
        ? model
        : Fitted(model with { Tabs = [.. model.Tabs.Select((t, i) => i == model.Chosen ? Tried(t, draft) : t)] });

    /// <summary>Returns a scenario on the workbench with another draft.</summary>
    public static BenchTab Tried(BenchTab tab, Scenario draft)
    {
        var changed = Facts(draft) != Facts(tab.Kept.Scenario);

        // As it was again: the very scenario of the file, so that its run is known already.
        return tab with { Draft = changed ? draft : tab.Kept.Scenario, Changed = changed, Overtaken = changed && tab.Overtaken };
    }

    /// <summary>Returns the workbench with the scenario in front as it is on file.</summary>
    public static Model Undone(Model model) => With(model, model.Tab.Kept.Scenario);

    /// <summary>Returns the workbench after the scenario in front was saved: amended, or put on file as a new one, which then comes in front.</summary>
    public static Model Saved(Model model, KeptScenario kept)
    {
        var amended = kept.Record.Id == model.Tab.Kept.Record.Id;
        var run = model.Tab.Run is { } was && ReferenceEquals(was.Scenario, model.Tab.Draft) ? was with { Scenario = kept.Scenario } : null;
        var made = new BenchTab(kept, kept.Scenario) { Run = run };
        return Fitted(amended
            ? model with { Tabs = [.. model.Tabs.Select((t, i) => i == model.Chosen ? made : t)] }
            : model with { Tabs = [.. model.Tabs.Select((t, i) => i == model.Chosen ? Tried(t, t.Kept.Scenario) : t), made], Chosen = model.Tabs.Count });
    }

    /// <summary>Returns the workbench with another scenario in front, going round.</summary>
    public static Model Beside(Model model, int by) => Fitted(model with { Chosen = (model.Chosen + by + model.Tabs.Count) % model.Tabs.Count });

    /// <summary>Returns the workbench with the next picture in front.</summary>
    public static Model Turned(Model model, Size size)
    {
        // Where the figures stand above every picture, the heat is what is seen with them first.
        var all = Enum.GetValues<BenchPicture>().Where(p => p != BenchPicture.Figures || !BenchPictureScreen.HasRoomForBoth(size)).ToList();
        return model with { Picture = all[(Math.Max(0, all.IndexOf(model.Picture)) + 1) % all.Count] };
    }

    private static Model Fitted(Model model) => model with { Inputs = ListRules.Recount(model.Inputs, BenchInputs.For(model.Tab.Draft).Count) };

    private static string Facts(Scenario scenario) => CanonicalJson.Write(ScenarioJson.Write(scenario));
}
