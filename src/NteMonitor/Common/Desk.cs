using NodaTime;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Journal;
using NteMonitor.Patrols;

namespace NteMonitor;

/// <summary>Who made a change, in which role, and when.</summary>
/// <param name="Actor">The user's short name, never a full name.</param>
/// <param name="Role">The role the user acted in.</param>
/// <param name="At">When, to the microsecond.</param>
public sealed record Stamp(string Actor, Role Role, Instant At);

/// <summary>Where a user sits: what they may reach, who they are, and what time it is.</summary>
/// <param name="Store">Everything that is kept.</param>
/// <param name="Town">The settings that figures depend on.</param>
/// <param name="Reference">Categories, severities, sources and the other lists of <c>seed/reference</c>.</param>
/// <param name="Actor">The user's short name.</param>
/// <param name="Role">The user's role.</param>
public sealed record Desk(IStore Store, Town Town, Reference Reference, string Actor, Role Role)
{
    /// <summary>Reads the clock; fixed by <c>--now</c>.</summary>
    public required Func<Instant> Now { get; init; }

    /// <summary>Makes the next new id, a UUIDv7.</summary>
    public required Func<Guid> NewId { get; init; }

    /// <summary>The files and streams that commands may touch.</summary>
    public required IFiles Files { get; init; }

    /// <summary>Kinds of shift with their counters and definitions, of <c>seed/shift-kinds</c>.</summary>
    public ShiftBook Shifts { get; init; } = ShiftBook.Empty;

    /// <summary>The retention schedule: how long what is sealed is kept, and which roles may read it; without one nobody may.</summary>
    public RetentionSchedule Schedule { get; init; } = RetentionSchedule.None;

    /// <summary>The program's version, as documents state it.</summary>
    public string Version { get; init; } = "";

    /// <summary>The folder that the monitor writes reports to.</summary>
    public string Reports { get; init; } = "reports";

    /// <summary>Reads again whether the person may still act here in this role; none when that is not on file.</summary>
    public Func<CancellationToken, Task<Refusal?>>? Standing { get; init; }

    /// <summary>What is written together with the next record, in one go; none where nothing is.</summary>
    public Companion? Companion { get; init; }

    /// <summary>Returns the stamp of a change made now.</summary>
    public Stamp Stamp() => new(Actor, Role, Now());
}
