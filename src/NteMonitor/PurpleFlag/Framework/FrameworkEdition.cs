using NodaTime;

namespace NteMonitor.PurpleFlag.Framework;

/// <summary>How a wording or a level of a framework is known.</summary>
public enum Known
{
    /// <summary>A public text says so; the source letter says which.</summary>
    Public,

    /// <summary>From knowledge of how the scheme is run; no public text was found.</summary>
    Knowledge,

    /// <summary>Our own wording or choice, which no assessor is bound by.</summary>
    Ours,
}

/// <summary>How far something in a framework can be relied on.</summary>
/// <param name="Known">How it is known.</param>
/// <param name="Sources">Letters of the sources, as the edition lists them; at least one.</param>
public sealed record Standing(Known Known, IReadOnlyList<string> Sources);

/// <summary>A code of a framework with its name.</summary>
/// <param name="Code">The code that is stored.</param>
/// <param name="Name">The name that screens and packs print.</param>
/// <param name="Standing">How it is known.</param>
public record FlagTerm(string Code, string Name, Standing Standing);

/// <summary>Something that an assessor looks at in a zone of the night.</summary>
/// <param name="Text">What, in a few words.</param>
/// <param name="Attributes">Codes of the attributes that it speaks for.</param>
public sealed record LookFor(string Text, IReadOnlyList<string> Attributes);

/// <summary>A stretch of the night that is visited as one.</summary>
/// <param name="Code">Its code, for example <c>23-02</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Standing">How it is known.</param>
public sealed record VisitZone(string Code, string Name, Standing Standing) : FlagTerm(Code, Name, Standing)
{
    /// <summary>When it begins, by the local clock.</summary>
    public required LocalTime From { get; init; }

    /// <summary>When it ends, by the local clock; not part of it.</summary>
    public required LocalTime To { get; init; }

    /// <summary>What is looked at in it.</summary>
    public IReadOnlyList<LookFor> LookFor { get; init; } = [];

    /// <summary>Whether a time of the local clock lies in it.</summary>
    public bool Covers(LocalTime time) => From < To ? From <= time && time < To : From <= time || time < To;

    /// <summary>Whether any moment between two, both taken in, lies in it.</summary>
    public bool Meets(LocalDateTime first, LocalDateTime last) => Covers(first.TimeOfDay)
        || first.Date.At(From) is var begins && (begins > first ? begins : begins.PlusDays(1)) <= last;
}

/// <summary>A level of the scale.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Standing">How it is known.</param>
public sealed record ScaleLevel(string Code, string Name, Standing Standing) : FlagTerm(Code, Name, Standing)
{
    /// <summary>Its place on the scale, 1 the lowest; none for those that are no level, such as not assessed.</summary>
    public int? Rank { get; init; }
}

/// <summary>One of the areas that a framework has.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Standing">How it is known.</param>
public sealed record FlagArea(string Code, string Name, Standing Standing) : FlagTerm(Code, Name, Standing)
{
    /// <summary>What it stands for, in a line.</summary>
    public string Standard { get; init; } = "";
}

/// <summary>One attribute that an application is assessed by; the name of the type leaves that word to the language.</summary>
/// <param name="Code">Its code, for example <c>W2</c>.</param>
/// <param name="Area">Code of its area.</param>
/// <param name="Name">Its name.</param>
/// <param name="InShort">Its name in a word or two.</param>
public sealed record Criterion(string Code, string Area, string Name, string InShort)
{
    /// <summary>What good looks like.</summary>
    public IReadOnlyList<string> Good { get; init; } = [];

    /// <summary>Typical evidence.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>Figures that belong to it.</summary>
    public IReadOnlyList<string> CoreData { get; init; } = [];

    /// <summary>Codes of the zones in which it is looked at; none where the hour does not matter.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>How its name is known.</summary>
    public Known NameKnown { get; init; }

    /// <summary>How its short name is known.</summary>
    public Known ShortKnown { get; init; }

    /// <summary>How it is known that it belongs to its area.</summary>
    public Known AreaKnown { get; init; }

    /// <summary>Letters of its sources.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];
}

/// <summary>A step of the way to the flag.</summary>
/// <param name="Code">Its code, for example <c>submission</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Standing">How it is known.</param>
public sealed record FlagStep(string Code, string Name, Standing Standing) : FlagTerm(Code, Name, Standing)
{
    /// <summary>Codes of the kinds of entry that take it.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>Codes of the steps that come before it.</summary>
    public IReadOnlyList<string> After { get; init; } = [];
}

/// <summary>What a panel may decide.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Standing">How it is known.</param>
public sealed record FlagOutcome(string Code, string Name, Standing Standing) : FlagTerm(Code, Name, Standing)
{
    /// <summary>Whether the place holds the flag by it.</summary>
    public bool Accredits { get; init; }
}

/// <summary>When a flag is to be renewed.</summary>
/// <param name="After">Code of the kind of entry that was accredited.</param>
/// <param name="Kind">Code of the kind of renewal.</param>
/// <param name="Months">Months from the outcome.</param>
/// <param name="Standing">How it is known.</param>
public sealed record RenewalTerm(string After, string Kind, int Months, Standing Standing);

/// <summary>A set of figures that an applicant hands in.</summary>
/// <param name="Code">Its code, for example <c>footfall</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Standing">How it is known.</param>
public sealed record CoreDataSet(string Code, string Name, Standing Standing) : FlagTerm(Code, Name, Standing)
{
    /// <summary>What belongs to it.</summary>
    public string Asks { get; init; } = "";
}

/// <summary>A number that a framework sets.</summary>
/// <param name="Count">The number.</param>
/// <param name="Standing">How it is known.</param>
public sealed record FlagNumber(int Count, Standing Standing);

/// <summary>The hours that a framework speaks of.</summary>
/// <param name="From">When they begin, by the local clock.</param>
/// <param name="To">When they end, by the local clock, the next morning.</param>
/// <param name="Standing">How they are known.</param>
public sealed record FlagWindow(LocalTime From, LocalTime To, Standing Standing);

/// <summary>One edition of a framework, whole; every list has at least one item, and no code stands twice in one list.</summary>
/// <param name="Code">The edition's code, for example <c>2026</c>.</param>
/// <param name="Name">Its name.</param>
public sealed record FrameworkEdition(string Code, string Name)
{
    /// <summary>What it was put together from, and what is not known.</summary>
    public string About { get; init; } = "";

    /// <summary>Sources by letter.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>();

    /// <summary>How the columns of the attributes are known that say it once for all: <c>good</c>, <c>evidence</c>, <c>coreData</c>, <c>zones</c>, <c>lookFor</c>.</summary>
    public IReadOnlyDictionary<string, Known> Wording { get; init; } = new Dictionary<string, Known>();

    /// <summary>The most supporting documents that are handed in.</summary>
    public required FlagNumber Documents { get; init; }

    /// <summary>How many criteria the panel scores.</summary>
    public required FlagNumber Criteria { get; init; }

    /// <summary>Months after which evidence is stale where nothing else is said.</summary>
    public required FlagNumber FreshMonths { get; init; }

    /// <summary>The hours that it speaks of.</summary>
    public required FlagWindow Window { get; init; }

    /// <summary>Kinds of entry.</summary>
    public IReadOnlyList<FlagTerm> Kinds { get; init; } = [];

    /// <summary>Steps of the way to the flag, in order.</summary>
    public IReadOnlyList<FlagStep> Steps { get; init; } = [];

    /// <summary>What a panel may decide.</summary>
    public IReadOnlyList<FlagOutcome> Outcomes { get; init; } = [];

    /// <summary>When a flag is to be renewed.</summary>
    public IReadOnlyList<RenewalTerm> Renewals { get; init; } = [];

    /// <summary>The scale, the lowest level first; what is no level comes last.</summary>
    public IReadOnlyList<ScaleLevel> Scale { get; init; } = [];

    /// <summary>What a body may be in a working group.</summary>
    public IReadOnlyList<FlagTerm> Roles { get; init; } = [];

    /// <summary>Sets of figures that an applicant hands in.</summary>
    public IReadOnlyList<CoreDataSet> CoreData { get; init; } = [];

    /// <summary>Zones of the night, the earliest first.</summary>
    public IReadOnlyList<VisitZone> Zones { get; init; } = [];

    /// <summary>Areas, in order.</summary>
    public IReadOnlyList<FlagArea> Areas { get; init; } = [];

    /// <summary>Attributes, area by area, in order.</summary>
    public IReadOnlyList<Criterion> Attributes { get; init; } = [];

    /// <summary>Returns the attribute of a code, whatever the case of its letters, or none.</summary>
    public Criterion? Attribute(string code) => Attributes.FirstOrDefault(a => a.Code.Equals(code.Trim(), StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the zone of a code, or none.</summary>
    public VisitZone? Zone(string code) => Zones.FirstOrDefault(z => z.Code == code.Trim());

    /// <summary>Returns the steps that a kind of entry takes, in order.</summary>
    public IEnumerable<FlagStep> StepsOf(string kind) => Steps.Where(s => s.Kinds.Contains(kind));

    /// <summary>Returns the attributes of an area, in order.</summary>
    public IEnumerable<Criterion> Of(FlagArea area) => Attributes.Where(a => a.Area == area.Code);
}
