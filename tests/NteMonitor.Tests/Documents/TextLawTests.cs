using System.Text.RegularExpressions;
using FsCheck.Fluent;
using NteMonitor.Documents;
using NteMonitor.Documents.Text;

namespace NteMonitor.Tests.Documents;

public sealed class TextLawTests
{
    [Fact]
    public void No_line_of_plain_text_is_wider_than_72_columns_or_holds_a_control_character() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Hostile.Documents, document =>
            PlainTextWriter.Write(document).Split('\n').All(line =>
                TextWidth.Of(line) <= PlainTextWriter.Width && !line.Any(char.IsControl))));

    [Fact]
    public void A_table_laid_out_for_a_terminal_keeps_to_its_width() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Hostile.Tables, table =>
            new[] { 24, 48, 80, 200 }.All(width => TextTable.Lay(table, width).All(line => TextWidth.Of(line) <= width))));

    [Fact]
    public void A_figure_is_never_cut_or_wrapped() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Hostile.Tables, table =>
        {
            var laid = string.Join('\n', TextTable.Lay(table, 60));
            return table.Rows.SelectMany(row => row.Cells).Where(cell => cell is Cell.Count or Cell.Measure)
                .All(cell => laid.Contains(CellText.Of(cell)));
        }));

    [Fact]
    public void No_text_becomes_a_tag_or_a_link_in_markdown() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Hostile.Documents, document =>
        {
            var markdown = Regex.Replace(MarkdownWriter.Write(document), @"\\.", "", RegexOptions.NonBacktracking);
            return !markdown.Contains('<') && !markdown.Contains("](") && !markdown.Contains("```");
        }));

    [Fact]
    public void Every_row_of_a_markdown_table_has_a_cell_for_each_column() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Hostile.Tables, table =>
        {
            var markdown = MarkdownWriter.Write(new Document("Tables", [table]));
            var rows = markdown.Split('\n').Where(line => line.StartsWith('|')).ToArray();
            return rows.Length == table.Rows.Count + 2 && rows.All(row => Bars(row) == table.Columns.Count + 1);
        }));

    [Fact]
    public void Words_wrap_without_losing_a_letter() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Hostile.Text.ToArbitrary(), text =>
            string.Concat(TextWrap.Lines(text, 20)).Replace(" ", "") == Clean.OneLine(text).Replace(" ", "")));

    [Fact]
    public void A_wide_character_takes_two_columns_and_a_combining_mark_none() =>
        TextWidth.Of("海e\u0301👩‍👩‍👧").ShouldBe(5);

    /// <summary>Counts the bars that no backslash takes as a letter.</summary>
    private static int Bars(string row)
    {
        var bars = 0;
        for (var at = 0; at < row.Length; at++)
        {
            if (row[at] == '\\')
            {
                at++;
            }
            else if (row[at] == '|')
            {
                bars++;
            }
        }

        return bars;
    }
}
