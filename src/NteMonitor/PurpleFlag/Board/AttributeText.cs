using System.Globalization;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.Board;

/// <summary>One attribute in words: what good looks like, typical evidence, what is marked and how it stands.</summary>
public static class AttributeText
{
    /// <summary>The line above what is marked.</summary>
    public const string Marked = "Evidence";

    private const string Good = "What good looks like";
    private const string Typical = "Typical evidence";
    private const string Figures = "Figures that belong to it";
    private const string LookFor = "What assessors look for";

    /// <summary>Lines that begin a part.</summary>
    public static IReadOnlyList<string> Headings { get; } = [Marked, Good, Typical, Figures, LookFor, "Zone by zone"];

    /// <summary>Returns everything about an attribute, line by line.</summary>
    public static IReadOnlyList<string> Lines(FlagBoard board, string code)
    {
        var attribute = board.Edition.Attribute(code) ?? throw new InvalidOperationException($"The edition has no attribute {code}.");
        var marks = board.Of(code);
        return
        [
            $"{attribute.Code} {attribute.Name}",
            $"{board.Edition.Areas.First(a => a.Code == attribute.Area).Name}; {board.Edition.Name}",
            "",
            "Zone by zone",
            .. board.Matrix.Cells.Where(c => c.Attribute == code).Select(c => $"  {c.Zone ?? "any hour",-8} {CellSigns.Of(c).Sign} {CellSigns.Of(c).Word}"),
            "",
            Marked,
            .. marks.Count == 0 ? ["  None yet: a marks something."] : marks.SelectMany(m => Lines(m, board)),
            .. Part(Good + Known(board.Edition, "good"), attribute.Good),
            .. Part(Typical + Known(board.Edition, "evidence"), attribute.Evidence),
            .. Part(Figures + Known(board.Edition, "coreData"), attribute.CoreData),
            .. Part(LookFor + Known(board.Edition, "lookFor"), board.Edition.Zones.SelectMany(z => z.LookFor.Where(l => l.Attributes.Contains(code)).Select(l => $"{z.Code}: {l.Text}"))),
        ];
    }

    /// <summary>Returns a mark in a line, as a list to choose from has it.</summary>
    public static string InShort(KeptMark kept, FlagBoard board) =>
        $"{kept.On.Mark.Title}: {MarkJson.Code(kept.On.Mark.Strength)}, {MarkText.State(kept.On, board.Matrix.Today)}";

    private static IEnumerable<string> Lines(KeptMark kept, FlagBoard board)
    {
        var mark = kept.On.Mark;
        yield return $"  {CellSigns.All.First(s => s.Word == MarkJson.Code(mark.Strength)).Sign} {mark.Title}";
        yield return string.Create(CultureInfo.InvariantCulture,
            $"    {MarkJson.Code(mark.Strength)}; {(mark.Zones.Count == 0 ? "every zone looked at" : string.Join(", ", mark.Zones))}; {mark.From:uuuu-MM-dd} to {mark.Until:uuuu-MM-dd}; {MarkText.State(kept.On, board.Matrix.Today)}");
        yield return $"    {MarkJson.Code(mark.Sensitivity)}{(mark.Attributes.Count > 1 ? $"; {string.Join(", ", mark.Attributes)}" : "")}{(mark.Of is null ? "; counts for every entry" : "")}{(mark.Organisation.Length > 0 ? $"; {mark.Organisation}" : "")}; {kept.Record.Id:D}";
    }

    private static IEnumerable<string> Part(string heading, IEnumerable<string> lines) => lines.Any() ? ["", heading, .. lines.Select(l => $"  {l}")] : [];

    private static string Known(FrameworkEdition edition, string column) => edition.Wording.GetValueOrDefault(column) switch
    {
        Framework.Known.Public => "",
        Framework.Known.Knowledge => " (from knowledge; no public text was found)",
        _ => " (our wording)",
    };
}
