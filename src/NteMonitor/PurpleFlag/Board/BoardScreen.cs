using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;
using NteMonitor.Terminal;

namespace NteMonitor.PurpleFlag.Board;

/// <summary>The Purple Flag: the matrix of attributes and zones as the picture to look at first, the entry's steps beside or below it.</summary>
public static partial class BoardScreen
{
    private const string ListId = "attributes";

    /// <summary>Everything the screen remembers.</summary>
    public sealed record Model
    {
        /// <summary>What it shows, or none before it was read.</summary>
        public FlagBoard? Board { get; init; }

        /// <summary>Where the list of attributes stands.</summary>
        public ListState List { get; init; } = new(0);

        /// <summary>The column in front: a zone by its place, or the number of zones for any hour.</summary>
        public int Column { get; init; }
    }

    /// <summary>Returns the selected attribute, or none before the board was read.</summary>
    public static Criterion? Selected(Model model) => model.Board is { } board && model.List.Selected < board.Edition.Attributes.Count ? board.Edition.Attributes[(int)model.List.Selected] : null;

    /// <summary>Returns the cell in front; none where the attribute has none there.</summary>
    public static MatrixCell? Cell(Model model) => Selected(model) is { } attribute ? model.Board!.Matrix.Cell(attribute.Code, ZoneOf(model)) : null;

    /// <summary>Returns the code of the zone in front; none for any hour.</summary>
    public static string? ZoneOf(Model model) => model.Board is { } board && model.Column < board.Edition.Zones.Count ? board.Edition.Zones[model.Column].Code : null;

    /// <summary>Returns the screen after one message, the selection kept on its attribute.</summary>
    public static Model Update(Model model, Msg msg) => msg switch
    {
        BoardRead(var board) => Standing(model with { Board = board, List = Kept(model, board) }),
        KeyPressed("right") => Moved(model, 1),
        KeyPressed("left") => Moved(model, -1),
        _ => Standing(model with { List = ListRules.Update(model.List, msg, ListId) }),
    };

    /// <summary>Returns the next attribute after one, or as many before it, going round.</summary>
    public static Criterion Beside(FlagBoard board, string attribute, int by)
    {
        var all = board.Edition.Attributes;
        var place = Math.Max(0, all.ToList().FindIndex(a => a.Code == attribute));
        return all[(place + by + all.Count) % all.Count];
    }

    /// <summary>Returns the screen with an attribute selected.</summary>
    public static Model At(Model model, string attribute) => model.Board?.Edition.Attributes.Select((a, i) => (a.Code, i)).FirstOrDefault(a => a.Code == attribute) is { Code: not null } found
        ? Standing(model with { List = ListRules.Select(model.List, found.i) })
        : model;

    /// <summary>Returns the entry after the one that is shown, going round; none where there is no other.</summary>
    public static Guid? NextEntry(Model model) => model.Board is { Entries.Count: > 1 } board
        ? board.Entries[(board.Entries.ToList().FindIndex(e => e.Record.Id == board.Entry) + 1) % board.Entries.Count].Record.Id
        : null;

    /// <summary>Returns the line of state.</summary>
    public static string Status(Model model) => model.Board is not { } board
        ? "Reading …"
        : $"{board.Matrix.Count(CellState.Has)} of {board.Matrix.Cells.Count(c => c.State != CellState.NotLookedAt)} cells have evidence; documents {board.Documents.Documents.Count} of {board.Documents.Most}"
            + (board.Documents.Over > 0 ? $", {board.Documents.Over} too many" : "");

    private static ListState Kept(Model was, FlagBoard board)
    {
        var list = ListRules.Recount(was.List, board.Edition.Attributes.Count);
        var place = Selected(was) is { } attribute ? board.Edition.Attributes.ToList().FindIndex(a => a.Code == attribute.Code) : -1;
        return place < 0 ? list : ListRules.Select(list, place);
    }

    /// <summary>An attribute whose hour matters has no cell for any hour, and one whose hour does not has no other.</summary>
    private static Model Standing(Model model) => Selected(model) is not { } attribute || model.Board is not { } board
        ? model
        : attribute.Zones.Count == 0 ? model with { Column = board.Edition.Zones.Count }
        : model.Column >= board.Edition.Zones.Count ? model with { Column = 0 }
        : model;

    private static Model Moved(Model model, int by) => Selected(model) is { Zones.Count: > 0 } && model.Board is { } board
        ? model with { Column = (model.Column + by + board.Edition.Zones.Count) % board.Edition.Zones.Count }
        : model;
}
