using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NteMonitor.Commands;
using NteMonitor.Documents;

namespace NteMonitor.Performance.Checking;

/// <summary><c>nte check-table</c>: what is wrong in tables that somebody published.</summary>
public static class CheckTableCommand
{
    private const int MostShown = 200;

    private static readonly Argument<string[]> Tables = new("file") { Description = "CSV files, each with one table; - is standard input. Several are held against each other too", Arity = ArgumentArity.OneOrMore };

    private static readonly Option<string[]> Roles = new("--role")
    {
        Description = "What a column is for, where its heading does not say: prior=COL, current=COL, change=COL, pct=COL, target=COL, result=COL, level=COL, label=COL, unit=COL, period=COL, note=COL, ignore=COL, total-row=REGEX, "
            + "total=COL:PART,PART; COL is a heading or # and its number; may be given more than once",
        HelpName = "ROLE=COL",
        DefaultValueFactory = _ => [],
    };

    /// <summary>Returns the verb.</summary>
    /// <remarks>JSON: <c>{"file","rows","findings":[{"row","column","rule","published","recomputed","message"}]}</c>, in an array where several files are given. Status 0 and no word when nothing is wrong, 1 with findings.</remarks>
    public static Command Create() => new FileVerb("check-table", "Check a published table: totals, changes, percentages, rounding, rows counted twice", "nte check-table seed/examples/published-table.csv", Act)
    {
        Arguments = { Tables },
        Options = { Roles },
    };

    private static Answer Act(ParseResult parsed, IFiles files)
    {
        List<Refusal> reasons = [];
        List<ReadTable> tables = [];
        foreach (var path in parsed.GetValue(Tables)!)
        {
            var read = SheetFile.Read(path, files).Then(TableRules.Lay)
                .Then(table => RoleWish.Read(parsed.GetValue(Roles)!, table).Then(wish => Outcome.Done(RoleRules.Recognise(table, wish))));
            switch (read)
            {
                case Outcome<ReadTable>.Done(var table):
                    tables.Add(table);
                    break;
                case Outcome<ReadTable>.Refused(var more):
                    reasons.AddRange(more.Except(reasons));
                    break;
            }
        }

        return reasons.Count > 0 ? Answer.Refuse(reasons) : Said(CheckRules.Check(tables));
    }

    private static Answer Said(IReadOnlyList<CheckedTable> tables)
    {
        var found = tables.Sum(t => t.Findings.Count);
        JsonNode[] json = [.. tables.Select(Json)];
        return new()
        {
            Text = found == 0 ? null : string.Join('\n', Lines(tables)),
            Table = found == 0 ? null : Rows(tables),
            Json = json is [var one] ? one : new JsonArray(json),
            Exit = found == 0 ? 0 : 1,
        };
    }

    private static IEnumerable<string> Lines(IReadOnlyList<CheckedTable> tables)
    {
        foreach (var table in tables.Where(t => t.Findings.Count > 0))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{table.File}: {table.Findings.Count:N0} {(table.Findings.Count == 1 ? "finding" : "findings")} in {table.Rows:N0} {(table.Rows == 1 ? "row" : "rows")}");
            foreach (var finding in table.Findings.Take(MostShown))
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"  row {finding.Row}, {finding.Column}: {finding.Rule}\n    {finding.Message}");
            }

            if (table.Findings.Count > MostShown)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"  … and {table.Findings.Count - MostShown:N0} more; --json and --csv name them all.");
            }
        }
    }

    private static JsonNode Json(CheckedTable table) => new JsonObject
    {
        ["file"] = table.File,
        ["rows"] = table.Rows,
        ["findings"] = new JsonArray([.. table.Findings.Select(f => (JsonNode)new JsonObject
        {
            ["row"] = f.Row, ["column"] = f.Column, ["rule"] = f.Rule, ["published"] = f.Published, ["recomputed"] = f.Recomputed, ["message"] = f.Message,
        })]),
    };

    private static Table Rows(IReadOnlyList<CheckedTable> tables) => new(
        "findings",
        "What was found",
        [new("File"), Column.Figures("Row"), new("Column"), new("Rule"), new("Published"), new("Recomputed"), new("Message")],
        [.. tables.SelectMany(t => t.Findings.Select(f => new Row([t.File, (long)f.Row, f.Column, f.Rule, f.Published, f.Recomputed?.ToString(CultureInfo.InvariantCulture) ?? "", f.Message])))]);
}
