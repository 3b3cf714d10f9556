using NteMonitor.Access;
using NteMonitor.Emro.Workbench;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Keys of closing hours: the list of scenarios, and the workbench.</content>
public static partial class HomeKeys
{
    private static KeyMap OfClosing(HomeModel model)
    {
        var none = ClosingScreen.Selected(model.Closing) is null ? "Nothing is selected." : null;
        var keep = Why(model.Role, Act.KeepEmro);
        return new(
        [
            new(["enter"], "open", "Workbench") { OnHelpLine = true, Disabled = none },
            new(["a"], "add-scenario", "New scenario") { OnHelpLine = true, Disabled = keep },
            new(["y"], "questions", "Twelve questions") { OnHelpLine = true, Disabled = none },
            new(["l"], "law", "What the law says") { OnHelpLine = true, Disabled = none },
            new(["c"], "compare", "Side by side") { OnHelpLine = true, Disabled = none },
            new(["t"], "clock", "Clock") { Disabled = none ?? NoClock(ClosingScreen.Selected(model.Closing)!.Scenario) },
            new(["x"], "export", "Write the neutral report") { Disabled = keep ?? none },
            new(["w"], "withdraw", "Withdraw") { Disabled = keep ?? none },
        ]);
    }

    private static string? NoClock(Scenario scenario) => scenario.Tool == Tool.Order ? null : "Only an order has this procedure.";

    private static KeyMap OfBench(HomeModel model, WorkbenchScreen.Model bench)
    {
        var keep = Why(model.Role, Act.KeepEmro);
        var same = bench.Tab.Changed ? null : "Nothing is tried that is not saved.";
        return new(
        [
            new(["right", "+"], "more", "More") { OnHelpLine = true },
            new(["left", "-"], "less", "Less") { OnHelpLine = true },
            new(["enter"], "type", "Type it") { OnHelpLine = true },
            new(["p"], "pane", bench.ShowsPicture ? "Inputs" : "Picture") { OnHelpLine = model.Size.Width < WorkbenchScreen.Both },
            new(["v"], "view", "Other picture") { OnHelpLine = true },
            new(["]", "tab"], "next-scenario", "Next scenario"),
            new(["[", "shift+tab"], "last-scenario", "Scenario before"),
            new(["s"], "save", "Save") { OnHelpLine = true, Disabled = keep ?? same },
            new(["S"], "save-as", "Save as a new scenario") { Disabled = keep },
            new(["U"], "undo", "As it is on file") { Disabled = same },
            new(["y"], "questions", "Twelve questions") { OnHelpLine = true },
            new(["l"], "law", "What the law says"),
            new(["c"], "compare", "Side by side"),
            new(["t"], "clock", "Clock") { Disabled = NoClock(bench.Tab.Kept.Scenario) },
            new(["x"], "export", "Write the neutral report") { Disabled = keep ?? (bench.Tab.Changed ? "Save it first: a report is of what is on file." : null) },
            new(["R", "f5"], "recount", "Count again"),
        ]);
    }
}
