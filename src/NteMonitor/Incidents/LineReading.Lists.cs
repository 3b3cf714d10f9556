namespace NteMonitor.Incidents;

/// <content>Words of the reference lists: categories, flags, sources, outcomes.</content>
internal sealed partial class LineReading
{
    /// <summary>Words of the lists; two words may stand for one with a hyphen.</summary>
    private void Listed(int i)
    {
        if (_words[i] is not { IsQuoted: false } word)
        {
            return;
        }

        if (i + 1 < _words.Count && _words[i + 1] is { IsQuoted: false } next && Take($"{word.Lower}-{next.Lower}", $"{word.Text} {next.Text}"))
        {
            Clear(i, 2);
        }
        else if (Take(word.Lower, word.Text))
        {
            Clear(i, 1);
        }
    }

    private bool Take(string word, string typed)
    {
        var flag = LineList.Find(_lists.Flags, word);
        if (LineList.Find(_lists.Categories, word) is { } category)
        {
            _categories.Add((typed, category, flag));
            return true;
        }

        if (flag is not null)
        {
            _draft = _draft with { Flags = [.. _draft.Flags, flag] };
            return true;
        }

        if (LineList.Denied(_lists, word) is { } denied)
        {
            _draft = _draft with { FlagsDenied = [.. _draft.FlagsDenied, denied] };
            return true;
        }

        if (_draft.Source.Length == 0 && LineList.Find(_lists.Sources, word) is { } source)
        {
            _draft = _draft with { Source = source };
            return true;
        }

        if (_draft.Outcome.Length == 0 && LineList.Find(_lists.Outcomes, word) is { } outcome)
        {
            _draft = _draft with { Outcome = outcome };
            return true;
        }

        return false;
    }

    private bool IsListed(string word) => LineList.Find(_lists.Categories, word) is not null || LineList.Find(_lists.Flags, word) is not null
        || LineList.Denied(_lists, word) is not null || LineList.Find(_lists.Sources, word) is not null || LineList.Find(_lists.Outcomes, word) is not null;
}

/// <summary>Words of the reference lists.</summary>
internal static class LineList
{
    public static string? Find(IEnumerable<Term> list, string word) => list.FirstOrDefault(t => t.Code == word || t.Words.Contains(word))?.Code;

    public static string? Denied(Reference lists, string word) => lists.Flags.FirstOrDefault(f => f.DeniedWords.Contains(word))?.Code;
}
