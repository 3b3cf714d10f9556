namespace NteMonitor.Terminal;

/// <summary>A picker in use: kept in the model, changed by <see cref="PickerRules"/>.</summary>
/// <param name="Id">Names the picker in <see cref="Answered"/>.</param>
/// <param name="Choices">All there are, the likeliest first.</param>
public sealed record PickerState(string Id, IReadOnlyList<Choice> Choices)
{
    /// <summary>What was typed to narrow the choices.</summary>
    public TextInput Search { get; init; } = TextInput.Empty;

    /// <summary>Which of the matches is marked, from 0.</summary>
    public int Marked { get; init; }
}

/// <summary>A picker after one message.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="Chosen">The choice made; null while none is.</param>
/// <param name="Left">Whether it was left without choosing.</param>
public readonly record struct PickerStep(PickerState State, Choice? Chosen = null, bool Left = false);
