namespace NteMonitor.Performance.Checking;

/// <summary>The words by which columns and rows of published tables are known.</summary>
internal static class RoleWords
{
    private static readonly string[] Changes =
    [
        "change", "changes", "difference", "diff", "variance", "variation", "movement", "increase", "decrease", "reduction", "+/-", "-/+", "±", "inc/dec", "gap", "miss", "shortfall", "vs target",
    ];

    private static readonly string[] Percents = ["pct", "percent", "percentage", "perc", "pc"];
    private static readonly string[] Targets = ["target", "targets", "aim", "aims", "goal", "standard", "threshold", "trajectory"];
    private static readonly string[] Priors = ["prior", "previous", "comparison", "comparator", "baseline", "base", "before", "earlier", "preceding", "py", "last"];
    private static readonly string[] Currents = ["current", "latest", "actual", "now", "after", "this", "outturn", "position", "result", "value", "ytd"];
    private static readonly string[] Rates =
    [
        "rate", "rates", "average", "avg", "mean", "median", "ratio", "score", "index", "rank", "ranking", "per", "weighting", "factor", "hours", "age", "quartile", "max", "maximum", "min", "minimum", "distinct", "unique",
    ];

    private static readonly string[] Codes =
    [
        "id", "ref", "reference", "code", "codes", "postcode", "latitude", "longitude", "lat", "lon", "lng", "easting", "northing", "uprn", "lsoa", "phone", "telephone", "version", "row", "line", "url", "serial",
    ];

    private static readonly string[] Periods = ["year", "years", "month", "date", "quarter", "week", "period", "day", "night", "time", "start", "end", "hour"];
    private static readonly string[] Units = ["unit", "units", "uom", "measured in", "unit of measure"];
    private static readonly string[] Depths = ["level", "lvl", "depth", "tier", "indent", "outline", "outline level", "hierarchy", "hierarchy level", "hierarchy_level"];
    private static readonly string[] Labels =
    [
        "measure", "item", "indicator", "category", "offence", "crime", "type", "name", "description", "area", "ward", "district", "priority", "row", "label", "service", "heading", "title", "venue", "team", "force", "group",
    ];

    private static readonly string[] BareTotals =
    [
        "total", "totals", "grand total", "overall total", "sum", "all", "overall", "subtotal", "sub-total", "sub total", "combined total", "total all", "all total", "sum total", "altogether",
    ];

    private static readonly string[] Spans = ["year", "ytd", "year to date", "full year", "annual", "whole year", "12 months"];
    private static readonly string[] TotalBeginnings = ["total ", "all ", "sum of ", "subtotal ", "sub-total ", "sub total ", "grand total ", "overall "];
    private static readonly string[] TotalEnds = [" total", " totals", " subtotal", " combined", " altogether", " (total)", " overall"];

    public static bool IsChange(string words) => Has(words, Changes);

    public static bool IsPercent(string words) => words.Contains('%', StringComparison.Ordinal) || words.Contains("per cent", StringComparison.Ordinal) || Has(words, Percents);

    public static bool IsPoints(string words) => Has(words, ["point", "points", "pp", "ppt", "pts"]);

    public static bool IsTarget(string words) => Has(words, Targets);

    public static bool IsPrior(string words) => Has(words, Priors);

    public static bool IsCurrent(string words) => Has(words, Currents);

    public static bool IsReduction(string words) => Has(words, ["reduction", "reductions", "reduced", "decrease", "decreased", "fall", "fell", "down", "lower", "drop", "dropped", "saving", "savings", "fewer", "less", "miss", "shortfall"]);

    public static bool IsRate(string words) => Has(words, Rates);

    public static bool IsShare(string words) => Has(words, ["share", "proportion"]) || words.Contains("% of", StringComparison.Ordinal) || words.Contains("of total", StringComparison.Ordinal) || words.Contains("of all", StringComparison.Ordinal);

    public static bool IsTruncated(string words) => words.Contains("truncated", StringComparison.Ordinal) || words.Contains("rounded down", StringComparison.Ordinal);

    public static bool IsCode(string words) => Has(words, Codes);

    public static bool IsPeriod(string words) => Has(words, Periods);

    public static bool IsUnit(string words) => Units.Contains(words);

    public static bool IsDepth(string words) => Depths.Contains(words);

    public static bool IsLabel(string words) => Has(words, Labels);

    /// <summary>How surely a label or heading says that it is a total: not at all, with other words ("All crime"), or alone ("Total").</summary>
    public static TotalWord Total(ReadOnlySpan<char> label)
    {
        var words = label.Trim().TrimEnd(':').TrimEnd();
        if (words.Length is < 3 or > 80)
        {
            return TotalWord.None;
        }

        foreach (var bare in BareTotals)
        {
            if (words.Equals(bare, StringComparison.OrdinalIgnoreCase))
            {
                return TotalWord.Bare;
            }
        }

        foreach (var beginning in TotalBeginnings)
        {
            if (words.StartsWith(beginning, StringComparison.OrdinalIgnoreCase))
            {
                return TotalWord.Named;
            }
        }

        foreach (var end in TotalEnds)
        {
            if (words.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            {
                return TotalWord.Named;
            }
        }

        return TotalWord.None;
    }

    /// <summary>How surely a heading says that its column is a total: also "YTD" and "Year" beside quarters or months.</summary>
    public static TotalWord TotalHeading(string words) => Total(words) is not TotalWord.None and var word ? word : Spans.Contains(words) ? TotalWord.Named : TotalWord.None;

    /// <summary>Whether a text has one of these words, whole.</summary>
    public static bool Has(string text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
            {
                var end = at + word.Length;
                if ((at == 0 || !char.IsLetter(text[at - 1]) || !char.IsLetter(word[0])) && (end == text.Length || !char.IsLetter(text[end]) || !char.IsLetter(word[^1])))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <summary>How surely a label says that its row or column is a total.</summary>
internal enum TotalWord
{
    None,
    Named,
    Bare,
}
