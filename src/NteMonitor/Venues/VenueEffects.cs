using NteMonitor.Terminal;

namespace NteMonitor.Venues;

/// <summary>Asks for the register.</summary>
public sealed record ListVenues : Effect;

/// <summary>Asks for everything about one venue.</summary>
public sealed record OpenVenue(Guid Id) : Effect;

/// <summary>Asks for a venue to be added or amended.</summary>
public sealed record SaveVenue(VenueDraft Draft, KeptVenue? On, string Why, Guid Typed) : Effect;

/// <summary>Asks for a venue to be closed from today.</summary>
public sealed record CloseVenue(KeptVenue Venue, string Why) : Effect;

/// <summary>The register is there.</summary>
public sealed record VenuesListed(IReadOnlyList<KeptVenue> Venues) : Msg;

/// <summary>Everything about one venue is there.</summary>
public sealed record VenueOpened(KeptVenue Venue, VenueDraft Draft, IReadOnlyList<string> Lines) : Msg;

/// <summary>A saving was done, or refused with every reason.</summary>
public sealed record VenueSaved(string Said, IReadOnlyList<Refusal> Refused) : Msg;
