using System.Globalization;
using NodaTime;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>Where an observation is being typed: on which visit, of what, in which zone.</summary>
/// <param name="File">The visit.</param>
/// <param name="Attribute">The attribute's code.</param>
/// <param name="Zone">Code of the zone that the run sheet stands at.</param>
public sealed record SeenAt(NightFile File, string Attribute, string Zone);

/// <summary>An observation as it is typed in a line: <c>2315 lamp out at the rank @Quay Steps 2</c>.</summary>
/// <remarks>A time may stand first, a place after an @, and a lone figure of the scale last; everything else is what was seen.</remarks>
public static class SeenLine
{
    /// <summary>What a place begins with.</summary>
    public const char Place = '@';

    /// <summary>Returns what a line means.</summary>
    /// <param name="line">The line.</param>
    /// <param name="at">Where it is typed.</param>
    /// <param name="clock">The town's clock.</param>
    /// <param name="now">The time: that of the observation where the line says none, on a visit that goes on in the zone that the sheet stands at.</param>
    public static ObservationDraft Read(string line, SeenAt at, NightClock clock, Instant now)
    {
        List<string> words = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        var time = words is [var first, ..] && IsTime(first) ? first : "";
        words.RemoveRange(0, time.Length > 0 ? 1 : 0);
        var side = time.Length > 0 && words is [var pass, ..] && clock.SideOf(pass, clock.StartOf(at.File.Kept.Value.Night)) != ClockSide.Unsaid ? pass : "";
        words.RemoveRange(0, side.Length > 0 ? 1 : 0);
        var score = words is [.., var last] && at.File.Edition.Scale.Any(s => s.Rank is { } rank && rank.ToString(CultureInfo.InvariantCulture) == last) ? last : "";
        words.RemoveRange(words.Count - (score.Length > 0 ? 1 : 0), score.Length > 0 ? 1 : 0);
        var place = words.FindIndex(w => w.Length > 1 && w[0] == Place);
        var goesOn = clock.NightOf(now) == at.File.Kept.Value.Night && NightRules.ZoneAt(now, at.File.Edition, clock)?.Code == at.Zone;
        return new()
        {
            Attribute = at.Attribute,
            Time = time.Length > 0 ? $"{time} {side}".TrimEnd() : goesOn ? NightRules.Minute(now, clock) : "",
            Zone = time.Length > 0 || goesOn ? "" : at.Zone,
            Place = place < 0 ? "" : string.Join(' ', words.Skip(place))[1..],
            Text = string.Join(' ', place < 0 ? words : words.Take(place)),
            Score = score,
        };
    }

    /// <summary>Returns in words what a line means: attribute, zone, time, score, place.</summary>
    /// <param name="seen">The observation.</param>
    /// <param name="at">Where it is typed.</param>
    /// <param name="clock">The town's clock.</param>
    public static string Said(CheckedObservation seen, SeenAt at, NightClock clock)
    {
        var value = seen.Observation;
        string[] parts =
        [
            $"{value.Attribute} {at.File.Edition.Attribute(value.Attribute)!.InShort}", value.Zone ?? "any hour", .. value.At is { } time ? [NightRules.Minute(time, clock)] : Array.Empty<string>(),
            value.Score is null ? "no score" : $"score {NightText.Score(value.Score, at.File)}", .. value.Place.Length > 0 ? [value.Place] : Array.Empty<string>(),
        ];
        return string.Join(", ", parts);
    }

    private static bool IsTime(string word) => word.Length is 4 or 5 && word.Count(char.IsAsciiDigit) == word.Length - (word.Length == 5 ? 1 : 0)
        && (word.Length == 4 ? word : word[2] == ':' ? word.Remove(2, 1) : "9999") is var figures
        && int.Parse(figures[..2], CultureInfo.InvariantCulture) < 24 && int.Parse(figures[2..], CultureInfo.InvariantCulture) < 60;
}
