using System.Globalization;
using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.Pack.Pages;

/// <summary>One area: for each attribute what good looks like, what the submission states, what the evidence is.</summary>
internal static class AreaPage
{
    public static PackPage Of(FlagArea area, PackMaterial pack)
    {
        var path = PackPaths.Of(area, pack.File.Edition);
        return new(path, new Document(area.Name, [.. pack.File.Edition.Of(area).SelectMany(a => Attribute(a, path, pack))]) { Subtitle = area.Standard });
    }

    private static IEnumerable<Part> Attribute(Criterion attribute, string path, PackMaterial pack)
    {
        var edition = pack.File.Edition;
        yield return new Heading(2, $"{attribute.Code} {attribute.Name}");
        yield return new Heading(3, "What good looks like");
        yield return new Bullets(attribute.Good);
        yield return new Paragraph($"Name: {FrameworkText.Word(attribute.NameKnown)}. What good looks like: {(edition.Wording.TryGetValue("good", out var known) ? FrameworkText.Word(known) : "not said how it is known")}.");
        yield return new Heading(3, "Statement of the submission");
        if (pack.Statements.FirstOrDefault(s => s.Value.Attribute == attribute.Code)?.Value is { } score)
        {
            yield return new Paragraph($"{edition.Scale.First(l => l.Code == score.Level).Name}, stated on {FlagJson.Iso(score.On)}.");
            foreach (var line in score.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                yield return new Paragraph(line);
            }
        }
        else
        {
            yield return new Paragraph("The submission makes no statement.");
        }

        yield return new Heading(3, "Evidence");
        yield return Zones(attribute, pack.Matrix);
        var shown = pack.Evidence.Where(e => e.Mark.Attributes.Contains(attribute.Code)).ToList();
        yield return shown.Count == 0
            ? new Paragraph("No evidence is shown.")
            : EvidencePages.Table($"evidence-{attribute.Code}", $"Evidence of {attribute.Code}", shown, path, pack.Matrix.Today);
        if (pack.InTheHouse.TryGetValue(attribute.Code, out var more))
        {
            yield return new Note(Note.Data, string.Create(CultureInfo.InvariantCulture, $"{more} {(more == 1 ? "mark" : "marks")} of {attribute.Code} {(more == 1 ? "stays in the house and counts" : "stay in the house and count")} for nothing above."));
        }
    }

    private static Table Zones(Criterion attribute, GapMatrix matrix) => attribute.Zones.Count == 0
        ? new($"zones-{attribute.Code}", $"{attribute.Code} at any hour", [new("When"), new("Evidence")], [new(["Any hour", IndexPage.State(matrix.Cell(attribute.Code, null)!)])])
        : new($"zones-{attribute.Code}", $"{attribute.Code} by zone of the night", [new("When"), new("Evidence")],
            [.. matrix.Edition.Zones.Select(z => new Row([$"{z.Code}, {z.Name.ToLowerInvariant()}", IndexPage.State(matrix.Cell(attribute.Code, z.Code)!)]))]);
}
