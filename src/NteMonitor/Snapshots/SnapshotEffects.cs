using NteMonitor.Terminal;

namespace NteMonitor.Snapshots;

/// <summary>Asks for the snapshots.</summary>
public sealed record ListSnapshots : Effect;

/// <summary>Asks for a report to be frozen.</summary>
public sealed record TakeSnapshot(SnapshotDraft Draft, Guid Typed) : Ordered;

/// <summary>Asks for a snapshot's report as text.</summary>
public sealed record OpenSnapshot(TakenSnapshot Snapshot) : Effect;

/// <summary>Asks for a snapshot's report to be written as a page into the folder of reports.</summary>
public sealed record WriteSnapshot(TakenSnapshot Snapshot) : Effect;

/// <summary>A report was written.</summary>
public sealed record SnapshotWritten(string Path) : Msg;

/// <summary>Asks for a snapshot to be recomputed from the journal.</summary>
public sealed record VerifySnapshot(TakenSnapshot Snapshot) : Effect;

/// <summary>The snapshots are there, the newest first.</summary>
public sealed record SnapshotsListed(IReadOnlyList<TakenSnapshot> Snapshots) : Msg;

/// <summary>A report was frozen, or refused with every reason.</summary>
public sealed record SnapshotTaken(Guid Typed, string Said, IReadOnlyList<Refusal> Refused) : Msg;

/// <summary>A snapshot's report is there.</summary>
public sealed record SnapshotOpened(TakenSnapshot Snapshot, string Text) : Msg;

/// <summary>A snapshot was recomputed; whether it stands, in words.</summary>
public sealed record SnapshotVerified(TakenSnapshot Snapshot, IReadOnlyList<string> Words) : Msg;
