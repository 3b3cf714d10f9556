using NteMonitor.Terminal;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>Asks for a visit at night, and for the list of all that the person may know of.</summary>
/// <param name="Id">The visit; none for the one that goes without saying.</param>
public sealed record ReadNight(Guid? Id) : Effect
{
    /// <summary>The unfinished observation to go on with once it is there, or none.</summary>
    public Draft? Draft { get; init; }
}

/// <summary>A visit is there.</summary>
/// <param name="All">Every visit that the person may know of, the latest first.</param>
/// <param name="File">The visit that was asked for; none where there is none.</param>
public sealed record NightRead(IReadOnlyList<KeptNight> All, NightFile? File) : Msg
{
    /// <summary>The unfinished observation to go on with, or none.</summary>
    public Draft? Draft { get; init; }
}

/// <summary>Asks for an observation to be saved.</summary>
/// <param name="Night">The visit.</param>
/// <param name="Draft">What was typed.</param>
/// <param name="Typed">The kept draft that this saves.</param>
public sealed record SaveObservation(KeptNight Night, ObservationDraft Draft, Guid Typed) : Ordered;

/// <summary>Asks to take an observation back.</summary>
/// <param name="Seen">The observation.</param>
/// <param name="Why">Why.</param>
public sealed record TakeBack(KeptObservation Seen, string Why) : Ordered;

/// <summary>Asks to write that the person has finished their notes, or has more to write after all.</summary>
/// <param name="Night">The visit as it was seen: who had finished there opens the notes again.</param>
public sealed record FinishNight(KeptNight Night) : Ordered;

/// <summary>What came of writing about a visit at night.</summary>
/// <param name="Typed">The draft that was saved, or none.</param>
/// <param name="Said">What was done, in words.</param>
/// <param name="Refused">Why not; empty where it was done.</param>
public sealed record NightSaved(Guid? Typed, string Said, IReadOnlyList<Refusal> Refused) : Msg;
