namespace NteMonitor.Terminal;

/// <summary>What an update returns: the next model, and at most one thing to do.</summary>
public readonly record struct Step<TModel>(TModel Model, Effect? Effect = null);

/// <summary>The size of a window in character cells.</summary>
public readonly record struct Size(int Width, int Height);

/// <summary>A whole program as pure functions; the full-screen loop, linear mode and scripts all run it.</summary>
/// <remarks>
/// The runtime does for every program: <c>?</c> help, the <c>:</c> command line with completion and "did you mean",
/// ctrl+c (the command <c>quit</c>), ctrl+l, ctrl+z, resizing, and the reason when a disabled key is pressed.
/// A key bound in the view's key map arrives as <see cref="Commanded"/>, any other as <see cref="KeyPressed"/>;
/// while text is being typed (<see cref="View.IsTyping"/>) every key arrives as <see cref="KeyPressed"/>
/// unless its binding says <see cref="Key.WhileTyping"/>.
/// </remarks>
public interface IProgram<TModel>
{
    /// <summary>Returns the model to begin with, and what to do first.</summary>
    Step<TModel> Start(Size size);

    /// <summary>Returns the model as it stands after one message.</summary>
    Step<TModel> Update(TModel model, Msg msg);

    /// <summary>Returns what the user sees. Called after every message, so it must cost little.</summary>
    View View(TModel model);
}
