using System.Globalization;
using NodaTime;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;
using NteMonitor.Terminal;

namespace NteMonitor.PurpleFlag.Board;

/// <content>What is seen.</content>
public static partial class BoardScreen
{
    /// <summary>Columns from which on cells have room for words.</summary>
    public const int Words = 78;

    /// <summary>Columns from which on the entry stands beside the matrix.</summary>
    public const int SideBySide = 150;

    private const int Low = 20;
    private const int SignCell = 3;
    private const int WordCell = 11;
    private const int WholeCell = 14;

    /// <summary>Returns the body of the screen.</summary>
    /// <param name="model">What it remembers.</param>
    /// <param name="size">The size of the window.</param>
    public static Block Body(Model model, Size size)
    {
        if (model.Board is not { } board)
        {
            return TextBlock.Of("Reading the Purple Flag …", Ink.Muted);
        }

        var matrix = new PanelBlock(Title(board), Matrix(model, board, size.Width)) { Focused = true };
        return size.Width >= SideBySide
            ? new SplitBlock(matrix, new PanelBlock("The entry", new TextBlock([.. Picture(board), "", .. CellLines(model, board), "", .. Entry(board), .. Gaps(board)]))) { Share = 0.55 }
            : new StackBlock([new(matrix, -1), new(new TextBlock([.. Short(model, board, size)]))]);
    }

    /// <summary>Returns an entry as a text to read: its areas, its steps and what belongs to it, what is without evidence.</summary>
    public static IReadOnlyList<string> EntryLines(FlagBoard board) =>
        [.. Picture(board).Concat(board.File is null ? [] : [(Line)""]).Concat(Entry(board)).Concat(Gaps(board)).Select(l => l.ToString())];

    /// <summary>Returns the lines of one attribute as they are drawn: what begins a part stands out.</summary>
    public static IReadOnlyList<Line> Attribute(IReadOnlyList<string> lines) =>
        [.. lines.Select((l, i) => Line.Of(new Span(l, i == 0 ? Ink.Strong : AttributeText.Headings.Any(h => l.StartsWith(h, StringComparison.Ordinal)) ? Ink.Heading : Ink.Normal)) with { Hanging = 4 })];

    private static string Title(FlagBoard board) => board.File is { } file ? $"Evidence: {CycleText.Words(file.Entry.Value)}" : $"Evidence: {board.Edition.Name}";

    private static ListBlock Matrix(Model model, FlagBoard board, int width)
    {
        var cell = width >= SideBySide ? WholeCell : width >= Words ? WordCell : SignCell;
        return new(
            ListId,
            [new("Attribute") { MinWidth = 8 }, .. board.Edition.Zones.Select(z => new ListColumn(cell > SignCell ? z.Code : z.From.ToString("HH", CultureInfo.InvariantCulture), cell)), new("any", cell)],
            model.List,
            row => row < board.Edition.Attributes.Count ? Row(model, board, board.Edition.Attributes[(int)row], cell) : null)
        {
            RowName = "attribute",
        };
    }

    private static IReadOnlyList<Span> Row(Model model, FlagBoard board, Criterion attribute, int width)
    {
        var front = Selected(model)?.Code == attribute.Code ? Cell(model) : null;
        return
        [
            $"{attribute.Code} {attribute.InShort}",
            .. board.Edition.Zones.Select(z => (string?)z.Code).Append(null).Select(z => board.Matrix.Cell(attribute.Code, z) is { } cell ? Shown(cell, cell == front, width) : new Span("")),
        ];
    }

    /// <summary>A cell is a sign, and a word where there is room; the one in front stands in brackets.</summary>
    private static Span Shown(MatrixCell cell, bool inFront, int width)
    {
        var (sign, word, ink) = CellSigns.Of(cell);
        var text = width == SignCell || cell.State == CellState.NotLookedAt ? $"{sign}" : $"{sign} {(word.Length > width - 4 ? word[..4] : word)}";
        return new(inFront ? $"[{text}]" : $" {text}", ink);
    }

    /// <summary>What stands below the matrix, the most needed first: what signs mean, the cell in front, what falls due.</summary>
    private static IEnumerable<Line> Short(Model model, FlagBoard board, Size size)
    {
        yield return Legend(board);
        yield return CellLines(model, board).First();
        if (size.Height > Low)
        {
            yield return Next(board);
        }

        foreach (var line in size.Height > 40 ? [.. Areas(board), .. Entry(board)] : Array.Empty<Line>())
        {
            yield return line;
        }
    }

    private static Line Legend(FlagBoard board)
    {
        var counts = CellSigns.Count(board.Matrix);
        return new([.. CellSigns.All.SelectMany((s, i) => new Span[] { new($"{s.Sign} {s.Word}", s.Ink), new(i < CellSigns.All.Count - 1 ? $" {counts[i]}  " : "") })]);
    }

    private static IEnumerable<Line> CellLines(Model model, FlagBoard board)
    {
        if (Selected(model) is not { } attribute || Cell(model) is not { } cell)
        {
            yield return "";
            yield break;
        }

        var (sign, word, ink) = CellSigns.Of(cell);
        var marks = board.Marks.ToDictionary(m => m.Record.Id);
        yield return Line.Of(new Span($"{attribute.Code} {attribute.Name}, {(cell.Zone is { } zone ? zone : "any hour")}: ", Ink.Strong), new Span($"{sign} {word}", ink), Said(cell)) with { Hanging = 3 };
        foreach (var id in cell.Holding.Concat(cell.Expired).Concat(cell.Gone))
        {
            yield return Line.Of($"  {marks[id].On.Mark.Title}: ", new Span($"{MarkJson.Code(marks[id].On.Mark.Strength)}, {MarkText.State(marks[id].On, board.Matrix.Today)}", marks[id].On.Holds(board.Matrix.Today) ? Ink.Normal : Ink.Warn)) with { Hanging = 4 };
        }
    }

    private static string Said(MatrixCell cell) => (cell.Holding.Count, cell.Expired.Count, cell.Gone.Count) switch
    {
        (0, 0, 0) => "",
        var (holding, stale, gone) => $"; {string.Join(", ", new[] { (holding, "holds"), (stale, "stale"), (gone, "gone") }.Where(n => n.Item1 > 0).Select(n => $"{n.Item1} {n.Item2}"))}",
    };

    private static IEnumerable<Line> Picture(FlagBoard board) => [Legend(board), Documents(board), "", .. Areas(board)];

    private static Line Documents(FlagBoard board) => Line.Of(
        new Span($"Documents {board.Documents.Documents.Count} of {board.Documents.Most}", board.Documents.Over > 0 ? Ink.Bad : board.Documents.Documents.Count == board.Documents.Most ? Ink.Warn : Ink.Normal),
        board.Documents.Over > 0 ? $", {board.Documents.Over} too many" : "",
        board.Documents.Merges.Sum(m => m.Saves) is > 0 and var saves ? $"; merging could save {saves}" : "");

    /// <summary>How many cells of each area have evidence, as a bar of the matrix' own signs.</summary>
    private static IEnumerable<Line> Areas(FlagBoard board) => board.Edition.Areas.Select(area =>
    {
        var codes = board.Edition.Of(area).Select(a => a.Code).ToHashSet(StringComparer.Ordinal);
        List<MatrixCell> cells = [.. board.Matrix.Cells.Where(c => codes.Contains(c.Attribute) && c.State != CellState.NotLookedAt)];
        var signs = cells.Select(CellSigns.Of).OrderBy(s => CellSigns.All.ToList().FindIndex(a => a.Sign == s.Sign)).ToList();
        return new Line([new($"{area.Name,-16} {cells.Count(c => c.State == CellState.Has),3} of {cells.Count,2}  "), .. signs.GroupBy(s => (s.Sign, s.Ink)).Select(g => new Span(new string(g.Key.Sign, g.Count()), g.Key.Ink))]);
    });

    private static Line Next(FlagBoard board)
    {
        if (board.File is not { } file)
        {
            return Line.Of(new Span("Nothing is registered: `nte flag register PLACE` begins an entry.", Ink.Warn));
        }

        var (entry, today) = (file.Entry.Value, file.Today);
        var waiting = file.Edition.StepsOf(entry.Kind).Where(s => entry.Done(s.Code) is null).ToList();
        var next = waiting.Where(s => entry.Due(s.Code) is not null).MinBy(s => entry.Due(s.Code)) ?? waiting.FirstOrDefault();
        return entry.Outcome is { } told
            ? $"{file.Edition.Outcomes.First(o => o.Code == told.Code).Name} on {Day(told.On)}{string.Concat(CycleRules.Renewals(entry, file.Edition).Take(1).Select(r => $"; {file.Edition.Kinds.First(k => k.Code == r.Kind).Name.ToLowerInvariant()} on {Day(r.On)}"))}"
            : next is null ? "Every step is done."
            : Line.Of($"Next: {next.Name}", entry.Due(next.Code) is { } due ? new Span($", {(due < today ? "overdue since" : "due on")} {Day(due)}", due < today ? Ink.Bad : Ink.Normal) : new Span(""));
    }

    private static IEnumerable<Line> Entry(FlagBoard board) => board.File is { } file
        ? [Next(board), "", .. CycleText.Lines(file).Select(l => Line.Of(new Span(l, l.EndsWith("overdue", StringComparison.Ordinal) ? Ink.Bad : Ink.Normal)) with { Hanging = 4 })]
        : [Next(board)];

    private static IEnumerable<Line> Gaps(FlagBoard board) => board.Matrix.Gaps.Any()
        ?
        [
            "", Line.Of(new Span("Without evidence that holds", Ink.Heading)),
            .. board.Matrix.Gaps.GroupBy(c => c.Attribute).Select(g => Line.Of($"{g.Key} {board.Edition.Attribute(g.Key)!.InShort}: {string.Join(", ", g.Select(c => (c.Zone ?? "any hour") + (c.State == CellState.Stale ? " (stale)" : "")))}") with { Hanging = 3 }),
        ]
        : ["", Line.Of(new Span("Every cell that is looked at has evidence.", Ink.Good))];

    private static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
