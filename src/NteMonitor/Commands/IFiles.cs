namespace NteMonitor.Commands;

/// <summary>The files and streams that a command may touch; the shell has them, the core only asks.</summary>
public interface IFiles
{
    /// <summary>Opens a file for reading; <c>-</c> is standard input.</summary>
    /// <exception cref="FileTroubleException">It cannot be read.</exception>
    Stream Open(string path);

    /// <summary>Opens a file for reading as text in UTF-8.</summary>
    /// <exception cref="FileTroubleException">It cannot be read.</exception>
    TextReader OpenText(string path);

    /// <summary>Makes a new file to be written as text; it gets its name when it is closed, whole or not at all, and never in place of another.</summary>
    /// <exception cref="FileTroubleException">There is one already, or it cannot be written.</exception>
    TextWriter Create(string path);

    /// <summary>Returns the size of a file in bytes, or none for standard input.</summary>
    long? Size(string path);

    /// <summary>Opens a file that the program ships in its seed folder, or none when there is no such file.</summary>
    Stream? Shipped(string name) => null;

    /// <summary>Asks somebody at a terminal for a line, or none when nobody sits there; what is typed goes into no history.</summary>
    string? Ask(string what) => null;

    /// <summary>Prints a line to standard output at once.</summary>
    void Line(string text);

    /// <summary>Shows how far a long piece of work has come, on a terminal only.</summary>
    void Progress(string what, double share);
}

/// <summary>A file cannot be read or written; the program says so and exits with status 1.</summary>
public sealed class FileTroubleException(Refusal refusal) : Exception(refusal.Message)
{
    /// <summary>Says it of a path.</summary>
    public FileTroubleException(string path, string message, string hint)
        : this(new(path, message, hint))
    {
    }

    /// <summary>The refusal that is printed.</summary>
    public Refusal Refusal { get; } = refusal;
}
