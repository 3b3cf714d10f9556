using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;
using NteMonitor.Terminal;

namespace NteMonitor.PurpleFlag.Board;

/// <summary>Everything that the board of one entry shows.</summary>
/// <param name="Entries">Every entry, the latest registered first.</param>
/// <param name="Matrix">Attributes against zones.</param>
/// <param name="Marks">The marks that count for the entry.</param>
/// <param name="Documents">How its documents stand against the most that may be handed in.</param>
public sealed record FlagBoard(IReadOnlyList<KeptFlag<FlagEntry>> Entries, GapMatrix Matrix, IReadOnlyList<KeptMark> Marks, DocumentCount Documents)
{
    /// <summary>The entry with what is on file about it; none where nothing was ever registered.</summary>
    public FlagFile? File { get; init; }

    /// <summary>What the entry is assessed by, or the edition that ships.</summary>
    public FrameworkEdition Edition => Matrix.Edition;

    /// <summary>The entry's id, or none.</summary>
    public Guid? Entry => File?.Entry.Record.Id;

    /// <summary>Returns the marks of an attribute: those that hold first, the strongest of them first, then stale ones, then those whose subject is gone.</summary>
    public IReadOnlyList<KeptMark> Of(string attribute) =>
    [
        .. Marks.Where(m => m.On.Mark.Attributes.Contains(attribute, StringComparer.Ordinal))
            .OrderBy(m => m.On.Gone is not null ? 2 : m.On.IsStale(Matrix.Today) ? 1 : 0).ThenByDescending(m => m.On.Mark.Strength)
            .ThenByDescending(m => m.On.Mark.Until).ThenBy(m => m.Record.Id),
    ];
}

/// <summary>Asks for the board of an entry.</summary>
/// <param name="Entry">The entry; none for the one that goes without saying.</param>
public sealed record ReadBoard(Guid? Entry) : Effect;

/// <summary>The board is there.</summary>
public sealed record BoardRead(FlagBoard Board) : Msg;
