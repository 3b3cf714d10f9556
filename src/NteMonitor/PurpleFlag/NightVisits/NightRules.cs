using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Documents.Text;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>Pure decisions about visits at night and what they see.</summary>
public static partial class NightRules
{
    /// <summary>The most letters that an observation may have.</summary>
    public const int MostText = 2_000;

    private const int MostPlace = 80;
    private const int MostAssessors = 8;
    private const int MostPlaces = 40;
    private const int Sha256Digits = 64;
    private const string FormulaSigns = "=+-@＝＋－＠";

    private static readonly LocalTimePattern[] Times = [.. new[] { "HH:mm", "HHmm", "H:mm", "HH:mm:ss", "H:mm:ss", "HH.mm", "h:mm tt", "h:mmtt" }.Select(LocalTimePattern.CreateWithInvariantCulture)];

    /// <summary>Returns everything that is wrong with a visit.</summary>
    /// <param name="visit">The visit, its short names and places trimmed.</param>
    /// <source>docs/methods/purple-flag.md §7.</source>
    public static IReadOnlyList<Refusal> Faults(NightVisit visit) =>
    [
        .. visit.Assessors.Count is 0 or > MostAssessors
            ? [new("assessor", visit.Assessors.Count == 0 ? "Nobody assesses." : $"{visit.Assessors.Count} assess.", $"Give --assessor and a short name for each; {MostAssessors} at most.")]
            : Array.Empty<Refusal>(),
        .. visit.Assessors.Where(a => !IsShortName(a)).Select(a => new Refusal("assessor", $"'{a}' is no short name.", "Give the short name that the assessor signs in by, or a code such as as1: a to z, digits, lines; never a full name.")),
        .. visit.Assessors.GroupBy(a => a, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => new Refusal("assessor", $"'{g.Key}' is named {g.Count()} times.", "Name each once.")),
        .. visit.Places.SelectMany(p => CycleRules.Line("place", p, MostPlace)),
        .. visit.Places.Count > MostPlaces ? [new Refusal("place", $"{visit.Places.Count} places are more than a night has time for.", $"Give {MostPlaces} at most.")] : Array.Empty<Refusal>(),
    ];

    /// <summary>Returns the observation, or every reason against it.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="against">What it is held against.</param>
    /// <source>docs/methods/purple-flag.md §7.</source>
    public static Outcome<CheckedObservation> Check(Guid id, ObservationDraft draft, ObservationAgainst against)
    {
        List<Refusal> reasons = [];
        var text = Line(draft.Text);
        var attribute = Attribute(draft.Attribute, against.Edition, reasons);
        var at = Time(draft.Time, against, reasons);
        var zone = Zone(draft, attribute, at, against, reasons);
        var place = Place(draft.Place, reasons);
        var who = draft.Who.Trim() is { Length: > 0 } said ? said : against.Who;
        if (!against.Visit.Assessors.Contains(who))
        {
            reasons.Add(new("who", $"'{who}' does not assess on this visit.", $"It is {string.Join(", ", against.Visit.Assessors)}."));
        }

        if (text.Length == 0 && draft.Score.Trim().Length == 0)
        {
            reasons.Add(new("observation", "Neither words nor a score: nothing is said.", "Write what was seen, or give a score."));
        }

        if (text.Length > MostText)
        {
            reasons.Add(new("observation", $"It has {text.Length} letters.", $"Say it in {MostText}, or in two observations."));
        }

        var score = Score(draft.Score, against.Edition, reasons);
        var photograph = Picture(draft.Photograph, against, reasons);
        var sensitivity = draft.Sensitivity.Trim() is { Length: > 0 } word ? MarkJson.Sensitivity(word) : Sensitivity.Partner;
        if (sensitivity is null)
        {
            reasons.Add(new("sensitivity", $"'{draft.Sensitivity}' is no sensitivity.", "Say public, partner or restricted."));
        }

        return Outcome.Unless(reasons, () => new CheckedObservation(
            new(id, against.Visit.Id, attribute!.Code, who)
            {
                On = against.Visit.On,
                At = at,
                Zone = zone,
                Place = place,
                Venue = against.Venues.Where(v => string.Equals(v.Name, place, StringComparison.OrdinalIgnoreCase)).Select(v => (Guid?)v.Id).FirstOrDefault(),
                Score = score,
                Photograph = photograph,
                Sensitivity = sensitivity!.Value,
                Remarks = zone is not null && attribute.Zones.Count > 0 && !attribute.Zones.Contains(zone) ? [$"{against.Edition.Code} does not look at {attribute.Code} in {zone}"] : [],
            },
            text));
    }

    /// <summary>Returns an observation as if it had been typed.</summary>
    /// <param name="seen">The observation with its text.</param>
    /// <param name="clock">The town's clock.</param>
    /// <source>docs/methods/purple-flag.md §7.</source>
    public static ObservationDraft DraftOf(CheckedObservation seen, NightClock clock) => new()
    {
        Attribute = seen.Observation.Attribute,
        Zone = seen.Observation.Zone ?? "",
        Time = seen.Observation.At is { } at ? Minute(at, clock) : "",
        Place = seen.Observation.Place,
        Text = seen.Text,
        Score = seen.Observation.Score ?? "",
        Photograph = seen.Observation.Photograph?.Reference ?? "",
        Sensitivity = MarkJson.Code(seen.Observation.Sensitivity),
        Who = seen.Observation.Who,
    };

    /// <summary>Returns a time by the local clock, with the name of the time in force where the clock showed it twice.</summary>
    /// <source>docs/methods/time.md §3.</source>
    public static string Minute(Instant at, NightClock clock) => $"{clock.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture)} {clock.SideName(at)}".TrimEnd();

    /// <summary>Returns the zone of the night in which an instant lies, or none.</summary>
    /// <source>docs/methods/purple-flag.md §7.</source>
    public static VisitZone? ZoneAt(Instant at, FrameworkEdition edition, NightClock clock) => edition.Zones.FirstOrDefault(z => z.Covers(clock.Local(at).TimeOfDay));

    /// <summary>Returns a text in one line, as a spreadsheet gives it back: no line ends, no apostrophe before what would be a formula.</summary>
    /// <source>docs/methods/purple-flag.md §7.</source>
    public static string Line(string text)
    {
        var line = Clean.OneLine(text).Trim();
        while (line is ['\'', var sign, ..] && FormulaSigns.Contains(sign))
        {
            line = line[1..];
        }

        return line;
    }

    /// <summary>Whether a text is a short name, as accounts have them.</summary>
    /// <source>docs/methods/purple-flag.md §7.</source>
    public static bool IsShortName(string text) => text.Length is > 0 and <= 32 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' or '.');
}
