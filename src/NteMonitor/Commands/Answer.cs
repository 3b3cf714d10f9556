using System.Text.Json.Nodes;
using NteMonitor.Documents;

namespace NteMonitor.Commands;

/// <summary>What a command answers; the shell prints it in the form that the user asked for.</summary>
/// <remarks>
/// With <c>--json</c> the shell prints <see cref="Json"/>; with <c>--csv</c> the <see cref="Table"/>; otherwise
/// <see cref="Text"/> or else the table as text. <see cref="Talk"/> goes to standard error, unless <c>--json</c> or <c>--csv</c> is on.
/// </remarks>
public sealed record Answer
{
    /// <summary>The text to print, without a final line feed, or none.</summary>
    public string? Text { get; init; }

    /// <summary>Text to print as it is in every form, for example an export, or none.</summary>
    public string? Raw { get; init; }

    /// <summary>The rows to print, or none.</summary>
    public Table? Table { get; init; }

    /// <summary>The same for programs: an object or an array.</summary>
    public JsonNode? Json { get; init; }

    /// <summary>Remarks for the person at the terminal.</summary>
    public IReadOnlyList<string> Talk { get; init; } = [];

    /// <summary>Why it was refused; empty when it was done.</summary>
    public IReadOnlyList<Refusal> Refused { get; init; } = [];

    /// <summary>The exit status: 0 done, 1 refused, 3 an integrity check failed, 4 not permitted.</summary>
    public int Exit { get; init; }

    /// <summary>Returns the answer of a refusal: status 4 when it is one of permission, otherwise 1.</summary>
    public static Answer Refuse(IReadOnlyList<Refusal> reasons) => new()
    {
        Refused = reasons,
        Exit = reasons.Any(r => r.Field == Access.AccessRules.NotPermitted) ? 4 : 1,
    };

    /// <summary>Returns the answer to an outcome: what was done, in words, or the refusal.</summary>
    public static Answer To<T>(Outcome<T> outcome, Func<T, Answer> done) => outcome switch
    {
        Outcome<T>.Done(var value) => done(value),
        Outcome<T>.Refused(var reasons) => Refuse(reasons),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };

    /// <summary>Returns the answer to an outcome whose doing takes a while.</summary>
    public static Task<Answer> ToAsync<T>(Outcome<T> outcome, Func<T, Task<Answer>> done) => outcome switch
    {
        Outcome<T>.Done(var value) => done(value),
        Outcome<T>.Refused(var reasons) => Task.FromResult(Refuse(reasons)),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };
}
