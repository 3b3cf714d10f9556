namespace NteMonitor.Documents;

/// <summary>One cell of a table: words, one kind of figure, or a blank that says why.</summary>
/// <remarks>
/// A figure keeps its kind until a writer formats it, so that a percentage is never taken for percentage points
/// and a figure that is not known is never taken for 0. Rounding is half away from zero, as by hand.
/// Figures are under a thousand million million in size, far above anything that is counted.
/// Shares, changes and points carry their two inputs into CSV and JSON: a figure that must be withheld is a
/// <see cref="Blank"/>, which carries nothing but its word and its reason.
/// </remarks>
public abstract record Cell
{
    private Cell()
    {
    }

    /// <summary>Returns words as a cell.</summary>
    public static implicit operator Cell(string text) => new Text(text);

    /// <summary>Returns a whole number as a cell.</summary>
    public static implicit operator Cell(long count) => new Count(count);

    /// <summary>Words.</summary>
    /// <param name="Value">One line; line breaks in it are spaces.</param>
    public sealed record Text(string Value) : Cell;

    /// <summary>A word for how something stands, set apart by its shade where there are shades; the word alone says it all.</summary>
    /// <param name="Value">One line.</param>
    /// <param name="Tone">How it is set apart.</param>
    public sealed record State(string Value, Tone Tone) : Cell;

    /// <summary>Words that lead somewhere.</summary>
    /// <param name="Value">One line; line breaks in it are spaces.</param>
    /// <param name="To">Where to: a path from the page that the table stands in, or an anchor.</param>
    public sealed record Link(string Value, string To) : Cell;

    /// <summary>A whole number: a count of something.</summary>
    /// <param name="Value">Shown with thousands separated in prose formats.</param>
    public sealed record Count(long Value) : Cell;

    /// <summary>A figure with decimal places: a rate, an average, hours.</summary>
    /// <param name="Value">As precise as it is known; rounded only where it is shown.</param>
    /// <param name="Places">Decimal places shown, 0 to 10.</param>
    public sealed record Measure(decimal Value, int Places) : Cell;

    /// <summary>A share in per cent of a whole.</summary>
    /// <param name="Part">What was counted of the whole.</param>
    /// <param name="Whole">The whole; of 0 or less there is no share.</param>
    /// <param name="Places">Decimal places shown, 0 to 10.</param>
    public sealed record Share(decimal Part, decimal Whole, int Places = 1) : Cell
    {
        /// <summary>The share in per cent, unrounded; null of a whole of 0 or less.</summary>
        public decimal? Percent => Whole > 0 ? 100 * Part / Whole : null;
    }

    /// <summary>A change in per cent from one figure to another.</summary>
    /// <param name="From">The earlier figure; from 0 or less there is no change in per cent.</param>
    /// <param name="To">The later figure.</param>
    /// <param name="Places">Decimal places shown, 0 to 10.</param>
    public sealed record Change(decimal From, decimal To, int Places = 1) : Cell
    {
        /// <summary>The change in per cent, unrounded, positive for a rise; null from 0 or less.</summary>
        public decimal? Percent => From > 0 ? 100 * (To - From) / From : null;
    }

    /// <summary>A difference between two percentages, in percentage points.</summary>
    /// <param name="From">The earlier percentage.</param>
    /// <param name="To">The later percentage.</param>
    /// <param name="Places">Decimal places shown, 0 to 10.</param>
    public sealed record Points(decimal From, decimal To, int Places = 1) : Cell
    {
        /// <summary>The difference in percentage points, unrounded, positive for a rise.</summary>
        public decimal Difference => To - From;
    }

    /// <summary>No figure, and why; never shown as 0 and never as empty space.</summary>
    /// <param name="Why">The reason in words, such as "the month is missing at the source".</param>
    /// <param name="Word">What stands in the cell instead of a figure.</param>
    public sealed record Blank(string Why, string Word = "not known") : Cell;
}

/// <summary>How a word for a standing is set apart from others.</summary>
public enum Tone
{
    /// <summary>Nothing to look at.</summary>
    Quiet,

    /// <summary>What is missing.</summary>
    Missing,

    /// <summary>What has run out.</summary>
    Stale,

    /// <summary>A little.</summary>
    Low,

    /// <summary>A part.</summary>
    Half,

    /// <summary>All of it.</summary>
    Full,
}
