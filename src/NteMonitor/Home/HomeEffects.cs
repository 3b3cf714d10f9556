using NteMonitor.Terminal;
using NteMonitor.Tonight;

namespace NteMonitor.Home;

/// <summary>Asks for the night board to be counted.</summary>
public sealed record CountTonight : Effect;

/// <summary>The board is counted.</summary>
public sealed record TonightCounted(TonightFigures Figures) : Msg;

/// <summary>Asks to be told whenever somebody has written.</summary>
public sealed record WatchStore : Watch;

/// <summary>Somebody has written.</summary>
public sealed record StoreChanged : Msg;

/// <summary>Asks for what was typed to be kept.</summary>
public sealed record KeepDraft(Guid Id, string Form, string Fields) : Ordered;

/// <summary>Asks for a draft to be thrown away, because its owner said so.</summary>
public sealed record DropDraft(Guid Id) : Ordered;

/// <summary>Asks for unfinished reports.</summary>
public sealed record ListDrafts : Ordered;

/// <summary>The unfinished reports are there.</summary>
public sealed record DraftsListed(IReadOnlyList<Draft> Drafts) : Msg;

/// <summary>It is time to keep what was typed.</summary>
public sealed record DraftDue : Msg;

/// <summary>It is time to take a notice away.</summary>
public sealed record ToastOver(Toast Toast) : Msg;

/// <summary>Asks for several things to be read, one after the other, and for one message when all are there.</summary>
public sealed record InTurn(IReadOnlyList<Effect> Effects, Msg Done) : Effect;

/// <summary>What is on the screen was read again.</summary>
public sealed record ReadAgain : Msg;

/// <summary>A minute has passed.</summary>
public sealed record MinutePassed : Msg;

/// <summary>Something went wrong outside the program; said, and nothing is lost.</summary>
public sealed record WentWrong(string Said) : Msg;
