using System.Text;
using NteMonitor.Commands;

namespace NteMonitor.App;

/// <summary>Files on this machine's disk, and the program's own streams.</summary>
internal sealed class Files(TextWriter output) : IFiles
{
    public Stream Open(string path) => path == "-" ? Console.OpenStandardInput() : Guard(path, () => (Stream)File.OpenRead(path));

    public TextReader OpenText(string path) => new StreamReader(Open(path), new UTF8Encoding(false));

    public TextWriter Create(string path) => Guard(path, () => File.Exists(path)
        ? throw new FileTroubleException(path, "There is a file of this name already.", "Choose another name; nothing is written over.")
        : NewIn(path));

    private static NewFile NewIn(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return new(path);
    }

    public IReadOnlyList<TreeFile>? Tree(string path) => Guard(path, () => path == "-" || !Directory.Exists(path) ? null : Below(path, "").ToList());

    public void Make(string path, Action<Stream> write) => Guard(path, () => Whole(path, part =>
    {
        using var stream = new FileStream(part, FileMode.CreateNew);
        write(stream);
        stream.Flush(flushToDisk: true);
    }));

    public void MakeFolder(string path, IEnumerable<(string Path, ReadOnlyMemory<byte> Bytes)> files) => Guard(path, () => Whole(Path.TrimEndingDirectorySeparator(path), part =>
    {
        Directory.CreateDirectory(part);
        foreach (var (name, bytes) in files)
        {
            var file = Path.Combine(part, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            using var stream = new FileStream(file, FileMode.CreateNew);
            stream.Write(bytes.Span);
        }
    }));

    public bool IsThere(string path) => Path.Exists(path);

    public long? Size(string path) => path == "-" ? null : Guard(path, () => (long?)new FileInfo(path).Length);

    public Stream? Shipped(string name) => Paths.Read().Seed(name) is var path && File.Exists(path) ? File.OpenRead(path) : null;

    public string? Ask(string what)
    {
        if (Console.IsInputRedirected || Console.IsErrorRedirected)
        {
            return null;
        }

        Console.Error.Write(what + ": ");
        return Console.ReadLine();
    }

    public void Line(string text)
    {
        output.Write(Seen.Json(text) + "\n");
        output.Flush();
    }

    public void Progress(string what, double share)
    {
        if (!Console.IsErrorRedirected)
        {
            var done = (int)Math.Clamp(share * 30, 0, 30);
            Console.Error.Write(share >= 1 ? "\r\u001b[K" : $"\r{what} [{new string('#', done)}{new string('.', 30 - done)}] {share * 100:0} %");
        }
    }

    /// <summary>Files and links below a folder; a link is not followed.</summary>
    private static IEnumerable<TreeFile> Below(string folder, string within) => new DirectoryInfo(folder).EnumerateFileSystemInfos("*", new EnumerationOptions { AttributesToSkip = FileAttributes.None })
        .SelectMany(f => f.LinkTarget is not null || f is FileInfo ? [new(within + f.Name, f.LinkTarget is not null)] : Below(f.FullName, $"{within}{f.Name}/"));

    /// <summary>Makes something under another name and gives it its own when it is whole; what is left of a failure goes.</summary>
    private static bool Whole(string path, Action<string> make)
    {
        if (Path.Exists(path) || new FileInfo(path).LinkTarget is not null)
        {
            throw new FileTroubleException(path, "There is something of this name already.", "Choose another name; nothing is written over.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            make(part);
            if (Directory.Exists(part))
            {
                Directory.Move(part, path);
            }
            else
            {
                File.Move(part, path, overwrite: false);
            }

            return true;
        }
        finally
        {
            if (Directory.Exists(part))
            {
                Directory.Delete(part, recursive: true);
            }

            File.Delete(part);
        }
    }

    private static T Guard<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FileTroubleException(path, e is FileNotFoundException or DirectoryNotFoundException ? "There is no such file." : e.Message, "Check the path and who may use it.");
        }
    }

    /// <summary>A file that has another name until it is whole.</summary>
    private sealed class NewFile(string path) : StreamWriter(path + ".part", append: false, new UTF8Encoding(false))
    {
        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing && File.Exists(path + ".part"))
            {
                File.Move(path + ".part", path, overwrite: false);
            }
        }
    }
}
