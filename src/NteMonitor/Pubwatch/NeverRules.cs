using System.Text.RegularExpressions;
using NteMonitor.People;

namespace NteMonitor.Pubwatch;

/// <summary>Keeps out of a ban case what must not be in it.</summary>
public static partial class NeverRules
{
    /// <summary>Returns every reason against a text that goes into a case.</summary>
    /// <param name="field">The field it was typed in.</param>
    /// <param name="text">The text.</param>
    /// <param name="lists">The lists, which say what is never written.</param>
    /// <source>docs/methods/pubwatch.md §4.</source>
    public static IReadOnlyList<Refusal> Check(string field, string text, Reference lists)
    {
        return
        [
            .. PersonRules.NeverWritten(text, lists).Select(t => new Refusal(field, $"It speaks of {t.Name.ToLowerInvariant()}.", Hint)),
            .. Shape(Postcode(), "an address"), .. Shape(Phone(), "a telephone number"), .. Shape(Mail(), "an e-mail address or a social media handle"),
        ];

        IEnumerable<Refusal> Shape(Regex shape, string name) => shape.Match(text) is { Success: true } found ? [new(field, $"'{found.Value.Trim()}' looks like {name}.", Hint)] : [];
    }

    /// <summary>Returns what is never written, in one line for a form.</summary>
    /// <source>docs/methods/pubwatch.md §4.</source>
    public static string Said(Reference lists) => $"Never {string.Join(", ", lists.NeverWritten.Select(t => t.Code.Replace('-', ' ')))}.";

    /// <summary>Returns what is never written, a line for each kind with words that give it away.</summary>
    /// <source>docs/methods/pubwatch.md §4.</source>
    public static IReadOnlyList<string> Lines(Reference lists) =>
    [
        "A ban list holds who (by token), what was done by category, where, when, the votes, the dates, and a short neutral reason that is sealed.",
        "It never holds:", "",
        .. lists.NeverWritten.Select(t => $"{t.Name}, for example: {string.Join(", ", t.Words.Take(4))}"),
        "", "No photograph can be attached: a picture cannot be called back once it was copied. docs/methods/pubwatch.md says more.",
    ];

    private const string Hint = "A ban list holds what was done, where and when, in neutral words, and nothing of that kind.";

    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"(?<!\d)(\+44\s?|0)\d(?:[\s-]?\d){8,9}(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\S*@\w\S*", RegexOptions.None, 1000)]
    private static partial Regex Mail();
}
