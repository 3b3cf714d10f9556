using NteMonitor.Access;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.PurpleFlag.Pack.Pages;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Keys of the Purple Flag: the board, and one attribute.</content>
public static partial class HomeKeys
{
    private static KeyMap OfFlag(HomeModel model)
    {
        var none = BoardScreen.Selected(model.Flag) is null ? "Nothing is selected." : null;
        return new(
        [
            new(["enter"], "open", "Attribute") { OnHelpLine = true, Disabled = none },
            new(["a"], "add", "Add evidence") { OnHelpLine = true, Disabled = Why(model.Role, Act.KeepFlag) ?? none },
            new(["p"], "pack", "Pack") { OnHelpLine = true, Disabled = Why(model.Role, Act.KeepFlag) ?? NoEntry(model) },
            new(["left", "h"], "last-zone", "Zone before") { Disabled = none },
            new(["c"], "cycle", "Entry") { OnHelpLine = true, Disabled = NoEntry(model) },
            new(["v"], "night-visit", "Night visit") { Disabled = Why(model.Role, Act.NoteNight) },
            new(["d"], "documents", "Documents") { OnHelpLine = true, Disabled = none },
            new(["right", "l"], "next-zone", "Next zone") { OnHelpLine = true, Disabled = none },
            new(["k"], "core-data", "Core data") { Disabled = NoEntry(model) },
            new(["o"], "entry", "Other entry") { Disabled = BoardScreen.NextEntry(model.Flag) is null ? "There is no other." : null },
        ]);
    }

    private static KeyMap OfPack(PackScreen.Model state)
    {
        var busy = state.Writing ? "It is being written." : null;
        return new(
        [
            new(["w"], "write", "Write it") { OnHelpLine = true, Argument = "pack.zip", Disabled = busy ?? (state.Plan is null ? "What would go in is not known." : null) },
            new(["f"], "audience", state.Wish.Audience == PackAudience.Public ? "For assessors" : "For everybody") { OnHelpLine = true, Disabled = busy },
            new(["v"], "venue-names", state.Wish.VenueNames ? "Codes of venues" : "Names of venues") { OnHelpLine = true, Disabled = busy },
            new(["s"], "sign", "Sign") { OnHelpLine = true, Argument = "key.pem", Disabled = busy },
        ]);
    }

    private static KeyMap OfAttribute(Over.AttributePage page, Role role)
    {
        var not = Why(role, Act.KeepFlag) ?? (page.Board.Of(page.Code).Count == 0 ? "Nothing is marked here." : null);
        return new(
        [
            new(["a"], "add", "Add evidence") { OnHelpLine = true, Disabled = Why(role, Act.KeepFlag) },
            new(["e"], "amend", "Amend a mark") { OnHelpLine = true, Disabled = not },
            new(["w"], "withdraw", "Withdraw a mark") { OnHelpLine = true, Disabled = not },
            new(["tab", "right"], "next-attribute", "Next attribute") { OnHelpLine = true },
            new(["shift+tab", "left"], "last-attribute", "Attribute before"),
        ]);
    }

    /// <summary>The key by which a record on file is marked where it is read; it stands on no counter of a shift.</summary>
    private static Key Evidence(string? not) => new(["#"], "evidence", "Evidence") { OnHelpLine = not is null, Argument = "W2 23-02 strong", Disabled = not };

    /// <summary>Whoever keeps the flag marks anything; others only what the act allows.</summary>
    private static string? MayNotMark(Role role, Act act) => Why(role, Act.KeepFlag) is null ? null : Why(role, act);

    private static string? NoEntry(HomeModel model) => model.Flag.Board is { File: null } ? "Nothing is registered." : model.Flag.Board is null ? "It is being read." : null;
}
