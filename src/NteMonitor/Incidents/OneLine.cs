using System.Globalization;
using System.Text.RegularExpressions;
using NteMonitor.Venues;

namespace NteMonitor.Incidents;

/// <summary>What one typed line was taken to say.</summary>
/// <param name="Draft">The draft it makes.</param>
/// <param name="Remarks">What the writer should see before it is saved: a near name, a second category.</param>
/// <param name="NotUnderstood">Words that are nothing known; they are kept as narrative.</param>
public sealed record LineRead(IncidentDraft Draft, IReadOnlyList<string> Remarks, IReadOnlyList<string> NotUnderstood);

/// <summary>The one-line entry: time, place, what, and the rest, in few letters.</summary>
/// <source>docs/reference/one-line-entry.md is its grammar.</source>
public static partial class OneLine
{
    /// <summary>Returns what a line was taken to say; never fails, never guesses between two places.</summary>
    public static LineRead Read(string line, CheckAgainst against)
    {
        var words = Words(line);
        var time = WhenText.WordsOfTime([.. words.Select(w => w.Text)]);
        var reading = new Reading(against, words[time..], string.Join(' ', words.Take(time).Select(w => w.Text)));
        return reading.Read();
    }

    /// <summary>Returns in words what would be saved.</summary>
    public static string Echo(CheckedIncident read, CheckAgainst against)
    {
        var (incident, lists) = (read.Incident, against.Reference);
        List<string> parts =
        [
            $"{WhenWords(incident, against)}, {WhereWords(incident, against)}: {Reference.NameOf(lists.Categories, incident.Category)}",
        ];
        Add(incident.People is not null, () => incident.People == 1 ? "1 person" : $"{incident.People} people");
        Add(incident.Severity is not null, () => $"severity {incident.Severity}");
        Add(incident.Flags.Count > 0, () => string.Join(", ", incident.Flags.Select(f => Reference.NameOf(lists.Flags, f).ToLowerInvariant())));
        Add(incident.FlagsDenied.Count > 0, () => "no " + string.Join(", no ", incident.FlagsDenied.Select(f => Reference.NameOf(lists.Flags, f).ToLowerInvariant())));
        Add(incident.Outcome is not null, () => "outcome: " + Reference.NameOf(lists.Outcomes, incident.Outcome!).ToLowerInvariant());
        Add(incident.References.Count > 0, () => string.Join(", ", incident.References.Select(r => $"{r.System} {r.Number}")));
        parts.Add("reported by " + Reference.NameOf(lists.Sources, incident.Source).ToLowerInvariant());
        Add(read.Narrative.Length > 0, () => $"note: {read.Narrative}");
        return string.Join("; ", parts) + ".";

        void Add(bool given, Func<string> words)
        {
            if (given)
            {
                parts.Add(words());
            }
        }
    }

    /// <summary>Returns the words that may complete the last one typed, the likeliest first.</summary>
    public static IReadOnlyList<string> Complete(string line, CheckAgainst against)
    {
        var last = line.Length == 0 || line[^1] == ' ' ? "" : line[(line.LastIndexOf(' ') + 1)..].ToLowerInvariant();
        if (last.Length == 0)
        {
            return [];
        }

        var lists = against.Reference;
        var words = lists.Categories.Cast<Term>().Concat(lists.Flags).Concat(lists.Sources).Concat(lists.Outcomes)
            .SelectMany(t => t.Words.Prepend(t.Code))
            .Where(w => w.StartsWith(last, StringComparison.Ordinal));
        return [.. against.Venues.Beginning(last, 5).Concat(words).Where(w => w != last).Distinct().Take(8)];
    }

    private static string WhenWords(Incident incident, CheckAgainst against)
    {
        var (clock, when) = (against.Clock, incident.When);
        var night = clock.NightOf(when.From);
        var named = night == clock.NightOf(against.Now) ? "tonight" : "night of";
        var zone = clock.SideName(when.From) is { Length: > 0 } name ? " " + name : "";
        string Time(NodaTime.Instant at) => clock.Local(at).ToString("HH:mm", CultureInfo.InvariantCulture);
        return when.Precision switch
        {
            TimePrecision.Instant => $"{Time(when.From)}{zone} {named} {night}",
            TimePrecision.Interval => $"{Time(when.From)} to {Time(when.To)}{zone} {named} {night}",
            TimePrecision.Night => $"some time in the night of {night}",
            _ => $"some time in {clock.Local(when.From).ToString("MMMM uuuu", CultureInfo.InvariantCulture)}",
        };
    }

    private static string WhereWords(Incident incident, CheckAgainst against) => incident.Where.Venue is { } id
        ? against.Venues.Venues.FirstOrDefault(v => v.Id == id)?.Name ?? "a venue no longer on file"
        : incident.Where.Place ?? "no place";

    private static List<Word> Words(string line) =>
        [.. Token().Matches(line.ReplaceLineEndings(" ")).Select(m => m.Groups["quoted"].Success
            ? new Word(m.Groups["mark"].Value + m.Groups["quoted"].Value.Trim(), IsQuoted: true)
            : new Word(m.Value, IsQuoted: false)).Where(w => w.Text.Length > 0)];

    [GeneratedRegex("""(?<mark>@|at:)?"(?<quoted>[^"]*)"?|[^\s"]+""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"^x(?<n>\d{1,4})$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex People();

    [GeneratedRegex(@"^(s|sev)(?<n>\d)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Severity();

    private readonly record struct Word(string Text, bool IsQuoted);

    /// <summary>One line being read, word after word.</summary>
    private sealed class Reading(CheckAgainst against, List<Word> words, string when)
    {
        private readonly Reference _lists = against.Reference;
        private readonly List<string> _remarks = [];
        private readonly List<(Word Word, string Kind)> _rest = [];
        private readonly List<(string Word, string Code, bool AlsoFlag)> _categories = [];
        private readonly List<string> _flags = [];
        private readonly List<string> _denied = [];
        private readonly List<string> _references = [];
        private string _venue = "", _place = "", _source = "", _outcome = "", _severity = "", _people = "";

        public LineRead Read()
        {
            for (var at = 0; at < words.Count;)
            {
                at += Marked(words[at]) ? 1 : Venue(at) is > 0 and var names ? names : Listed(at) is > 0 and var taken ? taken : Leave(words[at]);
            }

            var category = Category();
            NearPlace();
            var unknown = _rest.Where(r => r.Kind == "unknown").Select(r => r.Word.Text).ToList();
            return new(
                new()
                {
                    When = when,
                    Venue = _venue,
                    Place = _place,
                    Category = category,
                    Source = _source,
                    Severity = _severity,
                    People = _people,
                    Flags = [.. _flags.Distinct()],
                    FlagsDenied = [.. _denied.Distinct()],
                    Outcome = _outcome,
                    References = _references,
                    Narrative = string.Join(' ', _rest.Select(r => r.Word.Text)),
                },
                _remarks, unknown);
        }

        /// <summary>Words that say by their form what they are.</summary>
        private bool Marked(Word word)
        {
            var text = word.Text;
            if (text.StartsWith('@') && text.Length > 1 && _place.Length == 0)
            {
                _place = text[1..];
                return true;
            }

            if (text.StartsWith("at:", StringComparison.OrdinalIgnoreCase) && text.Length > 3 && _place.Length == 0)
            {
                _place = text[3..];
                return true;
            }

            if (word.IsQuoted)
            {
                return false;
            }

            if (text.StartsWith("ref:", StringComparison.OrdinalIgnoreCase))
            {
                _references.Add(text[4..]);
                return true;
            }

            return One(People(), text, ref _people) || One(Severity(), text, ref _severity);
        }

        private static bool One(Regex form, string text, ref string value)
        {
            if (value.Length > 0 || form.Match(text) is not { Success: true } match)
            {
                return false;
            }

            value = match.Groups["n"].Value;
            return true;
        }

        /// <summary>The longest run of words that is a venue's code, name or only beginning; a single word of the lists is none, unless it is a code.</summary>
        private int Venue(int at)
        {
            if (_venue.Length > 0 || _place.Length > 0 || words[at].IsQuoted)
            {
                return 0;
            }

            // A beginning that stands before a whole name elsewhere is an ordinary word: "a grand taken at heron".
            if (Named(at) is not var (venue, how, count)
                || (how == FoundBy.Beginning && Enumerable.Range(at + count, words.Count - at - count).Any(i => Named(i) is { How: not FoundBy.Beginning })))
            {
                return 0;
            }

            _venue = venue.Code ?? venue.Name;
            foreach (var other in Enumerable.Range(at + count, words.Count - at - count).Select(Named)
                .Where(n => n is { How: not FoundBy.Beginning } && n.Value.Venue.Id != venue.Id).Select(n => n!.Value.Venue.Name).Distinct())
            {
                _remarks.Add($"Two places are named: {venue.Name} was taken, {other} is kept as narrative.");
            }

            return count;
        }

        /// <summary>The venue that the longest run of words from here on names, or none.</summary>
        private (Venue Venue, FoundBy How, int Count)? Named(int at)
        {
            for (var count = Math.Min(5, words.Count - at); count >= 1; count--)
            {
                if (words.Skip(at).Take(count).Any(w => w.IsQuoted))
                {
                    continue;
                }

                var text = string.Join(' ', words.Skip(at).Take(count).Select(w => w.Text));
                if (against.Venues.Exactly(text) is PlaceMatch.Exact { Venue: var venue, How: var how }
                    && (count > 1 || how == FoundBy.Code || !IsListed(text)))
                {
                    return (venue, how, count);
                }
            }

            return null;
        }

        /// <summary>Words of the reference lists; two words may stand for one with a hyphen.</summary>
        private int Listed(int at)
        {
            if (words[at].IsQuoted)
            {
                return 0;
            }

            var pair = at + 1 < words.Count && !words[at + 1].IsQuoted ? $"{words[at].Text}-{words[at + 1].Text}" : "";
            return pair.Length > 0 && Take(pair) ? 2 : Take(words[at].Text) ? 1 : 0;
        }

        private bool Take(string text)
        {
            var word = text.ToLowerInvariant();
            var flag = _lists.Flags.FirstOrDefault(f => f.Code == word || f.Words.Contains(word));
            if (Find(_lists.Categories, word) is { } category)
            {
                _categories.Add((text, category, flag is not null));
                return true;
            }

            if (flag is not null)
            {
                _flags.Add(flag.Code);
                return true;
            }

            if (_lists.Flags.FirstOrDefault(f => f.DeniedWords.Contains(word)) is { } denied)
            {
                _denied.Add(denied.Code);
                return true;
            }

            return Once(_lists.Sources, word, ref _source) || Once(_lists.Outcomes, word, ref _outcome);
        }

        private static bool Once(IReadOnlyList<Term> list, string word, ref string value)
        {
            if (value.Length > 0 || Find(list, word) is not { } code)
            {
                return false;
            }

            value = code;
            return true;
        }

        private int Leave(Word word)
        {
            _rest.Add((word, word.IsQuoted ? "note" : "unknown"));
            return 1;
        }

        /// <summary>The first category that is nothing else; words that are flags too become flags beside it.</summary>
        private string Category()
        {
            if (_categories.Count == 0)
            {
                return "";
            }

            var chosen = _categories.Find(c => !c.AlsoFlag) is { Code: not null } plain ? plain : _categories[0];
            foreach (var other in _categories.Where(c => c.Code != chosen.Code))
            {
                if (other.AlsoFlag)
                {
                    var word = other.Word.ToLowerInvariant();
                    _flags.Add(_lists.Flags.First(f => f.Words.Prepend(f.Code).Contains(word)).Code);
                }
                else
                {
                    _remarks.Add($"One entry has one category: {chosen.Code}. '{other.Word}' is kept as narrative.");
                    _rest.Add((new(other.Word, IsQuoted: false), "category"));
                }
            }

            return chosen.Code;
        }

        /// <summary>A word left over may nearly be a venue: said aloud where it is one, refused where it may be two.</summary>
        private void NearPlace()
        {
            if (_venue.Length > 0 || _place.Length > 0)
            {
                return;
            }

            foreach (var (word, _) in _rest.Where(r => r.Kind == "unknown").ToList())
            {
                switch (against.Venues.Find(word.Text))
                {
                    case PlaceMatch.Close(var venue):
                        _venue = venue.Code ?? venue.Name;
                        _remarks.Add($"'{word.Text}' was taken to be {venue.Name}.");
                        _rest.RemoveAll(r => r.Word == word);
                        return;
                    case PlaceMatch.Several:
                        _venue = word.Text;
                        _rest.RemoveAll(r => r.Word == word);
                        return;
                    default:
                        continue;
                }
            }
        }

        private bool IsListed(string text)
        {
            var word = text.ToLowerInvariant();
            return Find(_lists.Categories, word) is not null || Find(_lists.Sources, word) is not null || Find(_lists.Outcomes, word) is not null
                || _lists.Flags.Any(f => f.Code == word || f.Words.Contains(word) || f.DeniedWords.Contains(word));
        }

        private static string? Find(IEnumerable<Term> list, string word) => list.FirstOrDefault(t => t.Code == word || t.Words.Contains(word))?.Code;
    }
}
