using System.Globalization;

namespace NteMonitor.Terminal;

/// <summary>A list in words: one page of nine numbered rows, and which row is selected.</summary>
internal static class ListLines
{
    internal const int PageRows = 9;

    internal static IEnumerable<Piece> Of(ListBlock list)
    {
        var state = list.State;
        if (state.Count == 0)
        {
            return [new($"list {list.Id}", [list.EmptyText])];
        }

        var first = PageOf(state);
        var last = Math.Min(state.Count, first + PageRows) - 1;
        List<string> lines =
        [
            string.Create(CultureInfo.InvariantCulture, $"{list.RowName}s {first + 1} to {last + 1} of {state.Count}"),
            $"   {string.Join("; ", list.Columns.Select(c => c.Heading).Where(h => h.Length > 0))}",
        ];
        for (var row = first; row <= last; row++)
        {
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"{row - first + 1}. {Row(list, row)}"));
        }

        var selected = string.Create(
            CultureInfo.InvariantCulture, $"Selected: {list.RowName} {state.Selected + 1} of {state.Count}: {Row(list, state.Selected)}");
        return [new($"list {list.Id}", lines), new($"selected {list.Id}", [selected])];
    }

    /// <summary>Returns the first row of the page that holds the selection.</summary>
    internal static long PageOf(ListState state) => state.Selected / PageRows * PageRows;

    private static string Row(ListBlock list, long row) =>
        list.RowAt(row) is { } cells
            ? string.Join("; ", cells.Select(c => c.Text.Trim()).Where(t => t.Length > 0))
            : "not loaded yet";
}
