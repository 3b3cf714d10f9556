using NteMonitor.Emro.Law;
using NteMonitor.Emro.Models;
using static NteMonitor.Emro.Workbench.FigureWords;

namespace NteMonitor.Emro.Workbench;

/// <summary>Says what would change a conclusion: which figure, and to what value.</summary>
public static class ChangeRules
{
    private const double Power = 0.8;

    /// <summary>Returns what would change a conclusion, each in a sentence: what has no answer first, then what speaks against, then the figures on which the sign hangs.</summary>
    /// <param name="questions">The twelve questions with their answers.</param>
    /// <param name="result">The scenario's result.</param>
    /// <param name="broken">What stands against the draft in law.</param>
    /// <source>docs/methods/emro.md §10.</source>
    public static IReadOnlyList<string> Of(IReadOnlyList<Question> questions, ScenarioResult result, IReadOnlyList<Finding> broken) =>
    [
        .. questions.Where(q => q.Grade == Grade.Unanswered).Select(q => $"{q.Id} would be answered by {q.Would}."),
        .. questions.Where(q => q.Grade == Grade.Against).Select(q => $"{q.Id} would no longer speak against with {q.Would}."),
        .. broken.Select(f => $"{f.Rule} would be met: {f.Hint}"),
        .. questions.Where(q => q.Grade == Grade.For && q.Would.Length > 0).Select(q => $"{q.Id} would no longer speak for with {q.Would}."),
        .. result.Drawn is { } drawn ? Turning(drawn) : [],
        .. result is { Drawn: { } d, Expected: { } expected } ? Seen(result, d, expected) : [],
    ];

    /// <summary>Returns at which value of each input the probability of no gain passes the marks of the verdict, in sentences.</summary>
    /// <source>docs/methods/emro.md §10.</source>
    public static IReadOnlyList<string> Turning(EffectInputs drawn)
    {
        var (support, against) = (TippingRules.At(drawn, VerdictRules.MostDoubt), TippingRules.At(drawn, VerdictRules.AgainstFrom));
        return
        [
            // Where no hour is removed the effect of hours has nothing to bear on.
            .. support.Zip(against).Where(t => drawn.Hours > 0 || t.First.Input == TippingInput.Uplift).Select(t => Turn(t.First, t.Second, drawn)),
            "How many events there are, and what share of what is averted comes again, changes how much is gained and not whether.",
        ];
    }

    private static string Turn(Tipping support, Tipping against, EffectInputs drawn)
    {
        var now = $"{Named(support.Input, drawn)} (now {Value(support.Input, support.Now)})";
        return (support.At, against.At) is (null, null)
            ? $"{now}: no value of it moves the probability of no gain past {Percent(support.Mark, 0)} or {Percent(against.Mark, 0)}."
            : $"{now}: the probability of no gain passes {Mark(support)} and {Mark(against)}.";
    }

    private static string Mark(Tipping tipping) => $"{Percent(tipping.Mark, 0)} {(tipping.At is { } at ? $"at {Value(tipping.Input, at)}" : "at no value")}";

    private static string Named(TippingInput input, EffectInputs drawn) => input switch
    {
        TippingInput.Effect => drawn.Prior.PerHour ? "Effect of an hour" : "Effect of the change",
        TippingInput.Doubt => "How unsure the effect is",
        TippingInput.Hours => "Hours removed",
        TippingInput.Uplift => "What crowding and earlier drinking add",
        _ => throw new ArgumentOutOfRangeException(nameof(input), input, "An unknown input."),
    };

    private static string Value(TippingInput input, double value) => input switch
    {
        TippingInput.Effect => $"ln RR {Number(value, 3)}, {Share(1 - Math.Exp(value))}",
        TippingInput.Doubt => $"a deviation of {Number(value, 3)}",
        TippingInput.Hours => $"{Number(value, 2)} h",
        _ => $"{Percent(value)} of the window's events",
    };

    private static string Share(double fewer) => fewer >= 0 ? $"{Percent(fewer)} fewer" : $"{Percent(-fewer)} more";

    /// <summary>From how many events on the fall expected could be shown, and above which share displaced it no longer could.</summary>
    private static IEnumerable<string> Seen(ScenarioResult result, EffectInputs drawn, double expected)
    {
        if (result.Comparison is not { } comparison || expected is <= 0 or >= 1)
        {
            yield break;
        }

        var needed = PowerRules.NeededOver(1 - expected, comparison.Length, comparison.Phi, Power);
        yield return $"Events in the window (now {Number(comparison.Before)} counted): from {Number(Math.Ceiling(needed))} on, a year after would show the fall of {Percent(expected)} that is expected.";
        var kept = 1 - Math.Min(1, drawn.Earlier.Mean + drawn.Elsewhere.Mean);
        if (result.Detectable is { } ratio && kept > 0)
        {
            var most = 1 - ((1 - ratio) * kept / expected);
            yield return most > 0
                ? $"Share displaced (now {Percent(1 - kept)}): above {Percent(most)} a year after would no longer show the fall."
                : $"Share displaced (now {Percent(1 - kept)}): even with none, a year after would not show the fall.";
        }

        if (drawn.Target is { } target && kept > 0 && result.Effect!.Mean > 0)
        {
            var most = 1 - (target * kept / result.Effect.Mean);
            yield return most > 0
                ? $"Share displaced (now {Percent(1 - kept)}): above {Percent(most)} fewer than {Number(target, 1)} events a year would be averted on average."
                : $"Share displaced (now {Percent(1 - kept)}): even with none, fewer than {Number(target, 1)} events a year would be averted on average.";
        }
    }
}
