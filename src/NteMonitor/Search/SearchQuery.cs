using NodaTime;
using NteMonitor.Incidents;

namespace NteMonitor.Search;

/// <summary>One thing that was typed to be found: a word, or several between quotation marks.</summary>
/// <param name="Text">The word or words as typed, without the quotation marks; at least one letter or digit is in it.</param>
/// <param name="IsWhole">Whether it ends where it ends; otherwise longer words that begin so are found too.</param>
public sealed record SearchWord(string Text, bool IsWhole)
{
    /// <summary>Codes of the categories that it means or begins to name, so that incidents of that kind are found.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];
}

/// <summary>What to look for, and among what.</summary>
/// <param name="Words">All of them have to be found in the same text.</param>
/// <param name="Things">The things whose public text is searched, for example <c>venue</c>; nothing else is.</param>
/// <param name="Most">At most so many hits, 1 to 1,000.</param>
public sealed record SearchQuery(IReadOnlyList<SearchWord> Words, IReadOnlyList<string> Things, int Most)
{
    /// <summary>The things whose sealed text is searched too; none for who may read none.</summary>
    public IReadOnlyList<string> Sealed { get; init; } = [];

    /// <summary>Only what happened or is dated on these nights; none for any time.</summary>
    public NightRange? Nights { get; init; }
}

/// <summary>Something that was found.</summary>
/// <param name="Subject">Its id.</param>
/// <param name="Thing">What it is, for example <c>incident</c>.</param>
/// <param name="At">When it happened or began; for what has no date, when it was written down.</param>
public sealed record SearchHit(Guid Subject, string Thing, Instant At)
{
    /// <summary>The id of what it belongs to: a note's shift, a ban's scheme; none where it stands alone.</summary>
    public Guid? Of { get; init; }

    /// <summary>Its date of business, or none.</summary>
    public LocalDate? On { get; init; }

    /// <summary>Its public text as it is searched; none for an incident, which has few words of its own.</summary>
    public SearchDoc? Doc { get; init; }

    /// <summary>The account, for an incident.</summary>
    public Account? Account { get; init; }

    /// <summary>The name of the venue it happened at or belongs to, or none.</summary>
    public string? Venue { get; init; }

    /// <summary>The entry whose sealed part holds the words, where they stand there and not in public text.</summary>
    public Guid? SealedBy { get; init; }
}

/// <summary>Where words are looked for.</summary>
public interface ISearchStore
{
    /// <summary>Returns what has all the words, the newest first; what is known by a code, number or token that was typed in full stands first.</summary>
    /// <remarks>Nothing that is typed is an error, and none of it is kept.</remarks>
    Task<IReadOnlyList<SearchHit>> SearchAsync(SearchQuery query, CancellationToken ct);
}
