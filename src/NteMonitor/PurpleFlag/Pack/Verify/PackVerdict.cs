namespace NteMonitor.PurpleFlag.Pack.Verify;

/// <summary>Something in a pack that is not as it should be.</summary>
/// <param name="File">The file it is about, as the pack names it.</param>
/// <param name="Problem">What is wrong, one sentence.</param>
public sealed record PackFault(string File, string Problem);

/// <summary>How many figures of a pack were made again from its own files.</summary>
/// <param name="Tables">Tables held against their pages.</param>
/// <param name="Cells">Cells of those tables.</param>
/// <param name="Percentages">Percentages and differences made again from their two inputs.</param>
/// <param name="Sums">Sums made again from their rows.</param>
public sealed record FigureCount(int Tables, int Cells, int Percentages, int Sums)
{
    /// <summary>Sums that could not be made again because figures they are made of are withheld.</summary>
    public int Unsummed { get; init; }
}

/// <summary>What the signature of a pack came to.</summary>
/// <param name="Fingerprint">SHA-256 of the public key that made it.</param>
/// <param name="IsKnown">Whether it is the key that the person who verifies gave, by another way than the pack.</param>
public sealed record SignatureFound(string Fingerprint, bool IsKnown);

/// <summary>What the verification of a pack came to.</summary>
/// <param name="Name">The pack's file or folder.</param>
/// <param name="Faults">Everything that is wrong; the pack stands when this is empty.</param>
public sealed record PackVerdict(string Name, IReadOnlyList<PackFault> Faults)
{
    /// <summary>How many files it has.</summary>
    public int Files { get; init; }

    /// <summary>Their size in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>The figures that were made again.</summary>
    public FigureCount Figures { get; init; } = new(0, 0, 0, 0);

    /// <summary>The chains whose proofs hold.</summary>
    public IReadOnlyList<ProvenChain> Chains { get; init; } = [];

    /// <summary>Entries shown with their words, whose hashes were made again.</summary>
    public int Shown { get; init; }

    /// <summary>Entries known by their hash alone.</summary>
    public int Withheld { get; init; }

    /// <summary>The signature, or none.</summary>
    public SignatureFound? Signature { get; init; }

    /// <summary>What somebody who relies on it has to know besides.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>Whether nothing is wrong.</summary>
    public bool Stands => Faults.Count == 0;
}
