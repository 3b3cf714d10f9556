namespace NteMonitor.Performance.Checking;

/// <summary>A row of a file, before its table is understood.</summary>
/// <param name="Number">Its number in the file, from 1, as a spreadsheet counts: blank lines count, a row over several lines is one.</param>
/// <param name="Cells">Its cells as they stand.</param>
public sealed record SheetRow(int Number, string[] Cells)
{
    /// <summary>How many of its cells hold something.</summary>
    public int Filled => Cells.Count(c => !FigureRules.Trim(c).IsEmpty);
}

/// <summary>A file of rows.</summary>
/// <param name="Name">The file's name, without its folder.</param>
/// <param name="Rows">Its rows that are not blank, in order.</param>
public sealed record Sheet(string Name, IReadOnlyList<SheetRow> Rows);

/// <summary>A row of figures of a published table.</summary>
/// <param name="Number">Its number in the file, from 1.</param>
/// <param name="Cells">As many cells as there are columns.</param>
/// <param name="Section">Rows under one heading within the table have the same; from 0.</param>
public sealed record TableRow(int Number, string[] Cells, int Section);

/// <summary>A column of a published table, read as figures.</summary>
/// <param name="Place">Its place, from 0.</param>
/// <param name="Heading">Its heading, the parts of two heading rows together; <c>#3</c> where it has none.</param>
/// <param name="Figures">Its cells as figures.</param>
public sealed record TableColumn(int Place, string Heading, Figure[] Figures)
{
    /// <summary>The heading in small letters, with blanks for underlines.</summary>
    public string Words { get; } = Heading.Replace('_', ' ').ToLowerInvariant();

    /// <summary>How many cells are numbers.</summary>
    public int Numbers { get; } = Figures.Count(f => f.IsNumber);

    /// <summary>How many cells are words.</summary>
    public int Texts { get; } = Figures.Count(f => f.Kind == FigureKind.Text);

    /// <summary>To what whole numbers are rounded: 1, or 5, 10, 100, 1000 where nearly all of them are multiples of it.</summary>
    public decimal RoundedTo { get; } = RoundingRules.Base(Figures);

    /// <summary>Whether most of what stands in it are numbers.</summary>
    public bool IsNumeric => Numbers > 0 && Numbers * 10 >= (Numbers + Texts) * 6;

    /// <summary>Returns the range in which the true value of a cell lies.</summary>
    public Bounds At(int row)
    {
        var value = Figures[row].Value;
        return HalfAt(row) is not 0 and var half ? new(value - half, value + half) : new(value, value);
    }

    /// <summary>Returns how far the true value of a cell may lie from what is printed.</summary>
    public decimal HalfAt(int row)
    {
        var half = Figures[row].Half;
        return half == 0 && RoundedTo > 1 && Figures[row].Value % RoundedTo == 0 ? RoundedTo * 0.5m : half;
    }
}

/// <summary>A published table: columns and rows of figures.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="HeadingRow">The number of the row with the headings.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows of figures.</param>
public sealed record PublishedTable(string Name, int HeadingRow, IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows)
{
    /// <summary>Returns a cell as it is printed, without blanks at its ends.</summary>
    public string Printed(int row, TableColumn column) => FigureRules.Trim(Rows[row].Cells[column.Place]).ToString();
}

/// <summary>Where a true value lies, both ends included.</summary>
public readonly record struct Bounds(decimal Low, decimal High)
{
    /// <summary>Returns the sum of two.</summary>
    public static Bounds operator +(Bounds a, Bounds b) => new(a.Low + b.Low, a.High + b.High);

    /// <summary>Returns the difference of two.</summary>
    public static Bounds operator -(Bounds a, Bounds b) => new(a.Low - b.High, a.High - b.Low);

    /// <summary>Returns the same, further by this much at both ends.</summary>
    public Bounds Widened(decimal by) => new(Low - by, High + by);

    /// <summary>Whether a value lies in it.</summary>
    public bool Holds(decimal value) => Low <= value && value <= High;

    /// <summary>The value in the middle.</summary>
    public decimal Middle => Low == High ? Low : (Low + High) * 0.5m;
}
