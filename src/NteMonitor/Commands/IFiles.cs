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

    /// <summary>Returns every file of a folder and of those below it, or none where the path is no folder.</summary>
    /// <exception cref="FileTroubleException">It cannot be read.</exception>
    IReadOnlyList<TreeFile>? Tree(string path) => null;

    /// <summary>Makes a new file of bytes: it gets its name when it is whole, or there is none, and never in place of another.</summary>
    /// <exception cref="FileTroubleException">There is one already, or it cannot be written.</exception>
    void Make(string path, Action<Stream> write) => throw new FileTroubleException(path, "Nothing can be written here.", "");

    /// <summary>Makes a new folder of files: it gets its name when it is whole, or there is none, and never in place of another.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="files">Each file's path within it, its parts divided by <c>/</c>, and its contents.</param>
    /// <exception cref="FileTroubleException">There is something of this name already, or it cannot be written.</exception>
    void MakeFolder(string path, IEnumerable<(string Path, ReadOnlyMemory<byte> Bytes)> files) => throw new FileTroubleException(path, "Nothing can be written here.", "");

    /// <summary>Whether there is a file or a folder of this name, so that nothing new can have it.</summary>
    bool IsThere(string path) => false;

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

/// <summary>A file within a folder.</summary>
/// <param name="Path">Its path from there, its parts divided by <c>/</c>.</param>
/// <param name="IsLink">Whether it is a link to a file or folder elsewhere, which was not followed.</param>
public sealed record TreeFile(string Path, bool IsLink);

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
