namespace NteMonitor.Performance.Checking;

/// <summary>What a column of a published table is for.</summary>
public enum ColumnRole
{
    /// <summary>Words, or figures of no known use.</summary>
    Other,

    /// <summary>What each row is about.</summary>
    Label,

    /// <summary>A figure: a count, a sum of money, a rate.</summary>
    Level,

    /// <summary>A figure that sums say nothing about: a rate, an average, a score, a percentage.</summary>
    Rate,

    /// <summary>A difference between two levels.</summary>
    Change,

    /// <summary>A percentage of other columns.</summary>
    Percent,

    /// <summary>What was aimed at.</summary>
    Target,

    /// <summary>A sum of other columns.</summary>
    Total,

    /// <summary>The unit of each row.</summary>
    Unit,

    /// <summary>The period of each row.</summary>
    Period,

    /// <summary>How deep each row stands beneath others, as a number.</summary>
    Depth,

    /// <summary>Commentary.</summary>
    Note,

    /// <summary>A code, a number of a row, a coordinate.</summary>
    Code,
}

/// <summary>A column that the user says is the sum of others.</summary>
/// <param name="Total">The column.</param>
/// <param name="Parts">The columns that it is to be the sum of.</param>
public sealed record GivenTotal(TableColumn Total, IReadOnlyList<TableColumn> Parts);

/// <summary>A table with the roles of its columns.</summary>
/// <param name="Table">The table.</param>
/// <param name="Roles">The role of each column, in their order.</param>
public sealed record ReadTable(PublishedTable Table, ColumnRole[] Roles)
{
    /// <summary>The column that the user gave as the earlier figure, or none.</summary>
    public TableColumn? Prior { get; init; }

    /// <summary>The column that the user gave as the later figure, or none.</summary>
    public TableColumn? Current { get; init; }

    /// <summary>Columns that the user gave as sums.</summary>
    public IReadOnlyList<GivenTotal> Totals { get; init; } = [];

    /// <summary>Rows that are totals by the user's pattern, or none where no pattern was given.</summary>
    public Func<string, bool>? IsTotalRow { get; init; }

    /// <summary>Whether the user gave the column of depths.</summary>
    public bool IsDepthGiven { get; init; }

    /// <summary>The column of labels.</summary>
    public TableColumn Label => First(ColumnRole.Label) ?? Table.Columns[0];

    /// <summary>How many rows there are.</summary>
    public int Count => Table.Rows.Count;

    /// <summary>Returns the first column of a role, or none.</summary>
    public TableColumn? First(ColumnRole role) => Array.IndexOf(Roles, role) is >= 0 and var at ? Table.Columns[at] : null;

    /// <summary>Returns the columns of a role, in their order.</summary>
    public IReadOnlyList<TableColumn> All(ColumnRole role) => [.. Table.Columns.Where(c => Roles[c.Place] == role)];

    /// <summary>Returns what a row is about.</summary>
    public string LabelOf(int row) => FigureRules.Trim(Table.Rows[row].Cells[Label.Place]).ToString();

    /// <summary>Whether the figures of a row are percentages, by its unit, its label or the headings of these columns.</summary>
    public bool IsPercent(int row, params ReadOnlySpan<TableColumn?> columns)
    {
        foreach (var column in columns)
        {
            if (column is not null && (column.Figures[row].Unit == FigureUnit.Percent || RoleWords.IsPercent(column.Words)))
            {
                return true;
            }
        }

        return First(ColumnRole.Unit) is { } unit && FigureRules.Trim(Table.Rows[row].Cells[unit.Place]) is { IsEmpty: false } words
            ? RoleWords.IsPercent(words.ToString().ToLowerInvariant())
            : RoleWords.IsPercent(LabelOf(row).ToLowerInvariant());
    }
}
