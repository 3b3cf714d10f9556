namespace NteMonitor.Terminal;

/// <summary>One bar.</summary>
/// <param name="Label">What is measured.</param>
/// <param name="Value">Its length; below 0 is drawn as 0. NaN is no figure.</param>
/// <param name="Text">The value as it is to be read, with its unit.</param>
public sealed record Bar(string Label, double Value, string Text)
{
    /// <summary>A word beside the value, such as the change on last month.</summary>
    public string Note { get; init; } = "";

    /// <summary>The ink of the bar; the note says the same in words.</summary>
    public Ink Ink { get; init; } = Ink.Accent;
}

/// <summary>Bars one below the other on one scale from 0.</summary>
public sealed record BarChartBlock(IReadOnlyList<Bar> Bars) : Block
{
    /// <summary>What the bars show; empty when a panel around it says so.</summary>
    public string Caption { get; init; } = "";
}

/// <summary>A course in one row of marks, with its least and greatest figure in words.</summary>
/// <param name="Label">What runs its course, and over what: <c>Incidents per night, last 28</c>.</param>
/// <param name="Values">In order of time; null is no figure and leaves a gap.</param>
public sealed record SparklineBlock(string Label, IReadOnlyList<double?> Values) : Block
{
    /// <summary>Format of figures in words, as .NET writes it.</summary>
    public string Format { get; init; } = "0.#";
}

/// <summary>A table of figures shaded by size: hour by weekday, place by night.</summary>
/// <param name="Rows">Row labels.</param>
/// <param name="Columns">Column labels, short: <c>22</c>, <c>23</c>.</param>
/// <param name="Figures">By row, then column, as many as there are labels; null is no figure, which is not 0.</param>
public sealed record HeatBlock(IReadOnlyList<string> Rows, IReadOnlyList<string> Columns, double?[,] Figures) : Block
{
    /// <summary>What the figures are, with window and period.</summary>
    public string Caption { get; init; } = "";

    /// <summary>Unit of the figures, such as <c>incidents</c>.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Cells that are set off by brackets, or by a capital letter where there is no room for figures.</summary>
    public IReadOnlySet<(int Row, int Column)> Marked { get; init; } = new HashSet<(int, int)>();

    /// <summary>What the marked cells are, such as <c>in the window</c>.</summary>
    public string MarkedAs { get; init; } = "marked";

    /// <summary>Format of the figures, as .NET writes it.</summary>
    public string Format { get; init; } = "0.#";
}

/// <summary>A place on a map.</summary>
/// <param name="East">Eastward position, metres or degrees of longitude.</param>
/// <param name="North">Northward position, in the same unit.</param>
/// <param name="Weight">How much is there, such as the number of incidents; 0 or more.</param>
/// <param name="Label">The name of the place.</param>
public readonly record struct MapPoint(double East, double North, double Weight, string Label)
{
    /// <summary>Whether to mark the place as the selected one.</summary>
    public bool Selected { get; init; }
}

/// <summary>A corner of an outline.</summary>
public readonly record struct MapCorner(double East, double North);

/// <summary>A map in characters: each cell a figure for what is there, outlines as dots.</summary>
public sealed record MapBlock(IReadOnlyList<MapPoint> Points) : Block
{
    /// <summary>Outlines to draw, such as ward boundaries; each closes by itself.</summary>
    public IReadOnlyList<IReadOnlyList<MapCorner>> Outlines { get; init; } = [];

    /// <summary>Length of one unit east over one unit north: 1 for metres, the cosine of the latitude for degrees.</summary>
    public double EastScale { get; init; } = 1;

    /// <summary>What the figures are, such as <c>incidents</c>.</summary>
    public string Unit { get; init; } = "";

    /// <summary>What the map shows.</summary>
    public string Caption { get; init; } = "";
}
