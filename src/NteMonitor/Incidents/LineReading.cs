using System.Text.RegularExpressions;
using NteMonitor.People;

namespace NteMonitor.Incidents;

/// <summary>One line being read: what says what it is, then names, then words of the lists, then beginnings and slips.</summary>
internal sealed partial class LineReading
{
    private static readonly string[] Before = ["at", "in", "on", "by", "the", "outside", "inside", "near", "opposite"];

    private readonly CheckAgainst _against;
    private readonly Reference _lists;
    private readonly List<LineWord?> _words;

    /// <summary>The first word after the time that is no mere preposition: where a place is expected.</summary>
    private readonly int _leading;

    private readonly List<string> _remarks = [];
    private readonly List<Refusal> _doubts = [];
    private readonly List<(string Word, string Code, string? Flag)> _categories = [];
    private readonly List<string> _kept = [];
    private IncidentDraft _draft = new();

    public LineReading(string line, CheckAgainst against)
    {
        (_against, _lists) = (against, against.Reference);
        var words = LineWords.Of(line);
        var bare = words.TakeWhile(w => w.Mark.Length == 0 && !w.IsQuoted).Select(w => w.Text).ToList();
        var time = WhenText.WordsOfTime(bare, against.Clock, against.Now);
        _draft = _draft with { When = string.Join(' ', bare.Take(time)) };
        _words = [.. words.Skip(time)];
        _leading = _words.FindIndex(w => !Before.Contains(w!.Lower));
    }

    private bool HasPlace => _draft.Venue.Length > 0 || _draft.Place.Length > 0 || _doubts.Exists(d => d.Field == "place");

    public LineRead Read()
    {
        Each(i => _words[i]!.Mark.Length > 0 && Marked(_words[i]!));
        Each(i => !_words[i]!.IsQuoted && Counted(_words[i]!.Text));
        Names();
        for (var i = 0; i < _words.Count; i++)
        {
            Listed(i);
        }

        Beginnings();
        Slip();
        Category();
        return Finish();
    }

    private void Each(Func<int, bool> takes)
    {
        for (var i = 0; i < _words.Count; i++)
        {
            if (_words[i] is not null && takes(i))
            {
                _words[i] = null;
            }
        }
    }

    /// <summary>Words that say what they are.</summary>
    private bool Marked(LineWord word)
    {
        switch (word.Mark)
        {
            case "flag":
                _draft = _draft with { Flags = [.. _draft.Flags, word.Lower] };
                return true;
            case "no":
                _draft = _draft with { FlagsDenied = [.. _draft.FlagsDenied, word.Lower] };
                return true;
            case "objective":
                _draft = _draft with { Objectives = [.. _draft.Objectives, word.Lower] };
                return true;
            case "ref":
                _draft = _draft with { References = [.. _draft.References, word.Text] };
                return true;
            case "what" when _draft.Category.Length == 0:
                _draft = _draft with { Category = word.Lower };
                return true;
            case "by" when _draft.Source.Length == 0:
                _draft = _draft with { Source = word.Lower };
                return true;
            case "outcome" when _draft.Outcome.Length == 0:
                _draft = _draft with { Outcome = word.Lower };
                return true;
            case "when" when _draft.When.Length == 0:
                _draft = _draft with { When = word.Text };
                return true;
            case "at" or "venue" or "street" when !HasPlace:
                Place(word);
                return true;
            default:
                _doubts.Add(new(word.Mark is "at" or "venue" or "street" ? "place" : word.Mark, $"'{word.Mark}:{word.Text}' says a second time what was said before.", "Take one of the two out."));
                return true;
        }
    }

    private void Place(LineWord word)
    {
        var known = word.Mark == "at" ? _against.Places.Named(word.Text) : [];
        if (word.Mark == "venue")
        {
            _draft = _draft with { Venue = word.Text };
        }
        else if (known.Count == 0)
        {
            _draft = _draft with { Place = word.Text };
        }
        else
        {
            Choose(word.Text, known);
        }
    }

    private bool Counted(string text)
    {
        if (PersonRules.ReadToken(text.Split('=')[0]) is not null)
        {
            _draft = _draft with { Persons = [.. _draft.Persons, text] };
            return true;
        }

        if (_draft.People.Length == 0 && PeopleForm().Match(text) is { Success: true } people)
        {
            _draft = _draft with { People = people.Groups["n"].Value };
            return true;
        }

        if (_draft.Severity.Length == 0 && SeverityForm().Match(text) is { Success: true } severity)
        {
            _draft = _draft with { Severity = severity.Groups["n"].Value };
            return true;
        }

        return false;
    }

    /// <summary>Runs of words that are the whole name or code of a place, the longest first.</summary>
    private void Names()
    {
        foreach (var (first, count, text) in Runs(5))
        {
            var known = count == 1 && IsListed(text.ToLowerInvariant()) ? Coded(text) : _against.Places.Named(text);
            if (known.Count == 0 || _words.Skip(first).Take(count).Any(w => w is null))
            {
                continue;
            }

            if (!HasPlace)
            {
                Choose(text, known);
                Clear(first, count);
            }
            else if (known[0].Told is var told && known.All(k => !IsChosen(k)))
            {
                _remarks.Add($"'{text}' is {told}; an entry has one place, so it is kept as narrative.");
            }
        }
    }

    private KnownPlace[] Coded(string text) =>
        [.. _against.Places.Named(text).Where(p => text.Equals(p.Venue?.Code, StringComparison.OrdinalIgnoreCase))];

    private bool IsChosen(KnownPlace place) => place.Venue is { } venue ? _draft.Venue == (venue.Code ?? venue.Name) : _draft.Place == place.Name;

    /// <summary>Every run of up to so many words that are still to be read, at each place the longest first.</summary>
    private IEnumerable<(int First, int Count, string Text)> Runs(int most)
    {
        for (var first = 0; first < _words.Count; first++)
        {
            var length = _words.Skip(first).TakeWhile(w => w is { IsQuoted: false, Mark: "" }).Take(most).Count();
            for (var count = length; count >= 1; count--)
            {
                yield return (first, count, string.Join(' ', _words.Skip(first).Take(count).Select(w => w?.Text)));
            }
        }
    }

    private void Clear(int first, int count)
    {
        for (var i = first; i < first + count; i++)
        {
            _words[i] = null;
        }
    }

    [GeneratedRegex("^x(?<n>[0-9]+)$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PeopleForm();

    [GeneratedRegex("^(s|sev)(?<n>[0-9])$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SeverityForm();
}
