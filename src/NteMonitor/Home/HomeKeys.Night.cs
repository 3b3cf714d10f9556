using NteMonitor.Access;
using NteMonitor.PurpleFlag.NightVisits;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Keys of the run sheet.</content>
public static partial class HomeKeys
{
    private static KeyMap OfNight(HomeModel model)
    {
        var file = model.Visiting.File;
        var none = file is null ? "No visit is planned of which you may know." : null;
        var foreign = none ?? Why(model.Role, Act.NoteNight) ?? (file!.Kept.Value.Assessors.Contains(model.Actor) ? null : "You do not assess on this visit.");
        var finished = file?.Kept.Finished.Contains(model.Actor) == true;
        return new(
        [
            new(["enter"], "seen", "Write") { OnHelpLine = true, Argument = "lamp out @Quay Steps 2", Disabled = foreign ?? (finished ? "You have finished; d opens your notes again." : null) },
            new(["right", "l"], "next-zone", "Next zone") { OnHelpLine = true, Disabled = none },
            new(["left", "h"], "last-zone", "Zone before") { Disabled = none },
            new(["c"], "compare", "Side by side") { OnHelpLine = true, Disabled = none ?? (file!.Comparison is null ? $"Not before all have finished: {string.Join(", ", file.Kept.Waiting)}." : null) },
            new(["s"], "sheet", "Whole sheet") { OnHelpLine = true, Disabled = none },
            new(["d"], "finish", finished ? "Write more" : "Finish") { OnHelpLine = true, Disabled = foreign },
            new(["u"], "undo", "Take the last one back") { Disabled = foreign ?? (finished ? "You have finished; d opens your notes again." : HomeProgram.LastSeen(model) is null ? "You have written nothing yet." : null) },
            new(["o"], "visit", "Other visit") { Disabled = NightScreen.Other(model.Visiting) is null ? "There is no other." : null },
        ]);
    }
}
