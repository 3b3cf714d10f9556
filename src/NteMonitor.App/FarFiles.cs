using System.Text;
using NteMonitor.Commands;
using NteMonitor.Users;

namespace NteMonitor.App;

/// <summary>The files of somebody at the far side: a folder of their own at the server, and the session's streams.</summary>
/// <param name="own">This machine's files.</param>
/// <param name="folder">The person's folder; made when something is first written to it.</param>
internal sealed class FarFiles(Files own, string folder) : IFiles
{
    /// <summary>The most text that is read from standard input, in bytes.</summary>
    public const int MostText = 64 << 10;

    /// <summary>The most of anything else that is read from standard input, in bytes.</summary>
    public const int MostBytes = 64 << 20;

    public Stream Open(string path) => path == "-" ? new AtMost(own.Open(path), MostBytes) : Own(path, own.Open);

    public TextReader OpenText(string path) => path == "-" ? new StreamReader(new AtMost(own.Open(path), MostText), new UTF8Encoding(false)) : Own(path, own.OpenText);

    public TextWriter Create(string path) => Own(path, own.Create);

    public IReadOnlyList<TreeFile>? Tree(string path) => path == "-" ? null : Own(path, own.Tree);

    public void Make(string path, Action<Stream> write) => Own(path, at => Done(() => own.Make(at, write)));

    public void MakeFolder(string path, IEnumerable<(string Path, ReadOnlyMemory<byte> Bytes)> files) => Own(path, at => Done(() => own.MakeFolder(at, files)));

    public bool IsThere(string path) => Own(path, own.IsThere);

    public long? Size(string path) => path == "-" ? null : Own(path, own.Size);

    public Stream? Shipped(string name) => own.Shipped(name);

    public string? Ask(string what) => own.Ask(what);

    public void Line(string text) => own.Line(text);

    public void Progress(string what, double share) => own.Progress(what, share);

    private static bool Done(Action work)
    {
        work();
        return true;
    }

    private T Own<T>(string path, Func<string, T> work)
    {
        if (FarSideRules.NotOwn(path) is { } refusal)
        {
            throw new FileTroubleException(refusal);
        }

        if (IsLinked(path))
        {
            throw new FileTroubleException(FarSideRules.Outside(path));
        }

        try
        {
            return work(Path.Combine(folder, path));
        }
        catch (FileTroubleException e)
        {
            // The folder's own place at the server is nothing to the far side.
            throw new FileTroubleException(path, e.Message.Replace(folder + "/", "", StringComparison.Ordinal), e.Refusal.Hint);
        }
    }

    /// <summary>Returns whether any part of the path below the folder is a link.</summary>
    private bool IsLinked(string path)
    {
        var at = folder;
        foreach (var part in path.Split('/'))
        {
            at = Path.Combine(at, part);
            if (new FileInfo(at).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A stream that is refused when it holds more than it should.</summary>
    private sealed class AtMost(Stream stream, long most) : Stream
    {
        private long _read;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = stream.Read(buffer, offset, count);
            _read += read;
            return _read <= most ? read : throw new FileTroubleException("-", $"Standard input holds more than {most} bytes.", "Send less; nothing was saved.");
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
