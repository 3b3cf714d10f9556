namespace NteMonitor;

/// <summary>What came of a decision: the thing asked for, or every reason it was refused.</summary>
public abstract record Outcome<T>
{
    private Outcome() { }

    /// <summary>The decision went through.</summary>
    public sealed record Done(T Value) : Outcome<T>;

    /// <summary>The decision was refused, for all of these reasons at once.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : Outcome<T>;

    /// <summary>Returns the decision with its value changed, or the same refusal.</summary>
    public Outcome<TOther> Then<TOther>(Func<T, Outcome<TOther>> next) => this switch
    {
        Done(var value) => next(value),
        Refused(var reasons) => new Outcome<TOther>.Refused(reasons),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };
}

/// <summary>One reason for a refusal, in words an officer can act on.</summary>
/// <param name="Field">The form field or option at fault, as the user knows it.</param>
/// <param name="Message">What is wrong, with the value that was given.</param>
/// <param name="Hint">What to do instead.</param>
public sealed record Refusal(string Field, string Message, string Hint)
{
    /// <summary>What is wrong and what to do, in one breath.</summary>
    public string Said => $"{Message} {Hint}";
}

/// <summary>Short ways to say what came of a decision.</summary>
public static class Outcome
{
    /// <summary>Returns a decision that went through.</summary>
    public static Outcome<T> Done<T>(T value) => new Outcome<T>.Done(value);

    /// <summary>Returns a refusal for one reason.</summary>
    public static Outcome<T> Refused<T>(string field, string message, string hint) =>
        new Outcome<T>.Refused([new(field, message, hint)]);

    /// <summary>Returns every reason in a row, for one line of a screen.</summary>
    public static string Said(IEnumerable<Refusal> reasons) => string.Join(" ", reasons.Select(r => r.Said));

    /// <summary>Returns the value when there are no reasons against it, otherwise the refusal.</summary>
    public static Outcome<T> Unless<T>(IReadOnlyList<Refusal> reasons, Func<T> value) =>
        reasons.Count == 0 ? new Outcome<T>.Done(value()) : new Outcome<T>.Refused(reasons);
}
