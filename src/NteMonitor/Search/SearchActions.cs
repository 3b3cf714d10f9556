using NteMonitor.Access;
using NteMonitor.Journal;
using NteMonitor.People;
using NteMonitor.Pubwatch;

namespace NteMonitor.Search;

/// <summary>Whether sealed text is shown where it was found.</summary>
public enum SealedExcerpts
{
    /// <summary>Only that it was found there: opening the thing is the look.</summary>
    None,

    /// <summary>The words round it, to roles that may read them; each is a look, which the journal keeps.</summary>
    Shown,
}

/// <summary>What somebody wants to find.</summary>
/// <param name="Text">What was typed.</param>
public sealed record SearchWish(string Text)
{
    /// <summary>Codes of kinds, besides those that are typed as <c>kind:</c>; any kind when there is none.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Only these nights, or any.</summary>
    public NightRange? Nights { get; init; }

    /// <summary>At most so many, 1 to 1,000.</summary>
    public int Most { get; init; } = 50;

    /// <summary>Whether sealed text is shown.</summary>
    public SealedExcerpts Excerpts { get; init; }
}

/// <summary>What was found.</summary>
/// <param name="Words">What was looked for.</param>
/// <param name="Found">The newest first, after what is known by a code or number that was typed.</param>
public sealed record SearchAnswer(IReadOnlyList<SearchWord> Words, IReadOnlyList<Found> Found);

/// <summary>Finding things by their words.</summary>
/// <remarks>What is typed goes to the index and nowhere else: not into the journal, not into the log.</remarks>
public static class SearchActions
{
    /// <summary>Returns what somebody may find, or every reason why nothing can be looked for.</summary>
    /// <remarks>
    /// Details of persons are searched only where the kind is asked for, and by whole words: to find a person by name is to learn the
    /// name, so each one that is found is a look, which the journal keeps.
    /// </remarks>
    /// <param name="wish">What is wanted.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is shown.</param>
    public static async Task<Outcome<SearchAnswer>> FindAsync(SearchWish wish, Desk desk, CancellationToken ct)
    {
        // The kinds first: a quotation mark that was not closed would take them into its phrase.
        var read = SearchRules.Read(string.Concat(wish.Kinds.Select(k => $"kind:{string.Concat(k.Where(c => !char.IsWhiteSpace(c) && c != '"'))} ")) + wish.Text, desk.Reference.Categories);
        if (read is not Outcome<SearchText>.Done(var text))
        {
            return read.Then(_ => Outcome.Done(new SearchAnswer([], [])));
        }

        var kinds = SearchRules.Readable(desk.Role, text.Kinds);
        foreach (var act in text.Kinds.Count > 0 ? text.Kinds.Select(k => k.Reading).Distinct() : kinds.Select(k => k.Reading).DefaultIfEmpty(Act.ReadLog).Take(1))
        {
            if (await Gate.RefusedAsync(act, desk, ct) is { } refusal)
            {
                return new Outcome<SearchAnswer>.Refused([refusal]);
            }
        }

        if (text.Words.Count == 0)
        {
            return Outcome.Done(new SearchAnswer([], []));
        }

        List<SearchHit> hits = [];
        if (text.Kinds.Any(k => k.Sealed == PersonalKind.Person))
        {
            hits.AddRange(await PersonsAsync(text.Words, wish, desk, ct));
        }

        List<string> readable = [.. SearchRules.Sealed(desk.Role, desk.Schedule, kinds).Where(k => k.Sealed != PersonalKind.Person).SelectMany(k => k.Things)];
        hits.AddRange(await desk.Store.SearchAsync(new(text.Words, [.. kinds.SelectMany(k => k.Things)], wish.Most) { Sealed = readable, Nights = wish.Nights }, ct));
        var seen = await SeenAsync([.. hits.DistinctBy(h => h.Subject).Take(wish.Most)], desk, ct);
        return Outcome.Done(new SearchAnswer(text.Words, await FoundAsync(seen, text.Words, wish.Excerpts, desk, ct)));
    }

    /// <summary>Of a case those at the door see what holds tonight, here as in the list of bans.</summary>
    private static async Task<IReadOnlyList<SearchHit>> SeenAsync(IReadOnlyList<SearchHit> hits, Desk desk, CancellationToken ct)
    {
        if (AccessRules.Check(desk.Role, Act.KeepPubwatch) is null)
        {
            return hits;
        }

        List<SearchHit> seen = [];
        foreach (var hit in hits)
        {
            if (hit.Thing != PubwatchActions.BanThing || (await PubwatchActions.OpenAsync(hit.Subject, desk, ct) is { } file && PubwatchActions.MaySee(desk.Role, file)))
            {
                seen.Add(hit);
            }
        }

        return seen;
    }

    private static async Task<IReadOnlyList<SearchHit>> PersonsAsync(IReadOnlyList<SearchWord> words, SearchWish wish, Desk desk, CancellationToken ct)
    {
        if (ScheduleRules.Check(desk.Schedule, desk.Role, PersonalKind.Person) is not null)
        {
            return [];
        }

        List<SearchWord> whole = [.. words.Select(w => w with { IsWhole = true })];
        var hits = await desk.Store.SearchAsync(new(whole, [], wish.Most) { Sealed = [PersonActions.Thing], Nights = wish.Nights }, ct);
        List<SearchHit> looked = [];
        foreach (var hit in hits)
        {
            // Found is looked at; who cannot be written down as having looked is shown nothing.
            if ((await Sealed.OpenAsync(new(PersonalKind.Person, hit.Subject, hit.SealedBy), desk, ct)).Seal == Seal.Open)
            {
                looked.Add(hit);
            }
        }

        return looked;
    }

    private static async Task<IReadOnlyList<Found>> FoundAsync(IReadOnlyList<SearchHit> hits, IReadOnlyList<SearchWord> words, SealedExcerpts excerpts, Desk desk, CancellationToken ct)
    {
        List<Found> found = [];
        foreach (var hit in hits)
        {
            var line = FoundText.Of(hit, words, desk);
            found.Add(excerpts == SealedExcerpts.Shown && hit.SealedBy is { } entry && SearchKinds.Of(hit.Thing)?.Sealed is { } kind and not PersonalKind.Person
                ? line with { Excerpt = await ExcerptAsync(new(kind, kind == PersonalKind.ShiftNote ? hit.Of ?? hit.Subject : hit.Subject, entry), words, desk, ct) }
                : line);
        }

        return found;
    }

    private static async Task<string> ExcerptAsync(SealedThing thing, IReadOnlyList<SearchWord> words, Desk desk, CancellationToken ct)
    {
        var opened = await Sealed.OpenAsync(thing, desk, ct);
        return opened.Personal is { } personal ? SearchRules.Excerpt(words, SearchDocRules.Words(CanonicalJson.Write(personal))) ?? "" : opened.Said;
    }
}
