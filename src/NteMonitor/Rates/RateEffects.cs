using NteMonitor.Terminal;

namespace NteMonitor.Rates;

/// <summary>What the screen shows: its last whole weeks, up to last night.</summary>
/// <param name="Weeks">How many weeks.</param>
/// <param name="Kind">Code of the kind of venue that is compared; empty for all.</param>
public sealed record RateWish(int Weeks, string Kind)
{
    /// <summary>Returns what is asked for on a night.</summary>
    public RateAsk On(Night tonight) => new(tonight.Plus(-7 * Weeks).ToIso(), tonight.Plus(-1).ToIso()) { Kinds = Kind };
}

/// <summary>Asks for every venue's figures.</summary>
public sealed record CountRates(RateWish Wish) : Effect;

/// <summary>Every venue's figures are there.</summary>
public sealed record RatesCounted(RateWish Wish, RateFigures Figures) : Msg;

/// <summary>Asks for one venue before and after a night, to be put in front.</summary>
/// <param name="Venue">The venue's id.</param>
/// <param name="At">The night of the change, as typed.</param>
/// <param name="Wish">The kind that is on the screen.</param>
public sealed record OpenChange(Guid Venue, string At, RateWish Wish) : Effect;

/// <summary>Asks for one venue's weeks as they are watched, to be put in front.</summary>
public sealed record OpenAlert(Guid Venue) : Effect;

/// <summary>Asks for the alerts of all venues, to be put in front.</summary>
public sealed record OpenAlerts : Effect;

/// <summary>Asks for repeat places and times, to be put in front.</summary>
public sealed record OpenRepeats(RateWish Wish) : Effect;
