using NodaTime;

namespace NteMonitor.Patrols;

/// <summary>What a counter meant when a shift counted it.</summary>
/// <param name="Code">The counter's code.</param>
/// <param name="Name">Its name then.</param>
/// <param name="Unit">Its unit then.</param>
/// <param name="Text">Its definition then.</param>
public sealed record Definition(string Code, string Name, string Unit, string Text);

/// <summary>One shift of one scheme: who was out, where, from when to when.</summary>
/// <param name="Id">The shift's id.</param>
/// <param name="Kind">Code of its kind.</param>
/// <param name="Scheme">The scheme's name, for example <c>Inventon Street Pastors</c>.</param>
/// <param name="Night">The night it belongs to; none where a historic sheet does not say.</param>
public sealed record Shift(Guid Id, string Kind, string Scheme, Night? Night)
{
    /// <summary>The edition of the definitions.</summary>
    public string Edition { get; init; } = "";

    /// <summary>Code of the source that its incidents are reported by.</summary>
    public string Source { get; init; } = "";

    /// <summary>How many were out, or none where a historic sheet does not say.</summary>
    public int? Crew { get; init; }

    /// <summary>The team's call sign on the radio, or none.</summary>
    public string? CallSign { get; init; }

    /// <summary>Where they walked.</summary>
    public IReadOnlyList<string> Areas { get; init; } = [];

    /// <summary>When it began; none where a historic sheet does not say.</summary>
    public Instant? Start { get; init; }

    /// <summary>When it ended; none while it is open.</summary>
    public Instant? Finish { get; init; }

    /// <summary>Code of the weather, or none.</summary>
    public string? Weather { get; init; }

    /// <summary>Codes of what made the night unlike others.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>Codes of the partners on duty.</summary>
    public IReadOnlyList<string> Partners { get; init; } = [];

    /// <summary>Minutes between two check-calls of a lone worker, or none.</summary>
    public int? CheckCall { get; init; }

    /// <summary>What each counter meant on this shift.</summary>
    public IReadOnlyList<Definition> Definitions { get; init; } = [];

    /// <summary>Figures that came with a historic sheet, by counter; a counter that is not here was not counted.</summary>
    public IReadOnlyDictionary<string, int> Sheet { get; init; } = new Dictionary<string, int>();

    /// <summary>The date of the report where the sheet does not give the night, or none.</summary>
    public LocalDate? ReportDate { get; init; }

    /// <summary>The file it was imported from, or none when it was kept here.</summary>
    public string? ImportedFrom { get; init; }

    /// <summary>Remarks that the import made, for example <c>dated-by-report</c>.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>How long it lasted by an undisturbed watch; none while that is not known.</summary>
    public Duration? Elapsed => Start is { } start && Finish is { } finish ? finish - start : null;
}

/// <summary>A shift with what the journal knows of it.</summary>
/// <param name="Shift">The shift as it stands.</param>
/// <param name="OpenedBy">Who opened it, by short name.</param>
/// <param name="Head">The entry to amend on top of.</param>
/// <param name="Rivals">How many amendments wait for a person to settle them.</param>
/// <param name="Version">1 when never amended or closed.</param>
/// <param name="RecordedAt">When it was written down.</param>
public sealed record KeptShift(Shift Shift, string OpenedBy, Guid Head, int Rivals, int Version, Instant RecordedAt)
{
    /// <summary>What was counted, by counter; a counter that is not here was not counted, which is not 0.</summary>
    public IReadOnlyDictionary<string, int> Totals { get; init; } = new Dictionary<string, int>();

    /// <summary>Whether it is taken out of lists and totals.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>When the last check-call was answered, or none.</summary>
    public Instant? LastCall { get; init; }

    /// <summary>Whether it goes on.</summary>
    public bool IsOpen => !Withdrawn && Shift is { Start: not null, Finish: null, ImportedFrom: null };
}

/// <summary>Somebody who is out: as much of an open shift as everybody's board needs.</summary>
/// <param name="Shift">The shift's id.</param>
/// <param name="By">Who opened it, by short name.</param>
/// <param name="Scheme">The scheme.</param>
/// <param name="Start">When it began.</param>
/// <param name="CheckCall">Minutes between two check-calls, or none.</param>
/// <param name="LastCall">When the last check-call was answered, or none.</param>
public sealed record OnPatrol(Guid Shift, string By, string Scheme, Instant Start, int? CheckCall, Instant? LastCall)
{
    /// <summary>Returns the same of a whole shift; none when it is not open.</summary>
    public static OnPatrol? Of(KeptShift kept) =>
        kept.IsOpen ? new(kept.Shift.Id, kept.OpenedBy, kept.Shift.Scheme, kept.Shift.Start!.Value, kept.Shift.CheckCall, kept.LastCall) : null;
}

/// <summary>What a part of a shift is.</summary>
public enum PartKind
{
    /// <summary>So many more of a counter.</summary>
    Count,

    /// <summary>The figures of one regular time.</summary>
    Row,

    /// <summary>A note; its text is sealed.</summary>
    Note,

    /// <summary>A check-call that was answered.</summary>
    Call,
}

/// <summary>Something written down in the course of a shift, an entry of its own so that two devices never stand in each other's way.</summary>
/// <param name="Id">Its own id.</param>
/// <param name="Shift">The shift's id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="At">When it was written down; for a row the time it tells of.</param>
/// <param name="By">Who wrote it, by short name.</param>
/// <param name="Head">The entry to amend on top of.</param>
public sealed record ShiftPart(Guid Id, Guid Shift, PartKind Kind, Instant At, string By, Guid Head)
{
    /// <summary>Code of the counter; empty for other parts.</summary>
    public string Counter { get; init; } = "";

    /// <summary>How many more, or fewer below 0; 0 says that it was looked for and none was seen.</summary>
    public int Amount { get; init; }

    /// <summary>The figures of a row, by column; a column that is not here was not taken.</summary>
    public IReadOnlyDictionary<string, int> Values { get; init; } = new Dictionary<string, int>();

    /// <summary>Whether a note waits for somebody to do something.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Whether it holds; what was undone stays in the journal and counts no more.</summary>
    public bool Live { get; init; } = true;

    /// <summary>The entry whose sealed part has the note's text, or none.</summary>
    public Guid? SealedBy { get; init; }
}
