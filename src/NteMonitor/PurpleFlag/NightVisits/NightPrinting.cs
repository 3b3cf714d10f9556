using NteMonitor.People;
using NteMonitor.PurpleFlag.Evidence;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>Decides which words of an observation may leave the house.</summary>
public static class NightPrinting
{
    /// <summary>Stands for a venue whose name is left out.</summary>
    public const string AVenue = "a venue";

    /// <summary>Returns an observation as a pack may print it.</summary>
    /// <param name="seen">The observation.</param>
    /// <param name="wish">What may stand in the pack.</param>
    /// <param name="watch">What to look for.</param>
    /// <param name="venues">Names of venues.</param>
    public static PrintedObservation Of(KeptObservation seen, NightWish wish, LeakWatch watch, IReadOnlyList<string> venues)
    {
        var value = seen.Value;
        var place = value.Venue is not null && !wish.VenueNames ? AVenue : wish.VenueNames ? value.Place : Without(value.Place, venues);
        var text = seen.Text is { } words ? wish.VenueNames ? words : Without(words, venues) : null;
        var withheld = value.Sensitivity == Sensitivity.Restricted || value.Sensitivity > wish.Most ? "it is not for everybody"
            : text is null ? "it is sealed"
            : LeakRules.Findings($"{value.Place}\n{value.Photograph?.Name}\n{text}", watch).Count > 0 ? "it may name somebody"
            : null;
        var photograph = value.Photograph is { File: null } ? value.Photograph with { Name = Without(value.Photograph.Name, wish.VenueNames ? [] : venues) } : value.Photograph;
        return new(seen with { Value = value with { Place = withheld is null ? place : "", Photograph = withheld is null ? photograph : null }, Text = withheld is null ? text : null }, withheld);
    }

    /// <summary>Returns a visit as a pack may print it.</summary>
    /// <param name="visit">The visit.</param>
    /// <param name="wish">What may stand in the pack.</param>
    /// <param name="venues">Names of venues.</param>
    public static NightVisit Of(NightVisit visit, NightWish wish, IReadOnlyList<string> venues) => wish.VenueNames ? visit : visit with { Places = [.. visit.Places.Select(p => Without(p, venues))] };

    /// <summary>Returns a text with each name of a venue put as one that says nothing.</summary>
    private static string Without(string text, IEnumerable<string> venues)
    {
        foreach (var name in venues.OrderByDescending(v => v.Length).SelectMany(v => v.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? new[] { v, v[4..] } : [v]).Where(v => v.Length > 2))
        {
            for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (!IsLetter(text, at - 1) && !IsLetter(text, at + name.Length))
                {
                    text = text[..at] + AVenue + text[(at + name.Length)..];
                }

                if (at + 1 >= text.Length)
                {
                    break;
                }
            }
        }

        return text;
    }

    private static bool IsLetter(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);
}
