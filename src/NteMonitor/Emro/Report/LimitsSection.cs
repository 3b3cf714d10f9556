using NteMonitor.Documents;
using NteMonitor.Emro.Workbench;
using static NteMonitor.Emro.Workbench.FigureWords;

namespace NteMonitor.Emro.Report;

/// <summary>What the report cannot say, and how it was made.</summary>
public static class LimitsSection
{
    /// <summary>Returns the parts.</summary>
    /// <param name="study">The study.</param>
    public static IReadOnlyList<Part> Of(Study study) =>
    [
        new Heading(2, "Limitations"),
        new Bullets(
        [
            "The log holds what somebody wrote down: more watching gives more events. A quarter to a third of the violence that emergency departments treat is in police records.",
            "The effect of an hour is taken from other towns and other laws, with an interval; nothing says that this town lies inside it.",
            "Crowding, earlier drinking and displacement before a measure are assumptions; no published constant exists for the first two.",
            $"The smallest fall that a year after would show is {(study.Result.Detectable is { } ratio ? Percent(1 - ratio) : "none, however great")}: a smaller one would stay unseen even if it came.",
            "Capacity is what a licence says, occupancy what somebody typed; venues without hours or capacity on file are in no figure of hours or people.",
            "On 1 January no hours are counted as lost.",
            "Reports of other categories or nights set beside this one can tell what neither tells alone: whoever publishes two looks at both first.",
            "Positions put events into the area; events at a position that is wrong are counted wrongly.",
        ]),
        new Heading(2, "Method"),
        new Paragraph("docs/methods/emro.md states every formula with its source and a worked example: counting §3, the draws §4, the queue §5, what could be seen §7, sensitivity §8, questions and verdict §10, what is left out of print §11. The same inputs, seed, journal head and version give the same figures."),
        new Paragraph($"Venues stand as codes; counts of fewer than {SmallCellRules.Least} are left out or rounded; persons are in no figure and no text of this report."),
    ];
}
