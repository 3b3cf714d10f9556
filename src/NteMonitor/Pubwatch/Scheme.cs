using NodaTime;

namespace NteMonitor.Pubwatch;

/// <summary>How much of a vote carries a proposal; abstentions count for neither side.</summary>
public enum VoteNeed
{
    /// <summary>More for than against.</summary>
    Majority,

    /// <summary>At least two for every one against.</summary>
    TwoThirds,

    /// <summary>Somebody for and nobody against.</summary>
    Unanimous,
}

/// <summary>How long a scheme bans for one behaviour when nothing speaks against it.</summary>
/// <param name="Behaviour">Code of the category.</param>
/// <param name="Months">Whole months.</param>
public sealed record Tariff(string Behaviour, int Months);

/// <summary>What a scheme's constitution says, as far as the program has to keep to it.</summary>
public sealed record Constitution
{
    /// <summary>How much of a vote carries a proposal.</summary>
    public VoteNeed Needs { get; init; } = VoteNeed.Majority;

    /// <summary>The fewest members that have to vote, abstentions counted.</summary>
    public int Quorum { get; init; } = 3;

    /// <summary>Days that members have to vote in.</summary>
    public int VoteDays { get; init; } = 7;

    /// <summary>The terms in months that a ban may have, the shortest first; empty for any.</summary>
    public IReadOnlyList<int> Terms { get; init; } = [];

    /// <summary>The scheme's own guide to terms by behaviour.</summary>
    public IReadOnlyList<Tariff> Tariff { get; init; } = [];

    /// <summary>Days from the letter in which a person may appeal.</summary>
    public int AppealDays { get; init; } = 14;

    /// <summary>Months after which a longer ban is looked at again, and again.</summary>
    public int ReviewMonths { get; init; } = 12;

    /// <summary>Months that a warning stands.</summary>
    public int WarningMonths { get; init; } = 12;

    /// <summary>How many meetings missed in a row are listed; an apology excuses.</summary>
    public int MissedInARow { get; init; } = 2;
}

/// <summary>A Pubwatch scheme: an association of those who hold licences.</summary>
/// <param name="Id">The scheme's id.</param>
/// <param name="Name">Its name, for example <c>Inventon Pubwatch</c>; unique in the town.</param>
/// <param name="Areas">What it covers, in words or zones.</param>
/// <param name="Rules">What its constitution says.</param>
public sealed record Scheme(Guid Id, string Name, IReadOnlyList<string> Areas, Constitution Rules);

/// <summary>A venue's membership of a scheme.</summary>
/// <param name="Id">The membership's id.</param>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="Venue">The venue's id.</param>
/// <param name="From">Its first day.</param>
/// <param name="Until">Its last day, or none while it goes on.</param>
public sealed record Member(Guid Id, Guid Scheme, Guid Venue, LocalDate From, LocalDate? Until = null)
{
    /// <summary>Whether the venue was a member on a day; first and last day count.</summary>
    public bool InForce(LocalDate day) => From <= day && (Until is null || day <= Until);
}

/// <summary>What an officer of a scheme does.</summary>
public enum Post
{
    /// <summary>Chairs the meetings, and gives the reason for a very long ban.</summary>
    Chair,

    /// <summary>Writes minutes and letters.</summary>
    Secretary,

    /// <summary>Keeps the subscriptions.</summary>
    Treasurer,

    /// <summary>Holds the scheme's list and is reached between meetings.</summary>
    Coordinator,
}

/// <summary>Somebody's time in a post of a scheme.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="Post">The post.</param>
/// <param name="Who">A user's short name or a person's token, never a name.</param>
/// <param name="From">The first day.</param>
/// <param name="Until">The last day, or none.</param>
public sealed record SchemeOfficer(Guid Id, Guid Scheme, Post Post, string Who, LocalDate From, LocalDate? Until = null);

/// <summary>A meeting of a scheme.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="On">Its day.</param>
public sealed record Meeting(Guid Id, Guid Scheme, LocalDate On)
{
    /// <summary>When it begins, or none.</summary>
    public LocalTime? At { get; init; }

    /// <summary>Where, in words; empty when not said.</summary>
    public string Place { get; init; } = "";

    /// <summary>What is to be talked of, without names.</summary>
    public IReadOnlyList<string> Agenda { get; init; } = [];

    /// <summary>Whether its attendance was taken down.</summary>
    public bool Held { get; init; }

    /// <summary>Ids of the member venues that came.</summary>
    public IReadOnlyList<Guid> Present { get; init; } = [];

    /// <summary>Ids of the member venues that sent an apology.</summary>
    public IReadOnlyList<Guid> Apologies { get; init; } = [];

    /// <summary>What anybody may read of it, without names; empty before the minutes are in.</summary>
    public string Summary { get; init; } = "";

    /// <summary>Whether minutes are on file; their text is sealed.</summary>
    public bool HasMinutes { get; init; }
}

/// <summary>A thing as the store has it.</summary>
/// <typeparam name="T">What it is.</typeparam>
/// <param name="Value">The thing as it stands.</param>
/// <param name="Head">The entry to amend on top of.</param>
/// <param name="SealedBy">The entry whose sealed part holds, or none.</param>
/// <param name="Rivals">How many amendments wait for a person to settle them.</param>
/// <param name="Withdrawn">Whether it was taken out of every list.</param>
public sealed record Filed<T>(T Value, Guid Head, Guid? SealedBy, int Rivals, bool Withdrawn);
