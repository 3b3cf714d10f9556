using NodaTime;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Evidence;

namespace NteMonitor.PurpleFlag.NightVisits;

/// <summary>Whose visit it is.</summary>
public enum NightKind
{
    /// <summary>The place's own, before it submits.</summary>
    Own,

    /// <summary>The assessors', overnight.</summary>
    Overnight,
}

/// <summary>A visit at night of one entry.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Of">The entry's id.</param>
/// <param name="Kind">Whose visit it is.</param>
/// <param name="On">The evening on which it begins.</param>
/// <param name="Assessors">Short names of those who assess, never full names; at least one, none twice.</param>
public sealed record NightVisit(Guid Id, Guid Of, NightKind Kind, LocalDate On, IReadOnlyList<string> Assessors)
{
    /// <summary>Where to go, in order, without names of persons; empty when nobody said.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Its night.</summary>
    public Night Night => new(On);
}

/// <summary>A visit with the record that it is kept as.</summary>
/// <param name="Value">The visit.</param>
/// <param name="Record">The record.</param>
/// <param name="Finished">Assessors who said that they have written down everything.</param>
public sealed record KeptNight(NightVisit Value, KeptRecord Record, IReadOnlyList<string> Finished)
{
    /// <summary>Assessors who have not finished, in the visit's order.</summary>
    public IReadOnlyList<string> Waiting => [.. Value.Assessors.Where(a => !Finished.Contains(a))];

    /// <summary>Whether everybody has finished, so that the notes may stand side by side.</summary>
    public bool IsOpen => Waiting.Count == 0;
}

/// <summary>What a photograph is known by: the file that is kept, or what stands on the paper or the camera.</summary>
/// <param name="File">The file that is kept, or none.</param>
/// <param name="Name">What it is called on paper, without names; empty where the file is kept.</param>
public sealed record Photograph(EvidenceFile? File, string Name)
{
    /// <summary>The reference as a form has it: the SHA-256 of the file, or the name.</summary>
    public string Reference => File?.Sha256 ?? Name;
}

/// <summary>One thing that an assessor saw; what they wrote is in the sealed part of its entry.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Of">The visit's id.</param>
/// <param name="Attribute">The attribute's code.</param>
/// <param name="Who">Short name of who saw it.</param>
public sealed record Observation(Guid Id, Guid Of, string Attribute, string Who)
{
    /// <summary>The evening on which its visit began.</summary>
    public required LocalDate On { get; init; }

    /// <summary>When, to the minute; none where only the zone is known.</summary>
    public Instant? At { get; init; }

    /// <summary>Code of the zone of the night; none for an attribute whose hour does not matter, seen at no time that was written down.</summary>
    public string? Zone { get; init; }

    /// <summary>Where, without names of persons; empty when not said.</summary>
    public string Place { get; init; } = "";

    /// <summary>The venue whose name the place is, or none.</summary>
    public Guid? Venue { get; init; }

    /// <summary>Code of the level of the scale, or none when nobody scored.</summary>
    public string? Score { get; init; }

    /// <summary>The photograph, or none.</summary>
    public Photograph? Photograph { get; init; }

    /// <summary>Who may see what was written.</summary>
    public Sensitivity Sensitivity { get; init; } = Sensitivity.Partner;

    /// <summary>What stood out against the framework when it was written down, without names.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
}

/// <summary>An observation that may be kept, with its personal part apart.</summary>
/// <param name="Observation">The observation.</param>
/// <param name="Text">What was seen, in one line; empty where it is scored only.</param>
public sealed record CheckedObservation(Observation Observation, string Text);

/// <summary>An observation with the record that it is kept as, and what its reader may see of the text.</summary>
/// <param name="Value">The observation.</param>
/// <param name="Record">The record.</param>
/// <param name="Text">What was seen; none where it may not be read.</param>
public sealed record KeptObservation(Observation Value, KeptRecord Record, string? Text)
{
    /// <summary>What stands where there is no text to show.</summary>
    public string Said { get; init; } = "sealed; your role may not read it";

    /// <summary>The text, or what stands in its place.</summary>
    public string Shown => Text ?? Said;
}
