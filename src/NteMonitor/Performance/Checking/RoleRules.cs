namespace NteMonitor.Performance.Checking;

/// <summary>Recognises what the columns of a published table are for, by their headings and by what stands in them.</summary>
public static class RoleRules
{
    /// <summary>Returns the table with a role for each column; a wish of the user goes before every sign.</summary>
    /// <source>docs/methods/check-table.md §1.</source>
    public static ReadTable Recognise(PublishedTable table, RoleWish wish)
    {
        var roles = new ColumnRole[table.Columns.Count];
        foreach (var column in table.Columns)
        {
            roles[column.Place] = wish.Columns.FirstOrDefault(w => w.Column == column.Place) is { } given ? Given(given.Name) : Of(table, column);
        }

        if (!roles.Contains(ColumnRole.Label))
        {
            roles[LabelPlace(table, roles)] = ColumnRole.Label;
        }

        return new(table, roles)
        {
            Prior = wish.Column("prior") is { } prior ? table.Columns[prior] : null,
            Current = (wish.Column("current") ?? wish.Column("result")) is { } current ? table.Columns[current] : null,
            Totals = [.. wish.Totals.Select(t => new GivenTotal(table.Columns[t.Total], [.. t.Parts.Select(p => table.Columns[p])]))],
            IsTotalRow = wish.TotalRow,
            IsDepthGiven = wish.Column("level") is not null,
        };
    }

    private static ColumnRole Given(string name) => name switch
    {
        "change" => ColumnRole.Change,
        "pct" => ColumnRole.Percent,
        "target" => ColumnRole.Target,
        "level" => ColumnRole.Depth,
        "label" => ColumnRole.Label,
        "unit" => ColumnRole.Unit,
        "period" => ColumnRole.Period,
        "note" => ColumnRole.Note,
        "total" => ColumnRole.Total,
        "ignore" => ColumnRole.Other,
        _ => ColumnRole.Level,
    };

    private static ColumnRole Of(PublishedTable table, TableColumn column)
    {
        var words = column.Words;
        if (RoleWords.IsUnit(words) && column.Numbers == 0)
        {
            return ColumnRole.Unit;
        }

        if (RoleWords.IsDepth(words) && DepthRules.IsOutline(column))
        {
            return ColumnRole.Depth;
        }

        if (IsPeriods(table, column))
        {
            return ColumnRole.Period;
        }

        if (RoleWords.IsCode(words) || IsCounter(column) || HasLeadingNoughts(table, column))
        {
            return ColumnRole.Code;
        }

        if (RoleWords.IsTarget(words) && !RoleWords.IsChange(words) && !RoleWords.IsPercent(words.Replace("% target", "target", StringComparison.Ordinal)))
        {
            return ColumnRole.Target;
        }

        return column.IsNumeric || (column.Numbers > 0 && RoleWords.IsChange(words)) ? Figures(column) : ColumnRole.Other;
    }

    private static ColumnRole Figures(TableColumn column)
    {
        var words = column.Words;
        var percents = column.Figures.Count(f => f.Unit == FigureUnit.Percent) * 2 > column.Numbers;
        if (RoleWords.IsPoints(words) && RoleWords.IsPercent(words))
        {
            return ColumnRole.Change;
        }

        if (RoleWords.IsChange(words))
        {
            return RoleWords.IsPercent(words) || percents ? ColumnRole.Percent : ColumnRole.Change;
        }

        if ((RoleWords.IsPercent(words) || percents || RoleWords.IsShare(words)) && PeriodRules.Named(words) is null && !RoleWords.IsPrior(words))
        {
            return ColumnRole.Percent;
        }

        return RoleWords.IsRate(words) || RoleWords.IsPercent(words) || percents ? ColumnRole.Rate
            : RoleWords.TotalHeading(words) != TotalWord.None ? ColumnRole.Total
            : ColumnRole.Level;
    }

    private static bool IsPeriods(PublishedTable table, TableColumn column)
    {
        var (periods, filled, sampled) = (0, 0, Math.Min(200, table.Rows.Count));
        for (var row = 0; row < sampled; row++)
        {
            var cell = FigureRules.Trim(table.Rows[row].Cells[column.Place]);
            filled += cell.IsEmpty ? 0 : 1;
            periods += cell.IsEmpty ? 0 : TableRules.IsPeriod(cell) ? 1 : 0;
        }

        // A count may lie between 1900 and 2100 too: figures are years only under a heading that says so.
        var mostly = periods * 10 > filled * 9;
        return column.IsNumeric ? mostly && RoleWords.Has(column.Words, ["year", "years", "period", "fy", "date"]) : mostly || RoleWords.IsPeriod(column.Words);
    }

    /// <summary>Whether cells such as 0486 stand in a column: codes, which nobody counts by.</summary>
    private static bool HasLeadingNoughts(PublishedTable table, TableColumn column)
    {
        var found = 0;
        for (var row = 0; row < Math.Min(500, table.Rows.Count); row++)
        {
            found += FigureRules.Trim(table.Rows[row].Cells[column.Place]) is ['0', >= '0' and <= '9', ..] ? 1 : 0;
        }

        return found > 1;
    }

    /// <summary>Whether the first column numbers its rows 1, 2, 3 ….</summary>
    private static bool IsCounter(TableColumn column)
    {
        if (column.Place > 0 || column.Figures.Length < 3)
        {
            return false;
        }

        for (var row = 0; row < column.Figures.Length; row++)
        {
            if (!column.Figures[row].IsNumber || column.Figures[row].Value != row + column.Figures[0].Value || column.Figures[0].Value is not (0 or 1))
            {
                return false;
            }
        }

        return true;
    }

    private static int LabelPlace(PublishedTable table, ColumnRole[] roles)
    {
        var words = table.Columns.Where(c => roles[c.Place] == ColumnRole.Other && c.Texts > 0).ToList();
        var label = words.Find(c => RoleWords.IsLabel(c.Words)) ?? words.FirstOrDefault();
        return label?.Place ?? (roles.AsSpan().IndexOf(ColumnRole.Period) is >= 0 and var period ? period : 0);
    }
}
