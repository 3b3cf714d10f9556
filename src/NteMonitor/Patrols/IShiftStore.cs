namespace NteMonitor.Patrols;

/// <summary>Which shifts are meant; nothing set means all that were not withdrawn.</summary>
public sealed record ShiftFilter
{
    /// <summary>Only of these nights; shifts that know no night are left out.</summary>
    public NightRange? Nights { get; init; }

    /// <summary>Only those that know no night.</summary>
    public bool NightUnknown { get; init; }

    /// <summary>Only of this kind.</summary>
    public string? Kind { get; init; }

    /// <summary>Only of this scheme, whatever the case of its letters.</summary>
    public string? Scheme { get; init; }

    /// <summary>Only those that this person opened.</summary>
    public string? Actor { get; init; }

    /// <summary>Only those that go on.</summary>
    public bool OpenOnly { get; init; }

    /// <summary>At most this many, the newest first.</summary>
    public int Most { get; init; } = int.MaxValue;
}

/// <summary>Where shifts are kept; they are written through the journal.</summary>
public interface IShiftStore
{
    /// <summary>Returns one shift with its totals, or none.</summary>
    Task<KeptShift?> ShiftAsync(Guid id, CancellationToken ct);

    /// <summary>Returns the shifts whose id begins with these hexadecimal digits or dashes, at most ten.</summary>
    Task<IReadOnlyList<KeptShift>> ShiftsByPrefixAsync(string prefix, CancellationToken ct);

    /// <summary>Returns the shifts that a filter lets through with their totals, the newest start first, those without a start last.</summary>
    Task<IReadOnlyList<KeptShift>> ShiftsAsync(ShiftFilter filter, CancellationToken ct);

    /// <summary>Returns everything written down in the course of a shift that holds, in order of time.</summary>
    Task<IReadOnlyList<ShiftPart>> PartsAsync(Guid shift, CancellationToken ct);

    /// <summary>Returns everybody who is out, the latest begun first.</summary>
    Task<IReadOnlyList<OnPatrol>> OnPatrolAsync(CancellationToken ct);

    /// <summary>Returns the notes of all shifts that wait for somebody, the oldest first.</summary>
    Task<IReadOnlyList<ShiftPart>> OpenItemsAsync(CancellationToken ct);
}
