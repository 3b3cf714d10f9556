using NteMonitor.People;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Pack;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>Decides which words of an observation may leave the house.</summary>
public static class NightPrinting
{
    /// <summary>Returns an observation as a pack may print it.</summary>
    /// <param name="seen">The observation.</param>
    /// <param name="wish">What may stand in the pack.</param>
    /// <param name="watch">What to look for.</param>
    /// <param name="mask">Puts codes in place of venues' names; none where venues may be named.</param>
    public static PrintedObservation Of(KeptObservation seen, NightWish wish, LeakWatch watch, VenueMask? mask)
    {
        var value = seen.Value;
        var text = seen.Text is { } words ? In(words, mask) : null;
        var withheld = value.Sensitivity == Sensitivity.Restricted || value.Sensitivity > wish.Most ? "it is not for everybody"
            : text is null ? "it is sealed"
            : LeakRules.Findings($"{value.Place}\n{value.Photograph?.Name}\n{text}", watch).Count > 0 ? "it may name somebody"
            : MayName(text, mask) ? "it may name a venue"
            : null;
        return new(
            seen with
            {
                Value = value with { Place = withheld is null ? In(value.Place, mask) : "", Photograph = withheld is null ? In(value.Photograph, mask) : null },
                Text = withheld is null ? text : null,
            },
            withheld);
    }

    /// <summary>Returns a visit as a pack may print it.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="mask">Puts codes in place of venues' names; none where venues may be named.</param>
    public static NightVisit Of(NightVisit visit, VenueMask? mask) => visit with { Places = [.. visit.Places.Select(p => In(p, mask))] };

    private static string In(string text, VenueMask? mask) => mask?.In(text) ?? text;

    private static Photograph? In(Photograph? photograph, VenueMask? mask) => photograph is { File: null } ? photograph with { Name = In(photograph.Name, mask) } : photograph;

    /// <summary>On a phone names are typed small: a word that is a venue's name with a capital is taken for it.</summary>
    private static bool MayName(string text, VenueMask? mask) =>
        mask is not null && text.Split((char[])[' ', ',', '.', ';', ':', '!', '?', '(', ')', '"', '\'', '/', '-'], StringSplitOptions.RemoveEmptyEntries)
            .Any(w => char.IsAsciiLetterLower(w[0]) && mask.Names(Sentence.Capital(w)));
}
