using System.Globalization;
using NodaTime;
using NteMonitor.People;

namespace NteMonitor.Incidents;

/// <summary>What one typed line was taken to say.</summary>
/// <param name="Draft">The draft it makes; what could not be decided stands in its doubts and is refused with the rest.</param>
/// <param name="Remarks">What the writer should see before it is saved: a near name, a second category.</param>
/// <param name="NotUnderstood">Words that are nothing known; they are kept as narrative.</param>
public sealed record LineRead(IncidentDraft Draft, IReadOnlyList<string> Remarks, IReadOnlyList<string> NotUnderstood);

/// <summary>The one-line entry: time, place, what, and the rest, in few letters.</summary>
/// <source>docs/reference/one-line-entry.md is its grammar.</source>
public static class OneLine
{
    /// <summary>Returns what a line was taken to say; never fails, never guesses between two places.</summary>
    public static LineRead Read(string line, CheckAgainst against) => new LineReading(line, against).Read();

    /// <summary>Returns the line that says everything outright, which <see cref="Read"/> takes to be the same incident.</summary>
    public static string Write(CheckedIncident given, CheckAgainst against)
    {
        var (incident, draft) = (given.Incident, IncidentRules.DraftOf(given.Incident, given.Narrative, against));
        List<string> words =
        [
            $"when:{LineWords.Quoted(draft.When)}",
            incident.Where.Venue is null ? $"street:{LineWords.Quoted(draft.Place)}" : $"venue:{LineWords.Quoted(draft.Venue)}",
            $"what:{draft.Category}",
            .. draft.Flags.Select(f => $"flag:{f}"),
            .. draft.FlagsDenied.Select(f => $"no:{f}"),
            .. draft.Objectives.Select(o => $"objective:{o}"),
            $"by:{draft.Source}",
        ];
        words.AddRange(draft.People.Length > 0 ? [$"x{draft.People}"] : []);
        words.AddRange(draft.Severity.Length > 0 ? [$"s{draft.Severity}"] : []);
        words.AddRange(draft.Outcome.Length > 0 ? [$"outcome:{draft.Outcome}"] : []);
        words.AddRange(draft.Persons);
        words.AddRange(draft.References.Select(r => $"ref:{LineWords.Quoted(r)}"));
        words.AddRange(given.Narrative.Length > 0 ? [LineWords.Quoted(given.Narrative)] : []);
        return string.Join(' ', words);
    }

    /// <summary>Returns in words what would be saved.</summary>
    public static string Echo(CheckedIncident read, CheckAgainst against)
    {
        var (incident, lists) = (read.Incident, against.Reference);
        string Flag(string code) => Reference.NameOf(lists.Flags, code).ToLowerInvariant();
        List<string> parts =
        [
            $"{WhenWords(incident.When, against)}, {WhereWords(incident, against)}: {Reference.NameOf(lists.Categories, incident.Category)}",
        ];
        parts.AddRange(incident.People is { } people ? [people == 1 ? "1 person" : $"{people} people"] : []);
        parts.AddRange(incident.Severity is { } severity ? [$"severity {severity}"] : []);
        parts.AddRange(incident.Flags.Select(Flag));
        parts.AddRange(incident.FlagsDenied.Select(f => "no " + Flag(f)));
        parts.AddRange(incident.Objectives.Select(o => "objective: " + Reference.NameOf(lists.Objectives, o).ToLowerInvariant()));
        parts.AddRange(incident.Outcome is { } outcome ? ["outcome: " + Reference.NameOf(lists.Outcomes, outcome).ToLowerInvariant()] : []);
        parts.AddRange(incident.Persons.Select(p => $"{PersonRules.Token(p.Person)} ({Reference.NameOf(lists.PeopleAs, p.As).ToLowerInvariant()})"));
        parts.AddRange(incident.References.Select(r => $"{r.System} {r.Number}"));
        parts.Add("reported by " + Reference.NameOf(lists.Sources, incident.Source));
        parts.AddRange(read.Narrative.Length > 0 ? [$"note: {read.Narrative}"] : []);
        return string.Join("; ", parts) + ".";
    }

    /// <summary>Returns the words that may complete the last one typed, the likeliest first; a name of several words comes whole and marked.</summary>
    public static IReadOnlyList<string> Complete(string line, CheckAgainst against)
    {
        var last = line.Length == 0 || line[^1] == ' ' ? "" : line[(line.LastIndexOf(' ') + 1)..].ToLowerInvariant();
        if (last.Length == 0 || line.Count(c => c == '"') % 2 == 1)
        {
            return [];
        }

        var colon = last.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0)
        {
            return [.. Marked(last[..colon], against.Reference).Where(c => c.StartsWith(last[(colon + 1)..], StringComparison.Ordinal)).Select(c => last[..(colon + 1)] + c).Where(w => w != last).Take(8)];
        }

        var lists = against.Reference;
        var words = lists.Categories.Cast<Term>().Concat(lists.Flags).Concat(lists.Sources).Concat(lists.Outcomes)
            .SelectMany(t => t.Words.Prepend(t.Code))
            .Where(w => w.StartsWith(last, StringComparison.Ordinal));
        var places = against.Places.Beginning(last).Take(5).Select(Typed);
        return [.. places.Concat(words).Where(w => w != last).Distinct().Take(8)];
    }

    private static string Typed(KnownPlace place) => place.Venue switch
    {
        null => "@" + LineWords.Quoted(place.Name),
        { Code: { } code } => code,
        _ => $"venue:{LineWords.Quoted(place.Name)}",
    };

    private static IEnumerable<string> Marked(string mark, Reference lists) => mark switch
    {
        "what" => lists.Categories.Select(t => t.Code),
        "flag" or "no" => lists.Flags.Select(t => t.Code),
        "by" => lists.Sources.Select(t => t.Code),
        "outcome" => lists.Outcomes.Select(t => t.Code),
        "objective" => lists.Objectives.Select(t => t.Code),
        "ref" => lists.Systems.Select(t => t.Code + ":"),
        _ => [],
    };

    private static string WhenWords(When when, CheckAgainst against)
    {
        var clock = against.Clock;
        return when.Precision switch
        {
            TimePrecision.Month => $"some time in {clock.Local(when.From).ToString("MMMM uuuu", CultureInfo.InvariantCulture)}",
            TimePrecision.Night => $"some time in the night of {clock.NightOf(when.From)}",
            TimePrecision.Instant => $"{Time(when.From)} {Day(when.From)}",
            _ when IncidentText.IsDay(when, clock) => $"some time on {new Night(clock.Local(when.From).Date)}",
            _ when clock.Local(when.To) <= clock.Local(when.From).PlusDays(1) => $"{Time(when.From)} to {Time(when.To)} {Day(when.From)}",
            _ => $"{Time(when.From)} {Day(when.From)} to {Time(when.To)} {Day(when.To)}",
        };

        string Time(Instant at) => IncidentText.Minute(at, clock);

        string Day(Instant at)
        {
            var (night, date) = (clock.NightOf(at), new Night(clock.Local(at).Date));
            return night == clock.NightOf(against.Now) ? $"tonight ({date})" : night == date ? $"on {date}" : $"on {date} (night of {night})";
        }
    }

    private static string WhereWords(Incident incident, CheckAgainst against) => incident.Where.Venue is { } id
        ? against.Venues.Venues.FirstOrDefault(v => v.Id == id)?.Name ?? "a venue no longer on file"
        : incident.Where.Place ?? (incident.Where.Position is null ? "no place" : "a point on the map");
}
