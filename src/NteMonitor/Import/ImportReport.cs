using System.Text.Json.Nodes;
using NteMonitor.Journal;

namespace NteMonitor.Import;

/// <summary>What one import did.</summary>
/// <param name="File">The file's name without its folder.</param>
/// <param name="Kind"><c>police</c>, <c>incidents</c>, <c>venues</c> or <c>shifts</c>.</param>
/// <param name="Read">Rows in the file; blank lines and the header are none.</param>
/// <param name="Added">Rows that were new.</param>
/// <param name="AlreadyThere">Rows that the store had before.</param>
/// <param name="Rejected">Rows that could not be taken.</param>
public sealed record ImportReport(string File, string Kind, long Read, long Added, long AlreadyThere, long Rejected)
{
    /// <summary>SHA-256 of the file's bytes as they were read, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes read.</summary>
    public required long Size { get; init; }

    /// <summary>The encoding it was read in.</summary>
    public required string Encoding { get; init; }

    /// <summary>The mapping that was used, or none.</summary>
    public string? Mapping { get; init; }

    /// <summary>Of those already there, how many have other facts in the store: left as they are, or amended when that was asked for.</summary>
    public long Differing { get; init; }

    /// <summary>Of those differing, how many were amended because that was asked for.</summary>
    public long Amended { get; init; }

    /// <summary>Lines that were empty or held only separators and blanks.</summary>
    public long BlankLines { get; init; }

    /// <summary>The file of rejected rows, or none.</summary>
    public string? RejectFile { get; init; }

    /// <summary>What the user should know about the figures; never a row's own text.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>What differs, for the screen only: it names venues, so the journal does not get it.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];

    /// <summary>Returns this report when its rows add up.</summary>
    /// <exception cref="InvalidOperationException">They do not: a bug, which must not pass for an import.</exception>
    public ImportReport Reconciled() => Read == Added + AlreadyThere + Rejected
        ? this
        : throw new InvalidOperationException($"Read {Read} rows, but {Added} added, {AlreadyThere} already there and {Rejected} rejected make {Added + AlreadyThere + Rejected}.");

    /// <summary>Returns the facts of the journal entry <c>import.done</c>.</summary>
    public JsonObject ToFacts()
    {
        var facts = new JsonObject
        {
            ["file"] = File,
            ["kind"] = Kind,
            ["sha256"] = Sha256,
            ["size"] = Size,
            ["encoding"] = Encoding,
            ["read"] = Read,
            ["added"] = Added,
            ["alreadyThere"] = AlreadyThere,
            ["rejected"] = Rejected,
            ["differing"] = Differing,
            ["amended"] = Amended,
            ["blankLines"] = BlankLines,
        };
        facts.Put("mapping", Mapping);
        facts.Put("warnings", Warnings);
        return facts;
    }

    /// <summary>Returns the report for programs.</summary>
    public JsonObject ToJson() => new()
    {
        ["file"] = File,
        ["read"] = Read,
        ["added"] = Added,
        ["alreadyThere"] = AlreadyThere,
        ["rejected"] = Rejected,
        ["rejectFile"] = RejectFile,
    };
}
