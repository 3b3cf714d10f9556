using System.Text.Json;
using System.Text.Json.Serialization;

namespace NteMonitor.Patrols;

/// <summary>Something that is counted on a shift.</summary>
/// <param name="Code">The code that is stored, for example <c>water</c>.</param>
/// <param name="Name">What screens and reports call it.</param>
/// <param name="Unit">What one is, in the plural: <c>bottles</c>, <c>people</c>.</param>
/// <param name="Definition">What counts and what does not; it is stored with every shift that counts it.</param>
/// <param name="Source">Where the definition comes from.</param>
public sealed record Counter(string Code, string Name, string Unit, string Definition, string Source)
{
    /// <summary>The key that adds one; none for a figure that is stated once, such as the number of teams.</summary>
    public string? Key { get; init; }

    /// <summary>Headings under which historic sheets have it.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];
}

/// <summary>A figure of a row that is written at regular times.</summary>
/// <param name="Code">The code that is stored, for example <c>queue</c>.</param>
/// <param name="Name">What screens and reports call it.</param>
/// <param name="Unit">What one is, in the plural.</param>
/// <param name="Definition">What counts and what does not.</param>
public sealed record RowColumn(string Code, string Name, string Unit, string Definition)
{
    /// <summary>Whether the figures of a shift add up; otherwise the greatest stands for the shift.</summary>
    public bool AddsUp { get; init; }
}

/// <summary>Rows that are written at regular times, as taxi marshals do.</summary>
/// <param name="Name">What one row tells of, for example <c>Rank</c>.</param>
/// <param name="Minutes">Minutes from one row to the next; divides an hour.</param>
/// <param name="Columns">The figures of a row.</param>
public sealed record RowForm(string Name, int Minutes, IReadOnlyList<RowColumn> Columns);

/// <summary>A kind of shift report: its fields, counters and definitions, from <c>seed/shift-kinds</c>.</summary>
/// <param name="Code">The code that is stored, for example <c>street-pastors</c>.</param>
/// <param name="Name">What screens and reports call it.</param>
/// <param name="Edition">Which edition of the definitions this is.</param>
/// <param name="Source">Code of the source that its incidents are reported by.</param>
/// <param name="Crew">What its people are called, in the plural.</param>
/// <param name="Counters">What is counted, in the order of the screen.</param>
public sealed record ShiftKind(string Code, string Name, string Edition, string Source, string Crew, IReadOnlyList<Counter> Counters)
{
    /// <summary>Roles that keep this kind when they name none, as the settings write them.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>Rows at regular times, or none.</summary>
    public RowForm? Rows { get; init; }

    /// <summary>Headings under which historic sheets have the number of the crew.</summary>
    public IReadOnlyList<string> CrewColumns { get; init; } = [];

    /// <summary>What is never written down on this kind of shift, said beside every note.</summary>
    public string Never { get; init; } = "";
}

/// <summary>The kinds of shift and the lists that all of them share.</summary>
/// <param name="Kinds">The kinds, in the order of the forms.</param>
/// <param name="Weathers">Kinds of weather.</param>
/// <param name="Contexts">What made the night unlike others: pay-day, an event, the clocks.</param>
/// <param name="Partners">Who else was on duty.</param>
public sealed record ShiftBook(
    IReadOnlyList<ShiftKind> Kinds, IReadOnlyList<Term> Weathers, IReadOnlyList<Term> Contexts, IReadOnlyList<Term> Partners)
{
    /// <summary>A book without a page.</summary>
    public static readonly ShiftBook Empty = new([], [], [], []);

    /// <summary>Returns the kind with this code, or none.</summary>
    public ShiftKind? Kind(string code) => Kinds.FirstOrDefault(k => k.Code == code);

    /// <summary>Returns the kind with this code, or one without counters where the book has lost it.</summary>
    public ShiftKind KindOrBare(string code) => Kind(code) ?? new(code, code, "", "", "people", []);

    /// <summary>Returns the book read from JSON.</summary>
    /// <param name="lists">The lists that all kinds share.</param>
    /// <param name="kinds">One text for each kind.</param>
    /// <exception cref="JsonException">A text is not what a kind looks like.</exception>
    public static ShiftBook Read(string lists, IEnumerable<string> kinds)
    {
        var shared = JsonSerializer.Deserialize(lists, ShiftBookJson.Default.ShiftLists) ?? throw new JsonException("The lists of shifts are empty.");
        return new(
            [.. kinds.Select(k => JsonSerializer.Deserialize(k, ShiftBookJson.Default.ShiftKind) ?? throw new JsonException("A kind of shift is empty."))],
            shared.Weathers, shared.Contexts, shared.Partners);
    }
}

/// <summary>The lists that all kinds share, as their file has them.</summary>
internal sealed record ShiftLists(IReadOnlyList<Term> Weathers, IReadOnlyList<Term> Contexts, IReadOnlyList<Term> Partners);

/// <summary>How kinds are read, made at build time so that start-up need not.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, ReadCommentHandling = JsonCommentHandling.Skip, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ShiftKind))]
[JsonSerializable(typeof(ShiftLists))]
internal sealed partial class ShiftBookJson : JsonSerializerContext;
