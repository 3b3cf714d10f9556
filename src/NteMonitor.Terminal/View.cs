namespace NteMonitor.Terminal;

/// <summary>What the user sees, by meaning; one renderer makes cells of it, another makes lines.</summary>
/// <param name="Title">The name of the screen.</param>
/// <param name="Body">Everything between the top line and the bottom lines.</param>
/// <param name="Keys">What can be done here.</param>
public sealed record View(string Title, Block Body, KeyMap Keys)
{
    /// <summary>The tabs of the top line; null for a screen without.</summary>
    public Tabs? Tabs { get; init; }

    /// <summary>The way here, outermost first, without the title.</summary>
    public IReadOnlyList<string> Crumbs { get; init; } = [];

    /// <summary>One line of state at the bottom: counts, the filter, what was just done.</summary>
    public string Status { get; init; } = "";

    /// <summary>Who and where, at the right end of the top line: user, store, night.</summary>
    public string Corner { get; init; } = "";

    /// <summary>The one-line input at the bottom; while it is there it has the keys.</summary>
    public Prompt? Prompt { get; init; }

    /// <summary>A question or a picker over the screen; while it is there it has the keys.</summary>
    public Overlay? Overlay { get; init; }

    /// <summary>A short notice; it stays for as long as the model keeps it.</summary>
    public Toast? Toast { get; init; }

    /// <summary>Whether something typed is being saved: keys wait until it is, and are then taken as if they had just been pressed.</summary>
    public bool IsBusy { get; init; }

    /// <summary>Whether characters go into a text, so that no letter fires an action.</summary>
    public bool IsTyping => Overlay switch
    {
        Picker => true,
        not null => false,
        null => Prompt is not null || Body.Leaves().OfType<FormBlock>().Any(f => f.Form.IsTyping),
    };
}

/// <summary>The tabs of the top line.</summary>
/// <param name="Names">Shown in this order; keys and commands for them are for the key map.</param>
/// <param name="Chosen">Counted from 0.</param>
public sealed record Tabs(IReadOnlyList<string> Names, int Chosen);

/// <summary>A one-line input at the bottom: quick bar, filter, search.</summary>
/// <param name="Label">What is asked, such as <c>Log</c> or <c>/</c>.</param>
/// <param name="Input">The text and its cursor, kept in the model and changed by <see cref="TextInputRules"/>.</param>
/// <remarks>
/// Linear mode asks for a line, sends ctrl+u, the line as <see cref="Pasted"/>, then <c>enter</c>. Where
/// <see cref="Echo"/> has lines it prints those first and sends <c>enter</c> only on an empty line.
/// </remarks>
public sealed record Prompt(string Label, TextInput Input)
{
    /// <summary>What was understood so far, in words, or what was not; shown above the input, wrapped, at most six rows.</summary>
    public IReadOnlyList<Line> Echo { get; init; } = [];

    /// <summary>Ways to go on, the best first.</summary>
    public IReadOnlyList<string> Completions { get; init; } = [];

    /// <summary>What to type, shown while the input is empty.</summary>
    public string Hint { get; init; } = "";
}

/// <summary>A short notice over the screen.</summary>
public sealed record Toast(string Text, Ink Ink = Ink.Good);

/// <summary>Something over the screen that has the keys.</summary>
public abstract record Overlay;

/// <summary>A question before something hard to undo; answered with <c>y</c> or <c>n</c>, esc is no, enter alone is neither.</summary>
/// <param name="Question">A question that yes and no answer.</param>
/// <param name="Detail">What will happen on yes.</param>
/// <param name="YesCommand">Sent as <see cref="Commanded"/> on <c>y</c>.</param>
/// <param name="NoCommand">Sent as <see cref="Commanded"/> on <c>n</c> or esc.</param>
public sealed record Confirm(string Question, IReadOnlyList<Line> Detail, string YesCommand, string NoCommand) : Overlay;

/// <summary>A choice of one from many, narrowed by typing.</summary>
/// <param name="Title">What is chosen.</param>
/// <param name="State">Kept in the model and changed by <see cref="PickerRules"/>.</param>
public sealed record Picker(string Title, PickerState State) : Overlay;
