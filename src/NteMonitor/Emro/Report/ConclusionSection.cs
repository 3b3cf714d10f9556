using NteMonitor.Documents;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Workbench;
using static NteMonitor.Emro.Workbench.FigureWords;

namespace NteMonitor.Emro.Report;

/// <summary>What the evidence comes to: the front page, the twelve questions, what would change it. The layout is the same whichever way it goes.</summary>
public static class ConclusionSection
{
    /// <summary>Returns the front page.</summary>
    /// <param name="study">The study.</param>
    /// <param name="questions">Its questions.</param>
    /// <param name="conclusion">What they come to.</param>
    public static IReadOnlyList<Part> Front(Study study, IReadOnlyList<Question> questions, Conclusion conclusion)
    {
        var result = study.Result;
        string Of(Grade grade) => string.Join(", ", questions.Where(q => q.Grade == grade).Select(q => q.Id)) is { Length: > 0 } ids ? ids : "none";
        return
        [
            new Heading(2, "Conclusion"),
            new Note("Conclusion", VerdictRules.Sentence(conclusion)),
            new Table("conclusion", "The conclusion and what it stands on", [new("What"), new("Figure")],
            [
                new(["Verdict", conclusion.Verdict.ToString().ToLowerInvariant()]),
                new(["Conclusion against the measure", conclusion.Against ? "yes" : "no"]),
                new(["Net change a year, positive for fewer events", result.Effect is { } e ? $"{Number(e.Median, 1)} (95 % from {Range(e.Low, e.High, 1)})" : "no effect estimated"]),
                new(["Probability that nothing is gained, P(net ≤ 0)", result.Effect is { } run ? Chance(run.NoGain) : "no effect estimated"]),
                new(["Smallest fall that a year after would show", result.Detectable is { } ratio ? Percent(1 - ratio) : "none, however great"]),
                new(["Questions that speak for", Of(Grade.For)]),
                new(["Questions that are open", Of(Grade.Open)]),
                new(["Questions that speak against", Of(Grade.Against)]),
                new(["Questions without an answer", Of(Grade.Unanswered)]),
                new(["Rules of law that the draft does not meet", study.Scenario.Tool != Tool.Order ? "the tool is no order" : string.Join(", ", study.Law.Where(f => f.Weight == Weight.Error).Select(f => f.Rule).Distinct(StringComparer.Ordinal)) is { Length: > 0 } rules ? rules : "none"]),
            ])
            {
                Notes = ["The criteria are written down before any figure is seen: docs/methods/emro.md §10. They are the same for and against."],
            },
            .. result.WhyNoEffect is { } why ? [new Note(Note.Data, why)] : Array.Empty<Part>(),
        ];
    }

    /// <summary>Returns the twelve questions with their answers.</summary>
    /// <param name="questions">The questions.</param>
    /// <param name="codes">Codes that stand for venues.</param>
    public static IReadOnlyList<Part> Answers(IReadOnlyList<Question> questions, VenueCodes codes) =>
    [
        new Heading(2, "Twelve questions"),
        new Paragraph("The questions on which proposals have been decided. Each answer is a figure, its interval and the records behind it; the grade follows from written criteria."),
        new Table("questions", "The twelve questions", [new("Question"), new("Asked"), new("Grade")], [.. questions.Select(q => new Row([q.Id, q.Asked, FigureWords.Of(q.Grade)]))]),
        .. questions.SelectMany(q => new Part[]
        {
            new Heading(3, $"{q.Id} {q.Asked}"),
            new Paragraph($"{Sentence.Capital(FigureWords.Of(q.Grade))}. {Sentence.Capital(codes.In(q.Answer))}"),
            new Paragraph($"Records: {codes.In(q.Behind)}.{(q.Would.Length > 0 ? $" What would change it: {codes.In(q.Would)}." : "")}"),
        }),
    ];

    /// <summary>Returns what would change the conclusion.</summary>
    /// <param name="conclusion">The conclusion.</param>
    /// <param name="codes">Codes that stand for venues.</param>
    public static IReadOnlyList<Part> Changes(Conclusion conclusion, VenueCodes codes) =>
    [
        new Heading(2, "What would change this conclusion"),
        conclusion.WouldChange.Count == 0 ? new Paragraph("Nothing that the program can put a figure to.") : new Bullets([.. conclusion.WouldChange.Select(codes.In)]),
    ];
}
