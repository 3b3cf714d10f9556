namespace NteMonitor.Venues;

/// <summary>What somebody says of a venue, as typed. Empty means not known.</summary>
public sealed record VenueDraft
{
    /// <summary>The name over the door.</summary>
    public string Name { get; init; } = "";

    /// <summary>Kind by code or word.</summary>
    public string Kind { get; init; } = "";

    /// <summary>Short code for the one-line entry.</summary>
    public string Code { get; init; } = "";

    /// <summary>Licence number.</summary>
    public string Licence { get; init; } = "";

    /// <summary>Address in one line.</summary>
    public string Address { get; init; } = "";

    /// <summary>Postcode.</summary>
    public string Postcode { get; init; } = "";

    /// <summary>Position as <c>latitude,longitude</c>.</summary>
    public string Position { get; init; } = "";

    /// <summary>Licensed capacity.</summary>
    public string Capacity { get; init; } = "";

    /// <summary>Hours for the sale of alcohol: see <see cref="HoursText"/>.</summary>
    public string SaleHours { get; init; } = "";

    /// <summary>Opening hours.</summary>
    public string OpeningHours { get; init; } = "";

    /// <summary>Licence holder; sealed.</summary>
    public string Holder { get; init; } = "";

    /// <summary>Designated premises supervisor; sealed.</summary>
    public string Supervisor { get; init; } = "";
}

/// <summary>A venue that may be kept, with its personal part apart.</summary>
public sealed record CheckedVenue(Venue Venue, string Holder, string Supervisor);
