namespace NteMonitor.Performance.Checking;

/// <summary>Holds what words say of a distance from a target against both figures.</summary>
public static class TargetRules
{
    /// <summary>Returns <c>points-as-percent</c> where "3% over target" means 88 % against 85 %, and <c>pct-mismatch</c> where it fits neither way of reading.</summary>
    /// <param name="read">The table.</param>
    /// <param name="set">Its columns.</param>
    /// <param name="at">The cell with the words.</param>
    /// <param name="figures">The figures in them.</param>
    /// <source>docs/methods/check-table.md §6.</source>
    internal static IEnumerable<TableFinding> Check(ReadTable read, ChangeSet set, (int Row, TableColumn Column) at, List<Statement> figures)
    {
        if (set.Target is not { } target || set.Latest is not { } latest || figures is not [{ Figure: { Unit: FigureUnit.Percent } said }]
            || !target.Figures[at.Row].IsNumber || !latest.Figures[at.Row].IsNumber)
        {
            return [];
        }

        var (aim, result) = (target.At(at.Row), latest.At(at.Row));
        var isPercent = (target.Figures[at.Row].Unit, latest.Figures[at.Row].Unit) == (FigureUnit.Percent, FigureUnit.Percent) || (read.IsPercent(at.Row) && target.Figures[at.Row].Unit == latest.Figures[at.Row].Unit);
        if (!isPercent && target.Figures[at.Row].Unit == FigureUnit.Percent)
        {
            // A target of -5 % is one for the change; the figures beside it do not say what it comes to.
            return [];
        }

        if (RoundingRules.Change(aim, result) is not { } relative)
        {
            return [];
        }

        var (number, middle, text) = (read.Table.Rows[at.Row].Number, Said.Kept((result - aim).Middle), read.Table.Printed(at.Row, at.Column));
        var apart = $"{ChangeRules.Name(read, at.Row)}{Said.Number(result.Middle)} against a target of {Said.Number(aim.Middle)} is";
        if (isPercent && RoundingRules.IsPoints(said, aim, result))
        {
            return [new(number, at.Column.Heading, FoundBy.Points, text, middle, $"{apart} {Said.Signed(middle)} percentage points ({Said.Percent(relative.Middle)} of the target), not {Said.Number(said.Value)} %.")];
        }

        return Fits(said, relative) ? [] : [new(number, at.Column.Heading, FoundBy.Percent, text, Said.Kept(relative.Middle), $"{apart} {Said.Percent(relative.Middle)} of the target, not {Said.Number(said.Value)} %.")];
    }

    private static bool Fits(Figure said, Bounds truth) => RoundingRules.Agrees(said, truth) || RoundingRules.Agrees(said, new(-truth.High, -truth.Low));
}
