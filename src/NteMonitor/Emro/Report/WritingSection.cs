using System.Globalization;
using NteMonitor.Documents;
using NteMonitor.Emro.Workbench;

namespace NteMonitor.Emro.Report;

/// <summary>Who wrote the scenario and its statements, by role: the trail that a hearing asks for, without a name.</summary>
public static class WritingSection
{
    /// <summary>Returns the parts; none where the journal has no writing.</summary>
    /// <param name="study">The study.</param>
    public static IReadOnlyList<Part> Of(Study study)
    {
        if (study.Edits.Count == 0)
        {
            return [];
        }

        var writers = study.Edits.Select(e => e.By).Distinct(StringComparer.Ordinal).ToList();
        return
        [
            new Table("writings", "Who wrote the scenario, writing by writing", [new("On"), new("Writer"), new("What was written")],
            [
                .. study.Edits.Select(e => new Row(
                [
                    study.Inputs.Clock.Local(e.At).Date.ToString("d MMMM uuuu", CultureInfo.InvariantCulture),
                    string.Create(CultureInfo.InvariantCulture, $"writer {writers.IndexOf(e.By) + 1}, {e.Role.ToLowerInvariant()}"), Parts(e),
                ])),
            ])
            {
                Notes = ["The journal has each of them with its author and reason."],
            },
        ];
    }

    private static string Parts(Edit edit) => string.Join(", ", edit.Changed.Select(c => c switch
    {
        "order" => "the draft with its statements",
        "name" or "tool" => "name and tool",
        _ => "assumptions",
    }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) is { Length: > 0 } parts ? parts : "nothing";
}
