using System.Globalization;
using NodaTime;
using NteMonitor.Commands;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <content>The parts of an observation, one by one.</content>
public static partial class NightRules
{
    private static Criterion? Attribute(string typed, FrameworkEdition edition, List<Refusal> reasons)
    {
        if (edition.Attribute(typed) is { } known)
        {
            return known;
        }

        reasons.Add(typed.Trim().Length == 0
            ? new("attribute", "No attribute is named.", "`nte flag framework` has the codes.")
            : FlagActions.Attributes([typed.Trim()], edition).First());
        return null;
    }

    private static Instant? Time(string typed, ObservationAgainst against, List<Refusal> reasons)
    {
        var words = typed.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            return null;
        }

        var (clock, night) = (against.Clock, against.Visit.Night);
        var side = words.Length > 1 ? clock.SideOf(words[^1], clock.StartOf(night)) : ClockSide.Unsaid;
        var said = string.Join(' ', side == ClockSide.Unsaid ? words : words[..^1]);
        if (Times.Select(p => p.Parse(said)).FirstOrDefault(r => r.Success) is not { } time)
        {
            reasons.Add(new("time", $"'{typed.Trim()}' is no time of day.", "Write it as 23:15, after midnight as 00:30."));
            return null;
        }

        var local = (time.Value < clock.Boundary ? night.Evening.PlusDays(1) : night.Evening) + new LocalTime(time.Value.Hour, time.Value.Minute);
        var read = clock.Read(local, side);
        reasons.AddRange(read is Outcome<Instant>.Refused(var no) ? no.Select(r => r with { Field = "time" }) : []);
        if (read is not Outcome<Instant>.Done(var at))
        {
            return null;
        }

        if (at > against.Now)
        {
            reasons.Add(new("time", $"{said} of the night of {night} is still to come.", "Give the time at which it was seen."));
        }

        return at;
    }

    private static string? Zone(ObservationDraft draft, Criterion? attribute, Instant? at, ObservationAgainst against, List<Refusal> reasons)
    {
        var (edition, typed) = (against.Edition, draft.Zone.Trim());
        var known = string.Join(", ", edition.Zones.Select(z => z.Code));
        if (typed.Length > 0 && edition.Zone(typed) is null)
        {
            reasons.Add(new("zone", $"'{typed}' is no zone of the edition {edition.Code}.", Nearest.Hint(typed, edition.Zones.Select(z => z.Code)) ?? $"There is {known}."));
            return null;
        }

        if (at is not { } time)
        {
            if (typed.Length == 0 && draft.Time.Trim().Length == 0 && attribute is { Zones.Count: > 0 })
            {
                reasons.Add(new("time", "Neither a time nor a zone of the night is given.", $"Give the time, or the zone: {known}."));
            }

            return typed.Length > 0 ? typed : null;
        }

        var zone = ZoneAt(time, edition, against.Clock)?.Code;
        if (typed.Length > 0 && zone != typed)
        {
            reasons.Add(new("zone", $"{Minute(time, against.Clock)} lies in {zone ?? "no zone"} and not in {typed}.", "Put the time or the zone right."));
        }
        else if (zone is null && attribute is { Zones.Count: > 0 })
        {
            reasons.Add(new("time", $"{Minute(time, against.Clock)} lies in no zone of the night.", $"Zones are {known}."));
        }

        return zone;
    }

    private static string Place(string typed, List<Refusal> reasons)
    {
        var place = Line(typed);
        reasons.AddRange(place.Length == 0 ? [] : CycleRules.Line("place", place, MostPlace));
        return place;
    }

    private static string? Score(string typed, FrameworkEdition edition, List<Refusal> reasons)
    {
        var word = typed.Trim();
        var level = edition.Scale.FirstOrDefault(s => s.Code.Equals(word, StringComparison.OrdinalIgnoreCase) || s.Name.Equals(word, StringComparison.OrdinalIgnoreCase)
            || (s.Rank is { } rank && rank.ToString(CultureInfo.InvariantCulture) == word));
        if (word.Length > 0 && level is null)
        {
            reasons.Add(new("score", $"'{word}' is no level of the scale.", $"There is {string.Join(", ", edition.Scale.Select(s => s.Rank is { } rank ? $"{rank} {s.Code}" : s.Code))}."));
        }

        return level?.Code;
    }

    private static Photograph? Picture(string typed, ObservationAgainst against, List<Refusal> reasons)
    {
        var reference = Line(typed);
        if (reference.Length == Sha256Digits && reference.All(char.IsAsciiHexDigit))
        {
            if (against.Files.TryGetValue(reference.ToLowerInvariant(), out var file))
            {
                return new(file, "");
            }

            reasons.Add(new("photograph", $"No file of SHA-256 {reference[..12]}… is kept.", "Bring it in with --photo FILE, or write what it is called on paper."));
            return null;
        }

        reasons.AddRange(reference.Length == 0 ? [] : CycleRules.Line("photograph", reference, MostPlace));
        return reference.Length == 0 ? null : new(null, reference);
    }
}
