using System.Security.Cryptography;
using NteMonitor.Import.Csv;

namespace NteMonitor.Import;

/// <summary>One file being read: its rows, counts, rejects and fingerprint.</summary>
public sealed class ImportRun : IDisposable
{
    private const int ProgressEvery = 4096;

    private readonly Desk _desk;
    private readonly CryptoStream _stream;
    private readonly SHA256 _sha = SHA256.Create();

    /// <summary>Opens the file and reads its header.</summary>
    public ImportRun(SourceFile source, ImportRequest request, Desk desk)
    {
        (Source, _desk) = (source, desk);
        Rejects = new(desk.Files, request.RejectFolder, source.Name);
        _stream = new(source.Open(), _sha, CryptoStreamMode.Read);
        Rows = new(_stream, source.Form);
        Header = ReadHeader(Rows, out var blank);
        Blank = blank;
        Rows.Columns = Header.Count;
    }

    /// <summary>The file.</summary>
    public SourceFile Source { get; }

    /// <summary>The rows, at the one that was read last.</summary>
    public CsvRows Rows { get; }

    /// <summary>The names of the columns; empty when the file has none.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Rows so far.</summary>
    public long Read { get; private set; }

    /// <summary>Rejected so far.</summary>
    public long Rejected { get; private set; }

    /// <summary>Blank lines so far.</summary>
    public long Blank { get; private set; }

    /// <summary>The rows that were rejected.</summary>
    public RejectSheet Rejects { get; }

    /// <summary>Whether rejected rows are left out of the reject file, line and reason apart: a register's rows are personal.</summary>
    public bool RowsStayOut { get; init; }

    /// <summary>Goes on to the next row that has the fields it should; what has not is rejected. False at the end.</summary>
    public bool Next()
    {
        while (Rows.Read())
        {
            if (Rows.Kind == RowKind.Blank)
            {
                Blank++;
                continue;
            }

            Read++;
            if (Read % ProgressEvery == 0)
            {
                _desk.Files.Progress(Source.Name, Source.Size > 0 ? Math.Min(0.999, (double)Rows.BytesTaken / Source.Size) : 0);
            }

            if (Fault() is not { } fault)
            {
                return true;
            }

            Reject(fault);
        }

        _desk.Files.Progress(Source.Name, 1);
        return false;
    }

    /// <summary>Rejects the row that was read last.</summary>
    public void Reject(string reason)
    {
        Rejected++;
        Rejects.Add(Rows.Line, reason, RowsStayOut ? "" : Rows.Raw);
    }

    /// <summary>Returns SHA-256 of the bytes that were read, once the end was reached.</summary>
    public string Sha256() => Convert.ToHexStringLower(_sha.Hash ?? throw new InvalidOperationException("The file has not been read to its end."));

    /// <summary>Closes the file and the reject file.</summary>
    public void Dispose()
    {
        Rows.Dispose();
        Rejects.Dispose();
        _stream.Dispose();
        _sha.Dispose();
    }

    private string? Fault()
    {
        if (Rows.Kind == RowKind.Broken)
        {
            return Rows.Fault;
        }

        if (Rows.HasControls)
        {
            return "It holds a control character.";
        }

        for (var i = Header.Count; i < Rows.Count; i++)
        {
            if (!Rows[i].IsWhiteSpace())
            {
                return Counted();
            }
        }

        return Rows.Count < Header.Count ? Counted() : null;
    }

    private string Counted() => $"It has {Rows.Count} fields where the header has {Header.Count}.";

    /// <summary>Returns the names of the columns from the first line with text; empty when there is none or it is broken.</summary>
    /// <param name="rows">At the beginning of the file.</param>
    /// <param name="blank">How many blank lines came before it.</param>
    public static IReadOnlyList<string> ReadHeader(CsvRows rows, out long blank)
    {
        List<string> header = [];
        blank = 0;
        while (rows.Read())
        {
            if (rows.Kind == RowKind.Blank)
            {
                blank++;
                continue;
            }

            for (var i = 0; i < rows.Count; i++)
            {
                header.Add(rows[i].Trim().ToString());
            }

            break;
        }

        return header;
    }
}
