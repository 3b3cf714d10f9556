using NteMonitor.Commands;

namespace NteMonitor.Emro.Law;

/// <summary>Who makes an order, in codes and words.</summary>
public static class MakerWords
{
    private static readonly (Maker Maker, string Code, string Words)[] All =
    [
        (Maker.FullCouncil, "full-council", "the full council"),
        (Maker.Committee, "committee", "the licensing committee"),
        (Maker.SubCommittee, "sub-committee", "a sub-committee"),
        (Maker.Officer, "officer", "an officer"),
    ];

    /// <summary>The codes that are understood.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. All.Select(m => m.Code)];

    /// <summary>Returns the code of a maker; empty when nobody was named.</summary>
    public static string Code(Maker maker) => All.FirstOrDefault(m => m.Maker == maker).Code ?? "";

    /// <summary>Returns a maker in words, with its article.</summary>
    public static string Of(Maker maker) => All.FirstOrDefault(m => m.Maker == maker).Words ?? "nobody who is named";

    /// <summary>Returns the maker of a code, or none.</summary>
    public static Maker? Find(string code) => All.Where(m => m.Code == code).Select(m => (Maker?)m.Maker).FirstOrDefault();

    /// <summary>Returns the maker that was typed (<c>full-council</c>, <c>full council</c>, <c>subcommittee</c>), or the refusal; nothing typed is nobody named.</summary>
    /// <param name="field">The field it stands in, for the refusal.</param>
    /// <param name="text">As typed.</param>
    public static Outcome<Maker> Read(string field, string text)
    {
        static string Letters(string word) => string.Concat(word.Where(char.IsLetter)).ToLowerInvariant();
        var typed = Letters(text);
        if (typed.Length == 0 && text.Trim().Length == 0)
        {
            return Outcome.Done(Maker.NotSaid);
        }

        var found = Array.FindIndex(All, m => typed.Length > 0 && (Letters(m.Code) == typed || Letters(m.Words) == typed || (typed == "council" && m.Maker == Maker.FullCouncil) || (typed == "licensingcommittee" && m.Maker == Maker.Committee)));
        return found >= 0
            ? Outcome.Done(All[found].Maker)
            : Outcome.Refused<Maker>(field, $"'{text}' makes no orders.", Nearest.Hint(text, Codes) ?? $"Use one of {string.Join(", ", Codes)}; only the full council may make one (Licensing Act 2003 s.7(2)).");
    }
}
