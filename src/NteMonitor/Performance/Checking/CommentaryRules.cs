namespace NteMonitor.Performance.Checking;

/// <summary>What the words beside the figures came to.</summary>
/// <param name="Findings">What is wrong in them.</param>
/// <param name="Stated">For each row, whether its words state its change.</param>
public sealed record CommentaryReading(IReadOnlyList<TableFinding> Findings, bool[] Stated)
{
    /// <summary>Whether the words of any row state a change.</summary>
    public bool AnyStated { get; } = Array.IndexOf(Stated, true) >= 0;

    /// <summary>Whether the words of a row state its change.</summary>
    public bool IsStated(int row) => Stated[row];
}

/// <summary>Holds what commentary says of a change against the figures of its row.</summary>
public static class CommentaryRules
{
    /// <summary>Words by which a sentence speaks of another area, another period or another thing than its row: it is then read for no figure.</summary>
    private static readonly string[] Elsewhere =
    [
        "national", "nationally", "county", "countywide", "force", "region", "regional", "england", "wales", "average", "similar", "compared", "against", "than", "since", "quarter", "month", "months", "week",
        "weekend", "years", "ytd", "domestic", "of these", "of which", "expected", "forecast", "predicted", "target", "aim", "elsewhere", "other", "others", "summer", "winter", "previously", "had been", "between", "baseline",
    ];

    private static readonly string[] Changes =
    [
        "reduction", "reductions", "reduced", "reduce", "decrease", "decreased", "fall", "fell", "fallen", "falling", "drop", "dropped", "down", "lower", "cut", "increase", "increased", "increases", "rise", "rose", "risen", "rising", "up",
        "higher", "growth", "grew", "change", "changed", "fewer", "more",
    ];

    private static readonly string[] Nouns = ["reports", "report", "incidents", "offences", "crimes", "cases", "victims", "people", "calls", "complaints", "burglaries", "thefts", "assaults", "visits", "patrols"];
    private static readonly string[] AboutTarget = ["over", "above", "under", "below", "short", "ahead", "exceeded", "exceeds", "exceeding", "better", "worse", "beyond", "missed", "off"];

    /// <summary>Returns what the words of a table state and what is wrong in it.</summary>
    /// <remarks>Only a sentence that states one change, of its own row, is held against the figures; one that speaks of anywhere or any time else is left alone.</remarks>
    /// <source>docs/methods/check-table.md §6.</source>
    public static CommentaryReading Read(ReadTable read, ChangeSet set)
    {
        List<TableFinding> findings = [];
        var stated = new bool[read.Count];
        foreach (var column in read.Table.Columns.Where(c => c.Texts > 0 && c != read.Label && read.Roles[c.Place] is not (ColumnRole.Unit or ColumnRole.Period or ColumnRole.Code)))
        {
            for (var row = 0; row < read.Count; row++)
            {
                var cell = read.Table.Rows[row].Cells[column.Place];
                if (column.Figures[row].Kind == FigureKind.Text && cell.AsSpan().ContainsAnyInRange('0', '9') && cell.Length < 4000)
                {
                    stated[row] |= Cell(read, set, (row, column), findings);
                }
            }
        }

        return new(findings, stated);
    }

    private static bool Cell(ReadTable read, ChangeSet set, (int Row, TableColumn Column) at, List<TableFinding> findings)
    {
        var stated = false;
        foreach (var sentence in Statement.Sentences(read.Table.Rows[at.Row].Cells[at.Column.Place]))
        {
            if (!sentence.AsSpan().ContainsAnyInRange('0', '9'))
            {
                continue;
            }

            var words = sentence.ToLowerInvariant();
            if (RoleWords.Has(words, ["target"]) && RoleWords.Has(words, AboutTarget))
            {
                findings.AddRange(TargetRules.Check(read, set, at, Statement.In(sentence)));
            }
            else if (LevelsInWords(words) is { } levels)
            {
                findings.AddRange(AgainstWords(read, set, at.Row, levels));
            }
            else if (RoleWords.Has(words, Changes))
            {
                stated |= Change(read, set, at, (Statement.In(sentence), RoleWords.Has(words, Elsewhere)), findings);
            }
        }

        return stated;
    }

    /// <summary>Whether a sentence states the change of its row; what is wrong in it goes to the findings.</summary>
    private static bool Change(ReadTable read, ChangeSet set, (int Row, TableColumn Column) at, (List<Statement> Figures, bool IsElsewhere) said, List<TableFinding> findings)
    {
        if (set.Pair?.At(at.Row) is not { } levels)
        {
            return said.Figures.Count > 0;
        }

        var difference = levels.Current - levels.Prior;
        var percents = said.Figures.Where(s => s.Figure.Unit == FigureUnit.Percent).ToList();
        var plain = said.Figures.Where(s => s.Figure.Unit == FigureUnit.Plain).ToList();
        if (!said.IsElsewhere && percents is [var percent])
        {
            findings.AddRange(Percent(read, set, at, percent.Figure) is { } wrong ? [wrong] : []);
        }

        var claimed = !said.IsElsewhere && plain is [var amount] && (amount.Before == "by" || (amount.Before == "of" && Nouns.Contains(amount.After))) ? plain[0].Figure : default;
        if (claimed.IsNumber && !Same(claimed, difference))
        {
            var middle = Said.Kept(difference.Middle);
            findings.Add(new(read.Table.Rows[at.Row].Number, at.Column.Heading, FoundBy.Difference, Said.Number(claimed.Value), middle,
                $"{ChangeRules.Name(read, at.Row)}from {Said.Number(levels.Prior.Middle)} to {Said.Number(levels.Current.Middle)} is {Said.Signed(middle)}, not {Said.Number(claimed.Value)}."));
        }

        return claimed.IsNumber || (percents.Count > 0 && !said.IsElsewhere) || said.Figures.Exists(s => s.Figure.Unit == FigureUnit.Points || Same(s.Figure, difference))
            || percents.Exists(p => RoundingRules.Change(levels.Prior, levels.Current) is { } relative && Same(p.Figure, relative));
    }

    private static TableFinding? Percent(ReadTable read, ChangeSet set, (int Row, TableColumn Column) at, Figure said)
    {
        var levels = set.Pair!.At(at.Row)!.Value;
        var (row, text) = (read.Table.Rows[at.Row].Number, $"{Said.Number(said.Value)}%");
        var from = $"{ChangeRules.Name(read, at.Row)}from {Said.Number(levels.Prior.Middle)} to {Said.Number(levels.Current.Middle)}";
        if (RoundingRules.Change(levels.Prior, levels.Current) is not { } truth)
        {
            return levels.Prior.Middle == 0
                ? new(row, at.Column.Heading, FoundBy.FromZero, text, null, $"{from}: no percentage can be made of a base of zero. Write 'from 0'.")
                : null;
        }

        if (RoundingRules.IsPoints(said, levels.Prior, levels.Current) && read.IsPercent(at.Row, set.Pair.Prior, set.Pair.Current))
        {
            var points = Said.Kept((levels.Current - levels.Prior).Middle);
            return new(row, at.Column.Heading, FoundBy.Points, text, points, $"{from} is {Said.Signed(points)} percentage points ({Said.Percent(truth.Middle)} relative), not {text}.");
        }

        if (Same(said, truth))
        {
            return null;
        }

        var (middle, isCut) = (Said.Kept(truth.Middle), RoundingRules.IsTruncated(said, truth) || RoundingRules.IsTruncated(said, Turned(truth)));
        return new(row, at.Column.Heading, isCut ? FoundBy.Truncated : FoundBy.Percent, text, middle, $"{from} is {Said.Number(middle)} %, not {text}{(isCut ? ", which leaves the rest off" : "")}.");
    }

    /// <summary>Whether a figure in words is this amount, whatever its sign: words say which way it went.</summary>
    private static bool Same(Figure said, Bounds truth) => RoundingRules.Agrees(said, truth) || RoundingRules.Agrees(said, Turned(truth));

    private static Bounds Turned(Bounds bounds) => new(-bounds.High, -bounds.Low);

    /// <summary>Returns the earlier and the later figure of "6122 from 6192" or "from 54 to 68", or none.</summary>
    private static (Figure Prior, Figure Current)? LevelsInWords(string words) => !words.Contains("from ", StringComparison.Ordinal) ? null : Statement.In(words) switch
    {
        [var one, { Before: "from" } two] when one.After == "from" && one.Figure.Unit == two.Figure.Unit => (two.Figure, one.Figure),
        [{ Before: "from" } one, { Before: "to" } two] when one.Figure.Unit == two.Figure.Unit => (one.Figure, two.Figure),
        _ => null,
    };

    /// <summary>Holds a row's printed change against levels that stand only in its words.</summary>
    private static IEnumerable<TableFinding> AgainstWords(ReadTable read, ChangeSet set, int row, (Figure Prior, Figure Current) levels)
    {
        if (set.Pair is not { IsWhole: true } pair || pair.Prior!.Figures[row].IsNumber || pair.Current!.Figures[row].IsNumber)
        {
            return [];
        }

        // The two columns get the figures of the words, so that the same rules judge them.
        TableColumn With(TableColumn column, Figure figure) => column with { Figures = [figure] };
        var one = new PublishedTable(read.Table.Name, read.Table.HeadingRow, read.Table.Columns, [read.Table.Rows[row]]);
        TableColumn? Single(TableColumn? column) => column is null ? null : With(column, column.Figures[row]);
        var stated = new LevelPair(With(pair.Prior, levels.Prior), With(pair.Current, levels.Current), null);
        return ChangeRules.Check(read with { Table = one }, new(stated, Single(set.Change), Single(set.Percent))
        {
            Difference = set.Difference is null ? null : set.Difference with { Pair = stated },
            Formula = set.Formula is null ? null : set.Formula with { Pair = stated },
        });
    }
}
