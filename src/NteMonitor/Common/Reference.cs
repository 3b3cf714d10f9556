using System.Text.Json;
using System.Text.Json.Serialization;

namespace NteMonitor;

/// <summary>One code of a list, with its name and the words that a one-line entry takes for it.</summary>
/// <param name="Code">The code that is stored.</param>
/// <param name="Name">The name that screens and reports print.</param>
/// <param name="Words">Other words that mean it, in lower case.</param>
public record Term(string Code, string Name, IReadOnlyList<string> Words);

/// <summary>A kind of incident.</summary>
/// <param name="Code">The code that is stored.</param>
/// <param name="Name">The name that screens and reports print.</param>
/// <param name="Words">Other words that mean it, in lower case.</param>
/// <param name="Group">Categories of one group are compatible when accounts are linked.</param>
/// <param name="Source">Where the definition comes from.</param>
public sealed record Category(string Code, string Name, IReadOnlyList<string> Words, string Group, string Source)
    : Term(Code, Name, Words);

/// <summary>Something seen about an incident: alcohol, a weapon, an injury.</summary>
/// <param name="Code">The code that is stored.</param>
/// <param name="Name">The name that screens and reports print.</param>
/// <param name="Words">Other words that mean it, in lower case.</param>
/// <param name="Bit">Its place, 0 to 62, in the stored set of flags; never given to another flag.</param>
/// <param name="DeniedWords">Words that say it was looked for and not there.</param>
public sealed record Flag(string Code, string Name, IReadOnlyList<string> Words, int Bit, IReadOnlyList<string> DeniedWords)
    : Term(Code, Name, Words)
{
    /// <summary>Flags of one group shut each other out, for example <c>attribution</c>: how an event belongs to its venue; none for all others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Group { get; init; }
}

/// <summary>A kind of paper in a premises file: a letter, a review, an assessment.</summary>
/// <param name="Code">The code that is stored.</param>
/// <param name="Name">The name that screens and reports print.</param>
/// <param name="Words">Other words that mean it, in lower case.</param>
public sealed record PaperKind(string Code, string Name, IReadOnlyList<string> Words) : Term(Code, Name, Words)
{
    /// <summary>Whether its day may lie ahead, as that of a hearing does.</summary>
    public bool Ahead { get; init; }

    /// <summary>What is said of it beside day, reference and text.</summary>
    public IReadOnlyList<PaperDetail> Details { get => field ?? []; init; } = [];
}

/// <summary>Something that is said of a kind of paper by a code.</summary>
/// <param name="Code">The code that is stored.</param>
/// <param name="Name">The name that screens and reports print.</param>
/// <param name="Values">What it may be.</param>
public sealed record PaperDetail(string Code, string Name, IReadOnlyList<Term> Values)
{
    /// <summary>Whether it may be left out.</summary>
    public bool Optional { get; init; }
}

/// <summary>The lists that incidents and venues are described with; they stand in <c>seed/reference</c>, never in code.</summary>
public sealed record Reference
{
    /// <summary>Kinds of incident.</summary>
    public required IReadOnlyList<Category> Categories { get; init; }

    /// <summary>Severities, <c>1</c> to <c>5</c>.</summary>
    public required IReadOnlyList<Term> Severities { get; init; }

    /// <summary>Who reported.</summary>
    public required IReadOnlyList<Term> Sources { get; init; }

    /// <summary>Flags.</summary>
    public required IReadOnlyList<Flag> Flags { get; init; }

    /// <summary>The licensing objectives.</summary>
    public required IReadOnlyList<Term> Objectives { get; init; }

    /// <summary>What was done.</summary>
    public required IReadOnlyList<Term> Outcomes { get; init; }

    /// <summary>Kinds of venue.</summary>
    public required IReadOnlyList<Term> VenueKinds { get; init; }

    /// <summary>Systems whose numbers are kept as external references.</summary>
    public required IReadOnlyList<Term> Systems { get; init; }

    /// <summary>What a person can be in a record: victim, caller, subject, witness, staff.</summary>
    public IReadOnlyList<Term> PeopleAs { get => field ?? []; init; } = [];

    /// <summary>Age bands, where a date of birth is not known.</summary>
    public IReadOnlyList<Term> AgeBands { get => field ?? []; init; } = [];

    /// <summary>What is never kept about a person, with the words in <see cref="Term.Words"/> that give it away.</summary>
    public IReadOnlyList<Term> NeverWritten { get => field ?? []; init; } = [];

    /// <summary>The crime types of data.police.uk, by their published wording in <see cref="Term.Words"/>, each to the category of its <see cref="Term.Code"/>.</summary>
    public required IReadOnlyList<Term> PoliceTypes { get; init; }

    /// <summary>Kinds of visit to a venue; none in lists that were kept before there were visits.</summary>
    public IReadOnlyList<Term> VisitKinds { get => field ?? []; init; } = [];

    /// <summary>What a person spoken to on a visit is there.</summary>
    public IReadOnlyList<Term> VisitContacts { get => field ?? []; init; } = [];

    /// <summary>Who comes along on a visit.</summary>
    public IReadOnlyList<Term> VisitPartners { get => field ?? []; init; } = [];

    /// <summary>Licensable activities.</summary>
    public IReadOnlyList<Term> LicensableActivities { get => field ?? []; init; } = [];

    /// <summary>Those who may object to a temporary event notice.</summary>
    public IReadOnlyList<Term> TenObjectors { get => field ?? []; init; } = [];

    /// <summary>Reasons for which registers of venues say that somebody was refused or ejected.</summary>
    public IReadOnlyList<Term> RegisterReasons { get => field ?? []; init; } = [];

    /// <summary>Who asks a venue for its CCTV footage.</summary>
    public IReadOnlyList<Term> FootageRequesters { get => field ?? []; init; } = [];

    /// <summary>Kinds of paper in a premises file.</summary>
    public IReadOnlyList<PaperKind> PaperKinds { get => field ?? []; init; } = [];

    /// <summary>Ways in which a letter is served.</summary>
    public IReadOnlyList<Term> ServedBy { get => field ?? []; init; } = [];

    /// <summary>Returns the lists read from JSON.</summary>
    /// <exception cref="JsonException">The text is not what the lists look like.</exception>
    public static Reference Read(string json) =>
        JsonSerializer.Deserialize(json, ReferenceJson.Default.Reference) ?? throw new JsonException("The reference lists are empty.");

    /// <summary>Returns the lists as JSON, from which <see cref="Read"/> returns the same lists.</summary>
    public string Write() => JsonSerializer.Serialize(this, ReferenceJson.Default.Reference);

    /// <summary>Returns the name of a code in a list, or the code itself where the list does not have it.</summary>
    public static string NameOf(IEnumerable<Term> list, string code) =>
        list.FirstOrDefault(t => t.Code == code)?.Name ?? code;
}

/// <summary>How the lists are read, made at build time so that start-up need not.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(Reference))]
internal sealed partial class ReferenceJson : JsonSerializerContext;
