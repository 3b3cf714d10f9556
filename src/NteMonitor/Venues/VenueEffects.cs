using NteMonitor.Terminal;

namespace NteMonitor.Venues;

/// <summary>Asks for the register.</summary>
public sealed record ListVenues : Effect;

/// <summary>Asks for everything about one venue, to be put in front.</summary>
public sealed record OpenVenue(Guid Id) : Effect
{
    /// <summary>The command to go on with once it is open, such as <c>amend</c>; empty for none.</summary>
    public string Then { get; init; } = "";

    /// <summary>The unfinished form to go on with, or none.</summary>
    public Draft? Draft { get; init; }
}

/// <summary>Asks for everything about a venue that is in front already, read afresh.</summary>
/// <param name="Id">The venue's id.</param>
/// <param name="Figures">What was counted when it was opened: figures end with last night, and are not counted again at every writing.</param>
public sealed record ReadVenue(Guid Id, IReadOnlyList<string> Figures) : Effect;

/// <summary>Asks for a venue to be added or amended.</summary>
public sealed record SaveVenue(VenueDraft Draft, KeptVenue? On, string Why, Guid Typed) : Ordered;

/// <summary>Asks for a venue to be closed from today.</summary>
public sealed record CloseVenue(KeptVenue Venue, string Why) : Ordered;

/// <summary>The register is there.</summary>
public sealed record VenuesListed(IReadOnlyList<KeptVenue> Venues) : Msg;

/// <summary>A saving was done, or refused with every reason.</summary>
/// <param name="Typed">The draft that asked; none when no form did.</param>
/// <param name="Said">What was done, in words; empty when refused.</param>
/// <param name="Refused">Why not.</param>
public sealed record VenueSaved(Guid? Typed, string Said, IReadOnlyList<Refusal> Refused) : Msg;
