namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>Keeps small numbers of people out of tables that were brought in.</summary>
public static class SmallFigureRules
{
    /// <summary>The fewest that a percentage is told of.</summary>
    public const int LeastBase = Incidents.IncidentRules.LeastBase;

    /// <summary>Units that count people.</summary>
    public static readonly IReadOnlyList<string> PeopleUnits = ["people", "persons", "patients", "casualties", "victims", "cases", "assaults", "arrests", "respondents", "answers", "calls", "children"];

    /// <summary>Whether a row counts people: its unit says so, or its set is of people's health.</summary>
    /// <source>docs/methods/purple-flag.md §11.</source>
    public static bool CountsPeople(CoreRow row, string set) =>
        row.Value is CoreValue.Number { Value: >= 0 } number && decimal.IsInteger(number.Value) && row.Series.Unit != "%" && (set == CoreRules.Health || PeopleUnits.Contains(row.Series.Unit.ToLowerInvariant()));

    /// <summary>Returns which rows are withheld: counts of one to four people, percentages and other figures of too few, and counts from which such a one could be worked out.</summary>
    /// <remarks>Of a measure, the counts of one period over all places are taken for parts of a sum that somebody may know, and the counts of one place over all periods; wherever one of them is withheld, others are until it is two at least and five people together.</remarks>
    /// <param name="rows">The rows.</param>
    /// <param name="set">Code of their set.</param>
    /// <source>docs/methods/purple-flag.md §11.</source>
    public static IReadOnlyList<bool> Hidden(IReadOnlyList<CoreRow> rows, string set)
    {
        var hidden = rows.Select(r => r.Base is > 0 and < SmallCellRules.Least || (r.Series.Unit == "%" && r.Base < LeastBase)).ToArray();
        List<int> people = [.. Enumerable.Range(0, rows.Count).Where(i => CountsPeople(rows[i], set))];
        List<List<int>> sums =
        [
            .. people.GroupBy(i => (rows[i].Series.Measure, rows[i].Series.Unit, rows[i].Span.Text)).Select(g => g.ToList()),
            .. people.GroupBy(i => rows[i].Series).Select(g => g.ToList()),
        ];
        for (var more = true; more;)
        {
            more = false;
            foreach (var sum in sums)
            {
                var covered = SmallCellRules.Covered([.. sum.Select(i => (long)((CoreValue.Number)rows[i].Value).Value)], at => hidden[sum[at]], _ => false);
                foreach (var i in sum.Where((i, at) => covered[at] && !hidden[i]))
                {
                    more = hidden[i] = true;
                }
            }
        }

        return hidden;
    }
}
