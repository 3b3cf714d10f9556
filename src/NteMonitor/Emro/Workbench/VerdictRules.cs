using NteMonitor.Emro.Law;

namespace NteMonitor.Emro.Workbench;

/// <summary>How well a question is answered.</summary>
public enum Grade
{
    /// <summary>The answer speaks for the order.</summary>
    For,

    /// <summary>The answer speaks neither way, or with reservations.</summary>
    Open,

    /// <summary>The answer speaks against the order.</summary>
    Against,

    /// <summary>Nothing on file answers it.</summary>
    Unanswered,
}

/// <summary>One of the twelve questions on which orders have failed.</summary>
/// <param name="Id">V1 to V12.</param>
/// <param name="Asked">The question.</param>
/// <param name="Answer">The figure and its interval, in words.</param>
/// <param name="Grade">What it says.</param>
/// <param name="Behind">The records behind it, in words with their number.</param>
public sealed record Question(string Id, string Asked, string Answer, Grade Grade, string Behind)
{
    /// <summary>What would answer it, or answer it another way: a figure with the value that it would have to take; empty where nothing would.</summary>
    public string Would { get; init; } = "";
}

/// <summary>What the evidence on file comes to.</summary>
public enum Verdict
{
    /// <summary>There is too little to say anything.</summary>
    Insufficient,

    /// <summary>It does not carry an order.</summary>
    Weak,

    /// <summary>It supports an order.</summary>
    Supports,
}

/// <summary>The verdict with its reasons.</summary>
/// <param name="Verdict">What the evidence comes to.</param>
/// <param name="Against">Whether the conclusion is against making the order.</param>
/// <param name="Reasons">Why, each in a sentence.</param>
/// <param name="WouldChange">What would change the conclusion, each in a sentence.</param>
public sealed record Conclusion(Verdict Verdict, bool Against, IReadOnlyList<string> Reasons, IReadOnlyList<string> WouldChange)
{
    /// <summary>Whether anything is proposed at all: doing nothing is what other scenarios are held against.</summary>
    public bool Proposes { get; init; } = true;
}

/// <summary>Comes to a verdict from written criteria; the same for and against.</summary>
public static class VerdictRules
{
    /// <summary>The greatest probability of no gain with which the evidence can support an order.</summary>
    public const double MostDoubt = 0.05;

    /// <summary>The probability of no gain above which the conclusion is against.</summary>
    public const double AgainstFrom = 0.20;

    private static readonly string[] Needed = ["V1", "V2", "V3", "V4"];

    /// <summary>Returns the conclusion.</summary>
    /// <param name="questions">The twelve questions with their answers.</param>
    /// <param name="result">The scenario's result.</param>
    /// <param name="law">What the law says of the draft.</param>
    /// <source>docs/methods/emro.md §10.</source>
    public static Conclusion Conclude(IReadOnlyList<Question> questions, ScenarioResult result, IReadOnlyList<Finding> law)
    {
        var doubt = result.Effect?.NoGain;
        var missing = questions.Where(q => q.Grade == Grade.Unanswered).ToList();
        var against = questions.Where(q => q.Grade == Grade.Against).ToList();
        var broken = law.Where(f => f.Weight == Weight.Error).ToList();
        var needed = missing.Where(q => Needed.Contains(q.Id)).ToList();
        var verdict = result.Effect is null || needed.Count > 0 ? Verdict.Insufficient
            : doubt > MostDoubt || missing.Count > 0 || against.Count > 0 || broken.Count > 0 ? Verdict.Weak
            : Verdict.Supports;
        List<string> reasons =
        [
            .. result.WhyNoEffect is { } why ? [why] : Array.Empty<string>(),
            .. doubt is { } p ? [$"The probability that nothing is gained is {FigureWords.Chance(p)}; {FigureWords.Percent(MostDoubt, 0)} is the most with which the evidence supports a measure, above {FigureWords.Percent(AgainstFrom, 0)} the conclusion is against."] : Array.Empty<string>(),
            .. missing.Select(q => $"{q.Id} is not answered: {q.Asked}"),
            .. against.Select(q => $"{q.Id} speaks against: {q.Answer}"),
            .. questions.Where(q => q.Grade == Grade.For).Select(q => $"{q.Id} speaks for: {q.Answer}"),
            .. broken.Select(f => $"{f.Rule}: {f.Message}"),
        ];
        var proposes = result.Scenario.Tool != Tool.Nothing;
        return new(verdict, proposes && (doubt > AgainstFrom || needed.Count > 0), reasons, ChangeRules.Of(questions, result, broken)) { Proposes = proposes };
    }

    /// <summary>Returns the conclusion in one sentence, as long for as against.</summary>
    /// <source>docs/methods/emro.md §10.</source>
    public static string Sentence(Conclusion conclusion) => !conclusion.Proposes ? "Nothing is proposed: this is what other scenarios are held against." : (conclusion.Verdict, conclusion.Against) switch
    {
        (Verdict.Supports, _) => "The evidence on file supports the measure.",
        (Verdict.Weak, false) => "The evidence on file is weak: it does not carry the measure.",
        (Verdict.Weak, true) => "The evidence on file is weak, and the conclusion is against the measure.",
        (_, false) => "The evidence on file is insufficient: it carries no conclusion.",
        _ => "The evidence on file is insufficient, and the conclusion is against the measure.",
    };
}
