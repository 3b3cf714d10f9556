using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;
using NteMonitor.Terminal;

namespace NteMonitor.PurpleFlag.Board;

/// <summary>What a mark's form is for.</summary>
/// <param name="Entry">The entry that it belongs to, or none for any.</param>
/// <param name="What">What is marked, in a few words.</param>
public sealed record MarkTask(FlagEntry? Entry, string What)
{
    /// <summary>What is marked; empty where a mark is amended or a file is brought in.</summary>
    public MarkWish Wish { get; init; } = new();

    /// <summary>Whether a file is brought in, or was.</summary>
    public bool IsFile { get; init; }

    /// <summary>The mark that is amended, or none.</summary>
    public KeptMark? Amends { get; init; }
}

/// <summary>What evidence is held against while it is typed.</summary>
/// <param name="Edition">The edition that has the codes.</param>
/// <param name="Entry">The entry that it belongs to, or none.</param>
public sealed record EvidenceAgainst(FrameworkEdition Edition, FlagEntry? Entry)
{
    /// <summary>Why nothing can be marked; empty where it can.</summary>
    public IReadOnlyList<Refusal> Refused { get; init; } = [];
}

/// <summary>Asks for what evidence is typed against.</summary>
public sealed record ReadEvidence : Effect;

/// <summary>What evidence is typed against is there.</summary>
public sealed record EvidenceRead(EvidenceAgainst Against) : Msg;

/// <summary>Asks for a record to be written, and marked as evidence in one go.</summary>
/// <param name="Save">What writes the record.</param>
/// <param name="Words">The evidence as typed.</param>
public sealed record Marking(Effect Save, string Words) : Ordered;

/// <summary>Asks for a record on file to be marked as evidence.</summary>
/// <param name="Wish">The record.</param>
/// <param name="Words">The evidence as typed.</param>
public sealed record MarkOnFile(MarkWish Wish, string Words) : Ordered;

/// <summary>Asks for what a mark's form says to be kept.</summary>
public sealed record SaveMark(MarkTask Task, FormState Form, Guid Typed) : Ordered;

/// <summary>Asks for a mark to be withdrawn.</summary>
public sealed record WithdrawMark(KeptMark Kept, string Why) : Ordered;

/// <summary>A mark was saved, or refused with every reason.</summary>
/// <param name="Typed">The draft that asked; none when no form did.</param>
/// <param name="Said">What was done, in words; empty when refused.</param>
/// <param name="Refused">Why not.</param>
public sealed record MarkSaved(Guid? Typed, string Said, IReadOnlyList<Refusal> Refused) : Msg;
