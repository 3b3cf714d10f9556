using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace NteMonitor.Pubwatch;

/// <summary>A kind of thing that a ban list must not hold.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">What it is, as a form says it.</param>
/// <param name="Words">Words that give it away, in lower case.</param>
public sealed record NeverKind(string Code, string Name, IReadOnlyList<string> Words);

/// <summary>The kinds of thing that a ban list must not hold; they stand in <c>seed/pubwatch/never.json</c>.</summary>
/// <param name="Kinds">The kinds.</param>
/// <param name="Source">Where they come from.</param>
public sealed record NeverBook(IReadOnlyList<NeverKind> Kinds, string Source)
{
    /// <summary>The book of a program that ships none: only the shapes of addresses and numbers are looked for.</summary>
    public static readonly NeverBook Empty = new([], "");

    /// <summary>Returns the book read from JSON.</summary>
    /// <exception cref="JsonException">The text is not what the book looks like.</exception>
    public static NeverBook Read(string json) =>
        JsonSerializer.Deserialize(json, NeverJson.Default.NeverBook) ?? throw new JsonException("The book of what is never written is empty.");

    /// <summary>What is never written, in one line for a form.</summary>
    public string Said => Kinds.Count == 0 ? "" : $"Never here: {string.Join("; ", Kinds.Select(k => k.Name))}.";
}

/// <summary>How the book is read, made at build time so that start-up need not.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(NeverBook))]
internal sealed partial class NeverJson : JsonSerializerContext;

/// <summary>Keeps out of a ban case what must not be in it.</summary>
public static partial class NeverRules
{
    /// <summary>Returns every reason against a text that goes into a case.</summary>
    /// <param name="field">The field it was typed in.</param>
    /// <param name="text">The text.</param>
    /// <param name="book">What is never written.</param>
    /// <source>docs/methods/pubwatch.md §4.</source>
    public static IReadOnlyList<Refusal> Check(string field, string text, NeverBook book)
    {
        var words = Word().Matches(text).Select(m => m.Value.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var spaced = $" {string.Join(' ', Word().Matches(text).Select(m => m.Value.ToLowerInvariant()))} ";
        return
        [
            .. book.Kinds.SelectMany(k => k.Words.Where(w => w.Contains(' ') ? spaced.Contains($" {w} ", StringComparison.Ordinal) : words.Contains(w)).Take(1).Select(w => Never(field, w, k.Name))),
            .. Shape(Postcode(), "an address"), .. Shape(Phone(), "a telephone number"), .. Shape(Mail(), "an e-mail address or a social media handle"),
        ];

        IEnumerable<Refusal> Shape(Regex shape, string name) => shape.Match(text) is { Success: true } found ? [Never(field, found.Value.Trim(), name)] : [];
    }

    private static Refusal Never(string field, string found, string name) =>
        new(field, $"'{found}' looks like {name}.", "A ban list holds what was done, where and when, in neutral words, and nothing of that kind.");

    [GeneratedRegex(@"[\p{L}\p{N}'’-]+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"(?<!\d)(\+44\s?|0)\d(?:[\s-]?\d){8,9}(?!\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\S*@\w\S*", RegexOptions.None, 1000)]
    private static partial Regex Mail();
}
