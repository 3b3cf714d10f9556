using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.Terminal;

namespace NteMonitor.PurpleFlag.Board;

/// <summary>How a cell of the matrix looks: a sign, a word and an ink that all say the same, so that no colour is needed to read it.</summary>
public static class CellSigns
{
    /// <summary>Signs with what they stand for, the best first.</summary>
    public static IReadOnlyList<(char Sign, string Word, Ink Ink)> All { get; } =
        [('#', "strong", Ink.Good), ('+', "partial", Ink.Accent), ('-', "background", Ink.Normal), ('?', "stale", Ink.Warn), ('!', "none", Ink.Bad), ('.', "not looked at", Ink.Muted)];

    /// <summary>Returns the sign of a cell, its word and its ink.</summary>
    public static (char Sign, string Word, Ink Ink) Of(MatrixCell cell) => cell.State switch
    {
        CellState.Has => cell.Strongest switch { Strength.Strong => All[0], Strength.Partial => All[1], _ => All[2] },
        CellState.Stale => All[3],
        CellState.None => All[4],
        _ => All[5],
    };

    /// <summary>Returns how many cells have each sign, in the order of <see cref="All"/>.</summary>
    public static IReadOnlyList<int> Count(GapMatrix matrix) => [.. All.Select(s => matrix.Cells.Count(c => Of(c).Sign == s.Sign))];
}
