using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace NteMonitor.Tests.Performance.Checking;

/// <summary>Tables drawn at random: right ones are left alone however they are rounded and printed, and one wrong figure is found in its row.</summary>
public class CheckTableLawTests
{
    private static readonly string[] Names = ["Theft", "Fraud", "Arson", "Burglary", "Robbery", "Noise", "Litter", "Assault", "Drugs", "Vehicle crime", "Shoplifting", "Trespass"];

    private static readonly Arbitrary<Drawn> Tables =
        (from rows in Gen.Choose(3, 12)
         from seed in Gen.Choose(0, int.MaxValue - 1)
         select Drawn.Of(rows, seed)).ToArbitrary();

    [Fact]
    public void A_right_table_is_left_alone_whatever_its_rounding() => Check.QuickThrowOnFailure(Prop.ForAll(Tables, table =>
        (TypedTable.Findings(table.Text(null)).Count == 0).Label(table.Text(null))));

    [Fact]
    public void One_figure_that_is_changed_beyond_rounding_is_found_at_its_row() => Check.QuickThrowOnFailure(Prop.ForAll(Tables, table =>
        TypedTable.Findings(table.Text(table.Wrong)).Any(f => f.Row == table.Wrong.Row + 2 && f.Column == Drawn.Columns[table.Wrong.Column]).Label(table.Text(table.Wrong))));

    [Fact]
    public void Figures_that_were_rounded_before_they_were_printed_raise_no_alarm() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => TypedTable.Findings(Rounded(new Random(seed))).Count == 0));

    [Fact]
    public void Totals_of_levels_hold_or_the_changed_row_is_found() => Check.QuickThrowOnFailure(Prop.ForAll(
        Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
        {
            var (text, wrong, row) = Tree(new Random(seed));
            return TypedTable.Findings(text).Count == 0 && TypedTable.Findings(wrong).Any(f => f.Row == row && f.Rule == "total-mismatch");
        }));

    /// <summary>Every figure is known to three decimals and printed with one; changes, percentages and totals are made before rounding.</summary>
    private static string Rounded(Random draw)
    {
        var text = new StringBuilder("item,2012-13,2013-14,change,% change,a,b,all\n");
        var rows = Enumerable.Range(0, draw.Next(3, 9)).Select(i => (Name: Names[i], Figures: Enumerable.Range(0, 4).Select(_ => draw.Next(2000, 900_000) / 1000m).ToArray())).ToList();
        rows.Add(("Total", [.. Enumerable.Range(0, 4).Select(c => rows.Sum(r => r.Figures[c]))]));
        foreach (var (name, f) in rows)
        {
            decimal[] cells = [f[0], f[1], f[1] - f[0], (f[1] - f[0]) * 100 / f[0], f[2], f[3], f[2] + f[3]];
            text.AppendLine($"{name},{string.Join(',', cells.Select(c => decimal.Round(c, 1).ToString("0.0", CultureInfo.InvariantCulture)))}");
        }

        return text.ToString();
    }

    private static (string Text, string Wrong, int Row) Tree(Random draw)
    {
        List<(int Depth, long Figure)> rows = [];
        for (var top = 0; top < draw.Next(2, 4); top++)
        {
            var at = rows.Count;
            rows.Add((0, 0));
            for (var middle = 0; middle < draw.Next(2, 4); middle++)
            {
                List<long> leaves = [.. Enumerable.Range(0, draw.Next(2, 5)).Select(_ => (long)draw.Next(1, 5000))];
                rows.Add((1, leaves.Sum()));
                rows.AddRange(leaves.Select(l => (2, l)));
                rows[at] = (0, rows[at].Figure + leaves.Sum());
            }
        }

        var parents = Enumerable.Range(0, rows.Count).Where(i => rows[i].Depth < 2).ToList();
        var chosen = parents[draw.Next(parents.Count)];
        string Text(int? wrong) => "level,offence,count\n" + string.Concat(rows.Select((r, i) => string.Create(CultureInfo.InvariantCulture, $"{r.Depth + 1},Kind {i},{r.Figure + (i == wrong ? 1 + (r.Figure / 3) : 0)}\n")));
        return (Text(null), Text(chosen), chosen + 2);
    }

    /// <summary>A right table: two years, their change and its percentage, two parts and their sum, a total below.</summary>
    internal sealed record Drawn(IReadOnlyList<(string Name, long[] Figures)> Rows, int Places, MidpointRounding Mode, int Style, (int Row, int Column) Wrong)
    {
        public static readonly string[] Columns = ["offence", "2012-13", "2013-14", "change", "% change", "day", "night", "total"];

        public static Drawn Of(int count, int seed)
        {
            var draw = new Random(seed);
            List<(string Name, long[] Figures)> rows = [.. Enumerable.Range(0, count).Select(i => (Names[i], Enumerable.Range(0, 4).Select(_ => (long)draw.Next(draw.Next(4) == 0 ? 30 : 5000)).ToArray()))];
            rows.Add(("Total", [.. Enumerable.Range(0, 4).Select(c => rows.Sum(r => r.Figures[c]))]));
            var row = draw.Next(rows.Count);
            var column = rows[row].Figures[0] == 0 ? 3 : row == count ? draw.Next(1, 3) : new[] { 3, 4, 7 }[draw.Next(3)];
            var modes = new[] { MidpointRounding.AwayFromZero, MidpointRounding.ToEven };
            return new(rows, draw.Next(0, 4), modes[draw.Next(2)], draw.Next(4), (row, column));
        }

        public string Text((int Row, int Column)? wrong) => string.Join(',', Columns) + "\n" + string.Concat(Rows.Select((r, i) => Line(r, wrong is { } w && w.Row == i ? w.Column : -1) + "\n"));

        private string Line((string Name, long[] Figures) row, int wrong)
        {
            var f = row.Figures;
            var step = 1m;
            for (var i = 0; i < Places; i++)
            {
                step /= 10;
            }

            string Count(int column, long value) => Whole(value + (column == wrong ? 1 + (Math.Abs(value) / 7) : 0), isChange: column == 3);
            var percent = f[0] == 0 ? "" : Percent(decimal.Round((f[1] - f[0]) * 100m / f[0], Places, Mode) + (wrong == 4 ? 2 * step : 0));
            return string.Join(',', row.Name, Count(1, f[0]), Count(2, f[1]), Count(3, f[1] - f[0]), percent, Count(5, f[2]), Count(6, f[3]), Count(7, f[2] + f[3]));
        }

        private string Whole(long value, bool isChange) => Style switch
        {
            1 => $"\"{value.ToString("#,##0", CultureInfo.InvariantCulture)}\"",
            2 when isChange && value < 0 => $"({-value})",
            3 when isChange => value > 0 ? $"+{value}" : value.ToString(CultureInfo.InvariantCulture).Replace('-', '–'),
            _ => value.ToString(CultureInfo.InvariantCulture),
        };

        private string Percent(decimal value)
        {
            var text = value.ToString(Places == 0 ? "0" : "0." + new string('0', Places), CultureInfo.InvariantCulture);
            return Style switch { 1 => text + "%", 3 => text.Replace('-', '−') + " %", _ => text };
        }
    }
}
