using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Pack;
using NteMonitor.PurpleFlag.Pack.Pages;
using NteMonitor.Terminal;

namespace NteMonitor.PurpleFlag.Board;

/// <summary>Asks for what a pack would hold.</summary>
public sealed record PlanPack(PackWish Wish) : Effect;

/// <summary>What a pack would hold is known, or why there can be none.</summary>
/// <param name="Wish">What was asked for.</param>
/// <param name="Plan">What it would hold; none where it was refused.</param>
/// <param name="Refused">Why not.</param>
public sealed record PackPlanned(PackWish Wish, PackPlan? Plan, IReadOnlyList<Refusal> Refused) : Msg;

/// <summary>Asks for a pack to be written.</summary>
/// <param name="Wish">What is wanted.</param>
/// <param name="Target">Where it goes, and who signs it.</param>
public sealed record WritePack(PackWish Wish, PackTarget Target) : Ordered;

/// <summary>A pack was written, or refused with every finding.</summary>
/// <param name="Made">Where it lies; none where it was refused.</param>
/// <param name="Refused">Why not.</param>
public sealed record PackWrote(PackMade? Made, IReadOnlyList<Refusal> Refused) : Msg;

/// <summary>Asks for the core data of an entry, to be put in front.</summary>
public sealed record OpenCore(FlagEntry Entry) : Effect;
