using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.Terminal;

namespace NteMonitor.PurpleFlag.Board;

/// <summary>Something that can be marked as evidence.</summary>
/// <param name="Wish">What it is.</param>
/// <param name="Label">What it is called, without names.</param>
/// <param name="Thing">The kind of thing, in a word.</param>
public sealed record Pickable(MarkWish Wish, string Label, string Thing)
{
    /// <summary>Whether it is a file, which needs a title.</summary>
    public bool IsFile { get; init; }
}

/// <summary>Asks for what there is to choose from.</summary>
/// <param name="Begin">What the mark begins with.</param>
public sealed record ReadPickable(MarkDraft Begin) : Effect;

/// <summary>What there is to choose from is there.</summary>
/// <param name="All">Records and files, kind by kind, the newest first.</param>
/// <param name="Begin">What the mark begins with.</param>
public sealed record PickableRead(IReadOnlyList<Pickable> All, MarkDraft Begin) : Msg;

/// <summary>Asks for a mark's form to be put in front.</summary>
/// <param name="Chosen">What is marked.</param>
/// <param name="Begin">What the form begins with.</param>
public sealed record OpenMark(Pickable Chosen, MarkDraft Begin) : Effect
{
    /// <summary>The entry whose board is in front, or none.</summary>
    public Guid? Entry { get; init; }

    /// <summary>The unfinished form to go on with, or none.</summary>
    public Draft? Draft { get; init; }
}

/// <summary>A mark's form can be put in front.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="Task">What is marked, for which entry.</param>
/// <param name="Against">The edition that has the codes.</param>
public sealed record MarkOpened(OpenMark Asked, MarkTask Task, EvidenceAgainst Against) : Msg;

/// <summary>What there is to choose from, beside records: the ways to something that is no single record.</summary>
public static class PickableText
{
    /// <summary>The choice that searches everything.</summary>
    public const string Search = "search";

    /// <summary>The choice of a set of incidents.</summary>
    public const string Incidents = "incidents";

    /// <summary>The choice of a file to bring in.</summary>
    public const string File = "file";

    /// <summary>Returns the choices: ways first, then records.</summary>
    /// <param name="all">Records and files.</param>
    /// <param name="filter">The filter of the list of incidents, without nights; empty for none.</param>
    public static IReadOnlyList<Choice> Choices(IReadOnlyList<Pickable> all, string filter) =>
    [
        new(Search, "Search everything …", "incident, shift, note, visit, meeting, paper, notice, register"),
        new(Incidents, filter.Length > 0 ? $"Incidents: {filter} …" : "A set of incidents …", filter.Length > 0 ? "the filter of the list of incidents" : "by a filter, counted anew whenever it is read"),
        new(File, "A file …", "document, table or picture, brought in"),
        .. all.Select((p, i) => new Choice(i.ToString(System.Globalization.CultureInfo.InvariantCulture), p.Label, p.Thing)),
    ];

    /// <summary>Returns what a way that is no record marks; none for a choice that is a record.</summary>
    public static Pickable? Way(string choice, string filter) => choice switch
    {
        Incidents => new(new() { Incidents = filter }, "A set of incidents", "incident"),
        File => new(new(), "A file", "file") { IsFile = true },
        _ => null,
    };
}
