using NteMonitor.Commands;

namespace NteMonitor.Incidents;

/// <content>What is not said outright: beginnings, slips of the finger, the category of several; each is said aloud.</content>
internal sealed partial class LineReading
{
    /// <summary>A beginning that fits one place, or a run of words with a slip in it. A single word counts only where a place is expected.</summary>
    private void Beginnings()
    {
        if (HasPlace)
        {
            return;
        }

        List<(int First, int Count, string Text, IReadOnlyList<KnownPlace> Places, bool IsSlip)> found = [];
        var next = 0;
        foreach (var (first, count, text) in Runs(4).Where(r => r.Count > 1 || !Before.Contains(r.Text.ToLowerInvariant())))
        {
            var begun = first >= next && (first == _leading || text.Length >= 4) ? _against.Places.Beginning(text) : [];
            var near = first >= next && begun.Count == 0 && count > 1 ? _against.Places.Near(text) : [];
            if (begun.Count + near.Count > 0)
            {
                found.Add((first, count, text, begun.Count > 0 ? begun : near, begun.Count == 0));
                next = first == _leading ? _words.Count : first + count;
            }
        }

        if (found.Count == 0)
        {
            return;
        }

        var all = found.SelectMany(f => f.Places).Distinct().ToList();
        var (at, words, typed, _, isSlip) = found[0];
        if (all.Count == 1 && words == 1 && at != _leading)
        {
            // An ordinary word may begin like a name by chance; a wrong venue in the log is worse than one more question.
            _doubts.Add(new("place", $"No place was given, unless '{typed}' is {all[0].Told}.", "Put the place straight after the time, or give its code or whole name."));
            return;
        }

        Choose(string.Join("', '", found.Select(f => f.Text)), all);
        Taken(at, words, typed, all, isSaid: isSlip || at != _leading || !all[0].HasWords(typed));
    }

    /// <summary>A slip of the finger in a single word is looked for where a place is expected.</summary>
    private void Slip()
    {
        if (!HasPlace && _leading >= 0 && _words[_leading] is { IsQuoted: false } word && _against.Places.Near(word.Text) is { Count: > 0 } places)
        {
            Choose(word.Text, places);
            Taken(_leading, 1, word.Text, places, isSaid: true);
        }
    }

    private void Taken(int first, int count, string text, IReadOnlyList<KnownPlace> places, bool isSaid)
    {
        if (places.Count > 1)
        {
            return;
        }

        Clear(first, count);
        if (isSaid)
        {
            _remarks.Add($"'{text}' was taken to be {places[0].Name}.");
        }
    }

    private void Choose(string text, IReadOnlyList<KnownPlace> places)
    {
        if (places.Count > 1)
        {
            var names = places.Take(5).Select(p => p.Told).Order(StringComparer.Ordinal);
            _doubts.Add(new("place", $"'{text}' may be {string.Join(" or ", names)}{(places.Count > 5 ? $" or {places.Count - 5} more" : "")}.",
                "Type more of the name, or the code; a street place is written street:\"…\"."));
        }
        else if (places[0].Venue is { } venue)
        {
            _draft = _draft with { Venue = venue.Code ?? venue.Name };
        }
        else
        {
            _draft = _draft with { Place = places[0].Name };
        }
    }

    /// <summary>The first category that is nothing else; words that are flags too become flags beside it; a word that is nearly one is asked about.</summary>
    private void Category()
    {
        if (_draft.Category.Length == 0 && _categories.Count == 0)
        {
            AskForCategory();
            return;
        }

        var chosen = _draft.Category.Length > 0 ? _draft.Category
            : _categories.Find(c => c.Flag is null) is { Code: not null } plain ? plain.Code : _categories[0].Code;
        foreach (var (word, code, flag) in _categories.Where(c => c.Code != chosen))
        {
            if (flag is not null)
            {
                _draft = _draft with { Flags = [.. _draft.Flags, flag] };
            }
            else
            {
                _remarks.Add($"One entry has one category: {Reference.NameOf(_lists.Categories, chosen)}. '{word}' is kept as narrative.");
                _kept.Add(word);
            }
        }

        _draft = _draft with { Category = chosen };
    }

    private void AskForCategory()
    {
        var known = _lists.Categories.SelectMany(c => c.Words.Prepend(c.Code)).ToList();
        foreach (var word in _words)
        {
            if (word is { IsQuoted: false, Lower.Length: >= 4 } && Nearest.Word(word.Lower, known) is { } near
                && Nearest.Distance(word.Lower, near) <= (word.Lower.Length < 8 ? 1 : 2))
            {
                _doubts.Add(new("category", $"'{word.Text}' is no category.", $"Did you mean {near}?"));
                return;
            }
        }
    }

    private LineRead Finish()
    {
        var rest = _words.OfType<LineWord>().ToList();
        if (_draft.When.Length == 0 && rest.Find(w => !w.IsQuoted && WhenText.WordsOfTime([w.Text], _against.Clock, _against.Now) > 0 && char.IsDigit(w.Text[0])) is { } late)
        {
            _remarks.Add($"'{late.Text}' looks like a time; the time stands first in the line, so the entry is of now.");
        }

        return new(
            _draft with
            {
                Flags = [.. _draft.Flags.Distinct()],
                FlagsDenied = [.. _draft.FlagsDenied.Distinct()],
                Narrative = string.Join(' ', rest.Select(w => w.Text).Concat(_kept)),
                Doubts = _doubts,
            },
            _remarks, [.. rest.Where(w => !w.IsQuoted).Select(w => w.Text)]);
    }
}
