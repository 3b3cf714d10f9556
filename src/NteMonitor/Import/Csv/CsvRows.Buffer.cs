using System.Buffers;

namespace NteMonitor.Import.Csv;

/// <content>The buffer: what has been decoded and not yet read.</content>
public sealed partial class CsvRows
{
    private const int Room = 4096;

    /// <summary>Decodes more of the file behind what is there; false at its end.</summary>
    private bool Fill()
    {
        if (_over)
        {
            return false;
        }

        var first = BytesTaken == 0;
        _text.AsSpan(_start, _end - _start).CopyTo(_text);
        (_end, _start) = (_end - _start, 0);
        if (_text.Length - _end < Room)
        {
            var wider = ArrayPool<char>.Shared.Rent(_text.Length * 2);
            _text.AsSpan(0, _end).CopyTo(wider);
            ArrayPool<char>.Shared.Return(_text);
            _text = wider;
        }

        Decode();
        if (first && _end > 0 && _text[0] == '\uFEFF')
        {
            _start = 1;
        }

        return true;
    }

    /// <summary>Takes one block of bytes, no more than surely fits, and decodes it.</summary>
    private void Decode()
    {
        // A byte gives at most one character in every encoding that is offered, and the decoder may hold back two.
        var room = Math.Min(_bytes.Length, _text.Length - _end - 2);
        var read = _stream.ReadAtLeast(_bytes.AsSpan(0, room), room, throwOnEndOfStream: false);
        BytesTaken += read;
        _over = read < room;
        _end += _decoder.GetChars(_bytes.AsSpan(0, read), _text.AsSpan(_end), flush: _over);
    }

    /// <summary>Passes over the rest of a line that no buffer holds, keeping only its beginning.</summary>
    private void SkipLine()
    {
        var kept = Math.Min(_end - _start, RawCharacters);
        _text.AsSpan(_start, kept).CopyTo(_text);
        var from = _start + kept;
        (_start, _rawLength) = (0, kept);
        while (_text.AsSpan(from, _end - from).IndexOfAny('\r', '\n') is var found)
        {
            if (found >= 0)
            {
                _next = from + found;
                PassLineEnd(kept);
                break;
            }

            _next = _end = from = kept;
            if (_over)
            {
                break;
            }

            Decode();
        }

        _nextLine = Line + 1;
    }

    /// <summary>Steps over CRLF, LF or CR, of which the second half may not have been decoded yet.</summary>
    private void PassLineEnd(int kept)
    {
        if (_text[_next++] == '\n')
        {
            return;
        }

        if (_next == _end && !_over)
        {
            _next = _end = kept;
            Decode();
        }

        _next += _next < _end && _text[_next] == '\n' ? 1 : 0;
    }

    /// <summary>Whether the end of the line on which the row begins has been decoded, the second half of CRLF too.</summary>
    private bool FirstLineIsHere()
    {
        var end = LineEnd(_start);
        return _over || (end > _start && _text[end - 1] == '\n') || (end < _end && end > _start);
    }

    /// <summary>Returns the place after the first line end from here on, or the end of what is there.</summary>
    private int LineEnd(int from)
    {
        var found = _text.AsSpan(from, _end - from).IndexOfAny('\r', '\n');
        if (found < 0)
        {
            return _end;
        }

        var at = from + found;
        return _text[at] == '\r' && at + 1 < _end && _text[at + 1] == '\n' ? at + 2 : at + 1;
    }
}
