using System.Buffers;
using System.Text;

namespace NteMonitor.Import.Csv;

/// <summary>What a reader of CSV has come to.</summary>
public enum RowKind
{
    /// <summary>A row with fields.</summary>
    Row,

    /// <summary>An empty line, or one of separators and blanks only; not a row.</summary>
    Blank,

    /// <summary>A line that cannot be read as a row; <see cref="CsvRows.Fault"/> says why.</summary>
    Broken,
}

/// <summary>How a file of separated values is to be read.</summary>
/// <param name="Encoding">The encoding of its bytes.</param>
/// <param name="Separator">The character between fields.</param>
public sealed record CsvForm(Encoding Encoding, char Separator);

/// <summary>Reads a file of separated values row by row, without keeping it in memory and without ever giving up on it.</summary>
/// <remarks>
/// Lines end in CRLF, LF or CR. A field in double quotes may hold separators, line ends and doubled quotes. A quote that
/// is never closed, or closed in the middle of a field, costs the one line in which it was opened: reading goes on at
/// the next. A line beyond <see cref="MostCharacters"/> is passed over without being held. Not for two threads at a time.
/// </remarks>
/// <source>RFC 4180; docs/methods/import.md §1.</source>
public sealed partial class CsvRows : IDisposable
{
    /// <summary>The most characters a row may have, line ends included.</summary>
    public const int MostCharacters = 262_144;

    private const int RawCharacters = 4096;

    private readonly Stream _stream;
    private readonly CsvForm _form;
    private readonly SearchValues<char> _fieldEnds;
    private readonly SearchValues<char> _blanks;
    private readonly Decoder _decoder;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(32_768);
    private char[] _text = ArrayPool<char>.Shared.Rent(65_536);
    private char[] _plain = [];
    private int _start;
    private int _next;
    private int _end;
    private bool _over;
    private long _nextLine = 1;

    /// <summary>Begins reading at the stream's position; the stream stays the caller's.</summary>
    public CsvRows(Stream stream, CsvForm form)
    {
        (_stream, _form) = (stream, form);
        _fieldEnds = SearchValues.Create([form.Separator, '\r', '\n']);
        _blanks = SearchValues.Create([form.Separator, '\r', '\n', ' ', '\t', '"', '\u00A0', '\uFEFF']);
        _decoder = form.Encoding.GetDecoder();
    }

    /// <summary>The number of the line on which the row begins, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>What the last <see cref="Read"/> came to.</summary>
    public RowKind Kind { get; private set; }

    /// <summary>Why a broken line cannot be read; empty for rows and blank lines.</summary>
    public string Fault { get; private set; } = "";

    /// <summary>How many fields a row must have, or 0 while that is not known; a row over several lines with another count is a broken quote.</summary>
    public int Columns { get; set; }

    /// <summary>How many fields the row has.</summary>
    public int Count { get; private set; }

    /// <summary>How many bytes have been taken from the stream.</summary>
    public long BytesTaken { get; private set; }

    /// <summary>The line or lines of the row as they stand, without the last line end; of a very long line only the beginning.</summary>
    public ReadOnlySpan<char> Raw => _text.AsSpan(_start, Math.Min(_rawLength, RawCharacters)).TrimEnd("\r\n");

    /// <summary>Whether the row holds a control character other than tab and line ends.</summary>
    public bool HasControls => _text.AsSpan(_start, _rawLength).ContainsAny(Controls);

    /// <summary>One field of the row, without its quotes; good until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<char> this[int field]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(field, Count);
            var (start, end, doubled) = _fields[field];
            return doubled ? Plain(_text.AsSpan(start, end - start)) : _text.AsSpan(start, end - start);
        }
    }

    /// <summary>Goes on to the next row, blank line or broken line; false at the end of the file.</summary>
    public bool Read()
    {
        _start = _next;
        (Fault, Count, _plainUsed) = ("", 0, 0);
        Line = _nextLine;
        while (true)
        {
            var scanned = Scan();
            if (scanned == Scanned.Nothing)
            {
                return false;
            }

            // What needs more text than a row may have is judged by its first line, however much happens to be buffered.
            var tooFar = _scanned - _start > MostCharacters;
            if (!tooFar
                && (scanned == Scanned.Unfinished || (scanned == Scanned.Broken && _end - _start <= MostCharacters && !FirstLineIsHere()))
                && Fill())
            {
                continue;
            }

            Settle(tooFar ? Scanned.Unfinished : scanned);
            return true;
        }
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        if (_bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            ArrayPool<char>.Shared.Return(_text);
            (_bytes, _text) = ([], []);
        }
    }

    private void Settle(Scanned scanned)
    {
        if (scanned == Scanned.Row && (_lines == 1 || Columns == 0 || Count == Columns))
        {
            Take(_scanned, _lines);
            Kind = _text.AsSpan(_start, _rawLength).ContainsAnyExcept(_blanks) || !IsEmpty() ? RowKind.Row : RowKind.Blank;
            return;
        }

        (Kind, Count) = (RowKind.Broken, 0);
        if (!FirstLineIsHere() || LineEnd(_start) - _start > MostCharacters)
        {
            Fault = $"The line is longer than {MostCharacters} characters.";
            SkipLine();
            return;
        }

        Fault = scanned == Scanned.Broken ? "Text follows a closing quote." : "A quote is opened on this line and not closed where it should be.";
        Take(LineEnd(_start), 1);
    }

    private bool IsEmpty()
    {
        for (var i = 0; i < Count; i++)
        {
            if (!this[i].IsWhiteSpace())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The row ends at a place in the buffer, after this many lines.</summary>
    private void Take(int next, int lines) => (_rawLength, _next, _nextLine) = (next - _start, next, Line + lines);
}
