namespace NteMonitor.Performance.Checking;

/// <summary>Finds which columns of changes belong to which columns of figures.</summary>
public static class ChangeSetRules
{
    private const int MostSampled = 1000;
    private const int MostLevels = 8;

    /// <summary>Returns the sets of a table, from left to right: a set ends where a column of figures follows one of changes.</summary>
    /// <source>docs/methods/check-table.md §4.</source>
    public static IReadOnlyList<ChangeSet> Of(ReadTable read)
    {
        List<ChangeSet> sets = [];
        List<TableColumn> levels = [];
        List<TableColumn> changes = [];
        var target = read.First(ColumnRole.Target);
        foreach (var column in read.Table.Columns.Where(c => !IsGiven(read, c)))
        {
            var role = read.Roles[column.Place];
            if (role is ColumnRole.Change or ColumnRole.Percent)
            {
                changes.Add(column);
            }
            else if (role is ColumnRole.Level or ColumnRole.Rate or ColumnRole.Total && column.Numbers > 0)
            {
                if (changes.Count > 0 && levels.Count > 0)
                {
                    sets.AddRange(Made(read, levels, changes, target));
                    (levels, changes) = ([], []);
                }

                levels.Add(column);
            }
        }

        if (levels.Count > 0 || changes.Count > 0)
        {
            sets.AddRange(Made(read, levels, changes, target));
        }

        return sets;
    }

    /// <summary>Columns that the user named stand at the front of every set, wherever they are in the table.</summary>
    private static bool IsGiven(ReadTable read, TableColumn column) => column == read.Prior || column == read.Current;

    /// <summary>Returns one set, or several where more percentages than one follow from the same figures.</summary>
    private static IEnumerable<ChangeSet> Made(ReadTable read, List<TableColumn> levels, List<TableColumn> changes, TableColumn? target)
    {
        var known = Known(read, levels);
        if (read.Prior is not null || read.Current is not null)
        {
            levels = [.. new[] { read.Prior, read.Current }.OfType<TableColumn>(), .. levels];
        }

        var change = changes.Find(c => read.Roles[c.Place] == ColumnRole.Change);
        var percents = changes.Where(c => read.Roles[c.Place] == ColumnRole.Percent).ToList();
        var latest = known?.Current ?? read.Current ?? levels.Find(c => RoleWords.IsCurrent(c.Words)) ?? (levels.Count == 1 ? levels[0] : null);
        var rows = known is null && levels is [var only] && PriorRowRules.Column(read, only) is { } prior ? new List<TableColumn> { prior, only } : levels;
        var difference = change is null ? null : Difference(known, rows, change, target, read);
        var pair = known ?? (difference?.Pair is { IsWhole: true } whole ? whole : null);
        if (pair is null && change is not null)
        {
            pair = levels switch
            {
                [var one] => RoleWords.IsPrior(one.Words) || one == read.Prior ? new(one, null, change) : new(null, one, change),
                _ => latest is null ? null : new(null, latest, change),
            };
        }

        var first = new ChangeSet(pair, change, null) { Difference = difference, Target = target, Latest = latest };
        if (percents.Count == 0)
        {
            return levels.Count > 0 || change is not null ? [first] : [];
        }

        return percents.Select((p, i) => new ChangeSet(pair, i == 0 ? change : null, p)
        {
            Difference = i == 0 ? difference : null,
            Formula = PercentFormulaRules.Of(p, pair, rows, read),
            Target = target,
            Latest = latest,
        });
    }

    /// <summary>Returns the pair that the user or the headings name, or none.</summary>
    private static LevelPair? Known(ReadTable read, List<TableColumn> levels)
    {
        if (read.Prior is not null && read.Current is not null)
        {
            return new(read.Prior, read.Current, null);
        }

        var prior = read.Prior ?? levels.Find(c => RoleWords.IsPrior(c.Words));
        var current = read.Current ?? levels.Find(c => c != prior && RoleWords.IsCurrent(c.Words));
        if (prior is not null && (current ?? (levels.Count == 2 ? levels.Find(c => c != prior) : null)) is { } later)
        {
            return new(prior, later, null);
        }

        var dated = levels.Select(c => (Column: c, At: PeriodRules.Named(c.Words))).Where(d => d.At is not null).OrderBy(d => d.At).ToList();
        return dated.Count >= 2 && dated[^1].At != dated[^2].At && (current is null || current == dated[^1].Column)
            ? new(dated[^2].Column, dated[^1].Column, null)
            : prior is null && current is not null && levels.Count == 2 ? new(levels.Find(c => c != current), current, null) : null;
    }

    private static DifferenceFormula? Difference(LevelPair? known, List<TableColumn> levels, TableColumn change, TableColumn? target, ReadTable read)
    {
        List<DifferenceFormula> candidates = [];
        var falls = RoleWords.IsReduction(change.Words);
        if (known is not null && !RoleWords.IsTarget(change.Words))
        {
            candidates.AddRange([new(known, falls), new(known, !falls)]);
        }

        foreach (var pair in Pairs(levels))
        {
            candidates.Add(new(pair, falls));
        }

        if (target is not null && levels.Count > 0)
        {
            candidates.AddRange([new(new(target, levels[^1], null), false), new(new(target, levels[^1], null), true)]);
        }

        var assumed = candidates.Count > 0 && (known is not null || (levels.Count == 2 && levels[0].Place != levels[1].Place)) && !(RoleWords.IsTarget(change.Words) && target is null) ? candidates[0] : null;
        return Best(candidates, assumed, read.Count, (formula, row) => change.Figures[row].IsNumber && change.Figures[row].Unit != FigureUnit.Percent ? formula.Agrees(row, change) is not false and var agrees ? agrees : ChangeRules.IsUnsigned(read, change, row, formula.At(row)!.Value) : null);
    }

    /// <summary>Returns the pairs among columns: the last two, the first and the last, and where they are few all others, both ways round.</summary>
    internal static IEnumerable<LevelPair> Pairs(List<TableColumn> levels)
    {
        if (levels.Count < 2)
        {
            yield break;
        }

        yield return new(levels[^2], levels[^1], null);
        yield return new(levels[0], levels[^1], null);
        for (var i = 0; i < levels.Count && levels.Count <= MostLevels; i++)
        {
            for (var j = 0; j < levels.Count; j++)
            {
                if (i != j)
                {
                    yield return new(levels[i], levels[j], null);
                }
            }
        }
    }

    /// <summary>Returns the assumed formula where it fits half of the rows; else the one that fits most, where it fits two in three and two at least; else the assumed.</summary>
    internal static T? Best<T>(IReadOnlyList<T> candidates, T? assumed, int rows, Func<T, int, bool?> agrees)
        where T : class
    {
        (T? Formula, int Fits, int Tested) best = (null, 0, 0);
        var step = Math.Max(1, rows / MostSampled);
        foreach (var candidate in assumed is null ? candidates : candidates.Prepend(assumed))
        {
            var (fits, tested) = (0, 0);
            for (var row = 0; row < rows; row += step)
            {
                var answer = agrees(candidate, row);
                tested += answer is null ? 0 : 1;
                fits += answer is true ? 1 : 0;
            }

            if (ReferenceEquals(candidate, assumed) && fits * 2 >= tested && fits > 0)
            {
                return assumed;
            }

            best = fits > best.Fits ? (candidate, fits, tested) : best;
        }

        return best.Fits >= 2 && best.Fits * 3 >= best.Tested * 2 ? best.Formula : assumed;
    }
}
