using NteMonitor.Terminal;

namespace NteMonitor.Incidents;

/// <summary>Asks for the accounts that a filter lets through, with the rows around a place.</summary>
/// <param name="Filter">Which are meant.</param>
public sealed record ListIncidents(IncidentFilter Filter) : Effect
{
    /// <summary>The account that is selected now, so that it can stay so, or none.</summary>
    public Guid? Keep { get; init; }

    /// <summary>Its place in the list as it was.</summary>
    public long At { get; init; }
}

/// <summary>Asks for a window of a list.</summary>
public sealed record FetchIncidents(IIncidentListing Listing, long First, int Count) : Effect;

/// <summary>Asks for everything about one account, to be put in front.</summary>
public sealed record OpenIncident(Guid Id) : Effect
{
    /// <summary>The command to go on with once it is open, such as <c>amend</c>; empty for none.</summary>
    public string Then { get; init; } = "";

    /// <summary>The unfinished amendment to go on with, or none.</summary>
    public Draft? Draft { get; init; }
}

/// <summary>Asks for everything about an account that is in front already, read afresh.</summary>
public sealed record ReadIncident(Guid Id) : Effect;

/// <summary>Asks for the figures that a filter lets through.</summary>
public sealed record CountIncidents(IncidentFilter Filter) : Effect;

/// <summary>Asks for what drafts are checked against, read afresh.</summary>
public sealed record ReadLists : Effect;

/// <summary>Asks for a draft to be recorded, or for an account to be amended to it.</summary>
/// <param name="Draft">What was typed.</param>
/// <param name="On">The account that is amended, or none for a new one.</param>
/// <param name="Why">The reason for an amendment.</param>
/// <param name="Typed">The kept draft that this saves.</param>
public sealed record SaveIncident(IncidentDraft Draft, Account? On, string Why, Guid Typed) : Ordered;

/// <summary>Asks for two accounts to be linked.</summary>
public sealed record LinkIncidents(Account First, Guid Second) : Ordered;

/// <summary>Asks for an account's links to be undone.</summary>
public sealed record UnlinkIncident(Account Account, string Why) : Ordered;

/// <summary>Asks for an account to be withdrawn.</summary>
public sealed record WithdrawIncident(Account Account, string Why) : Ordered;

/// <summary>The list of a filter is there.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="Listing">The list.</param>
/// <param name="Venues">Names of venues.</param>
public sealed record IncidentsListed(ListIncidents Asked, IIncidentListing Listing, IReadOnlyDictionary<Guid, string> Venues) : Msg
{
    /// <summary>Where the account to keep stands now; none when it is no longer in the list.</summary>
    public long? Place { get; init; }

    /// <summary>The place of the first row at hand.</summary>
    public long First { get; init; }

    /// <summary>The rows at hand.</summary>
    public IReadOnlyList<Account> Rows { get; init; } = [];

    /// <summary>How wide the column of their times has to be.</summary>
    public required int TimeWidth { get; init; }
}

/// <summary>A window of a list is there.</summary>
public sealed record IncidentsFetched(IIncidentListing Listing, long First, IReadOnlyList<Account> Rows) : Msg
{
    /// <summary>How wide the column of their times has to be.</summary>
    public required int TimeWidth { get; init; }
}

/// <summary>Everything about one account is there.</summary>
/// <param name="Account">The account.</param>
/// <param name="Narrative">Its sealed text; none for a role that may not read it.</param>
/// <param name="Lines">What the detail screen prints.</param>
/// <param name="Suggestions">Accounts that may be of the same event.</param>
/// <param name="Against">What a draft of it is checked against.</param>
public sealed record IncidentOpened(
    Account Account, string? Narrative, IReadOnlyList<string> Lines, IReadOnlyList<LinkSuggestion> Suggestions, CheckAgainst Against) : Msg
{
    /// <summary>Other accounts of about that time, which a person may still know to be of the same event.</summary>
    public IReadOnlyList<Account> Nearby { get; init; } = [];

    /// <summary>How many other accounts it is linked with.</summary>
    public int Linked { get; init; }

    /// <summary>The command to go on with; empty for none.</summary>
    public string Then { get; init; } = "";

    /// <summary>The unfinished amendment to go on with, or none.</summary>
    public Draft? Draft { get; init; }
}

/// <summary>Everything about an account that is in front already, read afresh.</summary>
public sealed record IncidentRead(IncidentOpened Page) : Msg;

/// <summary>The figures of a filter are there.</summary>
public sealed record IncidentsCounted(IncidentFilter Filter, IncidentFigures Figures) : Msg;

/// <summary>What drafts are checked against is there.</summary>
public sealed record ListsRead(CheckAgainst Against) : Msg;

/// <summary>A saving was done, or refused with every reason.</summary>
/// <param name="Typed">The draft that asked.</param>
/// <param name="Said">What was done, in words; empty when refused.</param>
/// <param name="Refused">Why not.</param>
public sealed record IncidentSaved(Guid Typed, string Said, IReadOnlyList<Refusal> Refused) : Msg;

/// <summary>A correction was done, or refused.</summary>
/// <param name="Said">What was done, in words; empty when refused.</param>
/// <param name="Refused">Why not.</param>
public sealed record IncidentCorrected(string Said, IReadOnlyList<Refusal> Refused) : Msg
{
    /// <summary>The account that is withdrawn now, or none.</summary>
    public Guid? Gone { get; init; }
}

/// <summary>Figures of a filter, for the pictures.</summary>
/// <param name="Events">Events.</param>
/// <param name="MonthOnly">Rows that know only their month; in no figure by hour or night.</param>
/// <param name="HourUnknown">Other rows whose hour is not known.</param>
/// <param name="ByCategory">Events by category code.</param>
/// <param name="ByHour">Events by weekday (0 is Monday) and hour.</param>
/// <param name="Spots">Events by position.</param>
public sealed record IncidentFigures(
    long Events, long MonthOnly, long HourUnknown, IReadOnlyList<(string Code, long Count)> ByCategory, double?[,] ByHour,
    IReadOnlyList<(Position At, long Count, string Label)> Spots);
