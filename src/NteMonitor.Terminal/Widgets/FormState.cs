namespace NteMonitor.Terminal;

/// <summary>One of several to choose from.</summary>
/// <param name="Value">What is kept: a code or an id.</param>
/// <param name="Label">What is read and typed.</param>
/// <param name="Note">A word beside the label, also searched: a street, a short code.</param>
public sealed record Choice(string Value, string Label, string Note = "");

/// <summary>A question of a form.</summary>
/// <param name="Id">Names the field within its form.</param>
/// <param name="Label">What is asked.</param>
public abstract record Field(string Id, string Label)
{
    /// <summary>What may be entered, shown while the field has the cursor.</summary>
    public string Hint { get; init; } = "";

    /// <summary>What is wrong with it; empty when nothing is.</summary>
    public string Error { get; init; } = "";

    /// <summary>The answer as text: as typed, a choice's value, or the values of toggles joined by commas.</summary>
    public abstract string Value { get; }

    /// <summary>What is typed and no answer yet: the text that looks for a choice; empty when there is none.</summary>
    public virtual string HalfTyped => "";
}

/// <summary>A line of text.</summary>
public sealed record TextField(string Id, string Label, TextInput Input) : Field(Id, Label)
{
    /// <inheritdoc/>
    public override string Value => Input.Text;
}

/// <summary>A text of several lines; enter begins a new one, tab goes on.</summary>
public sealed record MultiLineField(string Id, string Label, TextInput Input) : Field(Id, Label)
{
    /// <summary>Rows drawn.</summary>
    public int Rows { get; init; } = 4;

    /// <inheritdoc/>
    public override string Value => Input.Text;
}

/// <summary>A whole number; anything else typed is refused with a reason.</summary>
public sealed record NumberField(string Id, string Label, TextInput Input) : Field(Id, Label)
{
    /// <summary>The least number allowed.</summary>
    public long Min { get; init; }

    /// <summary>The greatest number allowed.</summary>
    public long Max { get; init; } = 1_000_000;

    /// <inheritdoc/>
    public override string Value => Input.Text;
}

/// <summary>One of several, found by typing part of it.</summary>
public sealed record ChoiceField(string Id, string Label, IReadOnlyList<Choice> Choices) : Field(Id, Label)
{
    /// <summary>The value chosen; empty for none.</summary>
    public string Chosen { get; init; } = "";

    /// <summary>What was typed to find a choice; empty when nothing is being looked for.</summary>
    public TextInput Search { get; init; } = TextInput.Empty;

    /// <summary>Which of the matches is marked, from 0; −1 while none is.</summary>
    public int Marked { get; init; } = -1;

    /// <inheritdoc/>
    public override string Value => Chosen;

    /// <inheritdoc/>
    public override string HalfTyped => Search.Text;

    /// <summary>The label of the choice; empty for none, the value itself when it is none of the choices.</summary>
    public string ChosenLabel => Choices.FirstOrDefault(c => c.Value == Chosen)?.Label ?? Chosen;
}

/// <summary>Any number of several, each switched by space.</summary>
public sealed record ToggleField(string Id, string Label, IReadOnlyList<Choice> Choices) : Field(Id, Label)
{
    /// <summary>The values switched on, in the order of the choices.</summary>
    public IReadOnlyList<string> On { get; init; } = [];

    /// <summary>Which choice has the cursor, from 0.</summary>
    public int Marked { get; init; }

    /// <inheritdoc/>
    public override string Value => string.Join(',', On);
}

/// <summary>A form being filled in: kept in the model, changed by <see cref="FormRules"/>.</summary>
/// <param name="Fields">In the order they are asked.</param>
/// <param name="Focus">The field that has the cursor; the number of fields itself for the save line below them.</param>
public sealed record FormState(IReadOnlyList<Field> Fields, int Focus = 0)
{
    /// <summary>What the save line says.</summary>
    public string SaveLabel { get; init; } = "Save";

    /// <summary>Whether characters go into a field: everywhere but on the save line.</summary>
    public bool IsTyping => Focus < Fields.Count;

    /// <summary>Returns a field's answer as text; empty for a field that is not there.</summary>
    public string Value(string id) => Fields.FirstOrDefault(f => f.Id == id)?.Value ?? "";
}

/// <summary>What a message did to a form.</summary>
public enum FormEvent
{
    /// <summary>No answer is different.</summary>
    None,

    /// <summary>An answer is different: the draft is out of date.</summary>
    Changed,

    /// <summary>The form is to be saved.</summary>
    Submitted,

    /// <summary>The form is to be left.</summary>
    Left,
}

/// <summary>A form after one message, and what the message did.</summary>
public readonly record struct FormStep(FormState Form, FormEvent Event);

/// <summary>A form as part of a screen.</summary>
public sealed record FormBlock(FormState Form) : Block;
