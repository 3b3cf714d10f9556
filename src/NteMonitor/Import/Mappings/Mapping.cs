namespace NteMonitor.Import.Mappings;

/// <summary>What a file's rows become.</summary>
public enum MappingKind
{
    /// <summary>Incidents.</summary>
    Incidents,

    /// <summary>Venues.</summary>
    Venues,

    /// <summary>Entries of a venue's own incident register; never accounts in the log.</summary>
    RegisterIncidents,

    /// <summary>Refusals, of a venue's register.</summary>
    Refusals,

    /// <summary>Ejections, of a venue's register.</summary>
    Ejections,

    /// <summary>Door staff with their badges, of a venue's register.</summary>
    DoorStaff,

    /// <summary>Requests for CCTV footage, of a venue's register.</summary>
    Footage,
}

/// <summary>The kinds of mapping, in words.</summary>
public static class MappingKinds
{
    /// <summary>The registers that a venue hands over, by the words of <c>--kind</c>.</summary>
    public static readonly IReadOnlyDictionary<string, MappingKind> Registers = new Dictionary<string, MappingKind>(StringComparer.Ordinal)
    {
        ["incidents"] = MappingKind.RegisterIncidents,
        ["refusals"] = MappingKind.Refusals,
        ["ejections"] = MappingKind.Ejections,
        ["door-staff"] = MappingKind.DoorStaff,
        ["cctv"] = MappingKind.Footage,
    };

    /// <summary>Whether the rows become entries of a venue's register.</summary>
    public static bool IsRegister(MappingKind kind) => kind is not (MappingKind.Incidents or MappingKind.Venues);

    /// <summary>Returns a kind as mappings write it: <c>door-staff</c>.</summary>
    public static string Word(MappingKind kind) => kind switch
    {
        MappingKind.RegisterIncidents => "register-incidents",
        MappingKind.DoorStaff => "door-staff",
        MappingKind.Footage => "cctv",
        _ => kind.ToString().ToLowerInvariant(),
    };

    /// <summary>Returns the kind of a word, or none.</summary>
    public static MappingKind? Read(string word) => Enum.GetValues<MappingKind>().Where(k => Word(k) == word).Select(k => (MappingKind?)k).FirstOrDefault();
}

/// <summary>Rows that a mapping leaves out; they go to the reject file with the reason.</summary>
/// <param name="Column">The column that is looked at.</param>
/// <param name="Values">The values that leave a row out, whatever their letter case.</param>
/// <param name="Why">The reason in words.</param>
public sealed record SkipRule(string Column, IReadOnlyList<string> Values, string Why);

/// <summary>How the columns of a file become the fields of incidents or venues.</summary>
/// <param name="Id">Short name, for example <c>chicago-incidents</c>.</param>
/// <param name="Kind">What the rows become.</param>
/// <remarks>Targets are the fields of <see cref="MappingTargets"/>; docs/reference/import.md says what each takes.</remarks>
public sealed record Mapping(string Id, MappingKind Kind)
{
    /// <summary>What file it is for, in words.</summary>
    public string Title { get; init; } = "";

    /// <summary>For each target the columns it is made of; several are joined with a comma and a blank.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Columns { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>For each target a value that holds for every row, where it has no column or the column is empty.</summary>
    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();

    /// <summary>For each target what the file's words mean, whatever their letter case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>For each target the code for words that have no translation; without it such a row is rejected.</summary>
    public IReadOnlyDictionary<string, string> Otherwise { get; init; } = new Dictionary<string, string>();

    /// <summary>For each date or time the forms to try, in order, as NodaTime patterns; without them the usual ones, day first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Formats { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What stands between the items of a list.</summary>
    public string ListSeparator { get; init; } = "|";

    /// <summary>Values that say nothing, for example <c>REDACTED</c>.</summary>
    public IReadOnlyList<string> Blanks { get; init; } = [];

    /// <summary>Rows to leave out.</summary>
    public IReadOnlyList<SkipRule> Skip { get; init; } = [];

    /// <summary>The columns that say which event a row is, when later files change others; none for all columns.</summary>
    public IReadOnlyList<string> Identity { get; init; } = [];

    /// <summary>Whose numbers the external ids are, a code of the systems list.</summary>
    public string System { get; init; } = "source";

    /// <summary>Which pass is meant when the clock showed a time twice: <c>summer</c> or <c>standard</c>; empty to reject such rows.</summary>
    public string Clock { get; init; } = "";

    /// <summary>Whether times of exactly 00:00 are <c>believed</c> or <c>defaulted</c>; empty to judge by their number.</summary>
    public string Midnight { get; init; } = "";

    /// <summary>When trading begins where the hours say only when it ends, as 07:00; empty when that is not known.</summary>
    public string HoursFrom { get; init; } = "";

    /// <summary>The encoding, where the file's bytes mislead; empty to find out.</summary>
    public string Encoding { get; init; } = "";

    /// <summary>The separator, where the file misleads; empty to find out.</summary>
    public string Separator { get; init; } = "";
}

/// <summary>The fields that a mapping can fill.</summary>
public static class MappingTargets
{
    /// <summary>Before the code of a flag: a column that says yes or no to it.</summary>
    public const string FlagPrefix = "flag.";

    /// <summary>Before an activity in words: a column that says whether the venue is licensed for it.</summary>
    public const string ActivityPrefix = "activity.";

    private static readonly string[] Incident =
    [
        "when", "date", "time", "until", "night", "month", "category", "source", "severity", "place", "venue", "latitude", "longitude", "flags",
        "people", "objectives", "outcome", "externalId",
    ];

    private static readonly string[] Venue =
    [
        "licence", "name", "code", "kind", "address", "postcode", "latitude", "longitude", "capacity", "saleHours", "openingHours", "activities",
        "otherNames", "status", "statusFrom", "conditions", "holder", "supervisor",
    ];

    private static readonly string[] Times = ["when", "date", "time", "until", "night"];

    /// <summary>The targets of each kind of register; what is in <see cref="Sealed"/> never stands in the clear.</summary>
    private static readonly Dictionary<MappingKind, string[]> Register = new()
    {
        [MappingKind.RegisterIncidents] = [.. Times, "category", "severity", "outcome", "people", "number", "staff", "description", "note"],
        [MappingKind.Refusals] = [.. Times, "reason", "people", "number", "staff", "description", "note"],
        [MappingKind.Ejections] = [.. Times, "reason", "people", "number", "staff", "description", "note"],
        [MappingKind.DoorStaff] = [.. Times, "expires", "number", "name", "badge", "employer", "note"],
        [MappingKind.Footage] = [.. Times, "requester", "supplied", "number", "name", "note"],
    };

    /// <summary>The targets of registers that are personal: they go into the sealed part, and no refusal quotes them.</summary>
    public static readonly IReadOnlyList<string> Sealed = ["name", "badge", "employer", "staff", "description", "note"];

    /// <summary>Whether a kind has a target, those with a prefix included.</summary>
    public static bool Knows(MappingKind kind, string target, Reference reference) =>
        Of(kind, reference).Contains(target)
        || (kind == MappingKind.Venues && target.Length > ActivityPrefix.Length && target.StartsWith(ActivityPrefix, StringComparison.Ordinal));

    /// <summary>Returns the targets of a kind, with one for each flag.</summary>
    public static IReadOnlyList<string> Of(MappingKind kind, Reference reference) => kind switch
    {
        MappingKind.Venues => Venue,
        MappingKind.Incidents => [.. Incident, .. reference.Flags.Select(f => FlagPrefix + f.Code)],
        _ => Register[kind],
    };
}
