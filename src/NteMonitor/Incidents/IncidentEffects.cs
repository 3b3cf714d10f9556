using NteMonitor.Terminal;

namespace NteMonitor.Incidents;

/// <summary>Asks for the accounts that a filter lets through.</summary>
public sealed record ListIncidents(IncidentFilter Filter) : Effect;

/// <summary>Asks for a window of a list.</summary>
public sealed record FetchIncidents(IIncidentListing Listing, long First, int Count) : Effect;

/// <summary>Asks for everything about one account.</summary>
public sealed record OpenIncident(Guid Id) : Effect;

/// <summary>Asks for the figures that a filter lets through.</summary>
public sealed record CountIncidents(IncidentFilter Filter) : Effect;

/// <summary>Asks for what drafts are checked against, read afresh.</summary>
public sealed record ReadLists : Effect;

/// <summary>Asks for a draft to be recorded, or for an account to be amended to it.</summary>
/// <param name="Draft">What was typed.</param>
/// <param name="On">The account that is amended, or none for a new one.</param>
/// <param name="Why">The reason for an amendment.</param>
/// <param name="Typed">The kept draft that this saves.</param>
public sealed record SaveIncident(IncidentDraft Draft, Account? On, string Why, Guid Typed) : Effect;

/// <summary>Asks for two accounts to be linked.</summary>
public sealed record LinkIncidents(Account First, Guid Second) : Effect;

/// <summary>Asks for an account's links to be undone.</summary>
public sealed record UnlinkIncident(Account Account, string Why) : Effect;

/// <summary>Asks for an account to be withdrawn.</summary>
public sealed record WithdrawIncident(Account Account, string Why) : Effect;

/// <summary>The list of a filter is there.</summary>
public sealed record IncidentsListed(IncidentFilter Filter, IIncidentListing Listing, IReadOnlyDictionary<Guid, string> Venues) : Msg;

/// <summary>A window of a list is there.</summary>
public sealed record IncidentsFetched(IIncidentListing Listing, long First, IReadOnlyList<Account> Rows) : Msg;

/// <summary>Everything about one account is there.</summary>
/// <param name="Account">The account.</param>
/// <param name="Narrative">Its sealed text; none for a role that may not read it.</param>
/// <param name="Lines">What the detail screen prints.</param>
/// <param name="Suggestions">Accounts that may be of the same event.</param>
/// <param name="Against">What a draft of it is checked against.</param>
public sealed record IncidentOpened(
    Account Account, string? Narrative, IReadOnlyList<string> Lines, IReadOnlyList<LinkSuggestion> Suggestions, CheckAgainst Against) : Msg;

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
public sealed record IncidentCorrected(string Said, IReadOnlyList<Refusal> Refused) : Msg;

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
