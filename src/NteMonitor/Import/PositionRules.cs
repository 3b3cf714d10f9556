using System.Globalization;

namespace NteMonitor.Import;

/// <summary>Reads coordinates as files have them.</summary>
public static class PositionRules
{
    /// <summary>Returns the position, none where both are empty, or every reason why the coordinates cannot be believed.</summary>
    /// <param name="latitude">Degrees north.</param>
    /// <param name="longitude">Degrees east.</param>
    /// <source>docs/methods/import.md §4.</source>
    public static Outcome<Position?> Read(string latitude, string longitude)
    {
        if (latitude.Length == 0 && longitude.Length == 0)
        {
            return Outcome.Done<Position?>(null);
        }

        List<Refusal> reasons = [];
        var north = Degrees("latitude", latitude, 90, reasons);
        var east = Degrees("longitude", longitude, 180, reasons);
        if (reasons.Count == 0 && north == 0 && east == 0)
        {
            reasons.Add(new("position", "The position 0, 0 is no place.", "Leave both empty where the place is not known."));
        }

        return Outcome.Unless<Position?>(reasons, () => new Position(north, east));
    }

    private static double Degrees(string field, string text, int most, List<Refusal> reasons)
    {
        if (text.Length == 0)
        {
            reasons.Add(new(field, $"The {field} is missing.", "Give both coordinates or neither."));
        }
        else if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) || !double.IsFinite(degrees))
        {
            reasons.Add(new(field, $"'{text}' is not a {field}.", "Give degrees with a decimal point."));
        }
        else if (Math.Abs(degrees) > most)
        {
            reasons.Add(new(field, $"The {field} {text} is beyond {most}.", "Check whether the two are swapped."));
        }
        else
        {
            return degrees;
        }

        return 0;
    }
}
