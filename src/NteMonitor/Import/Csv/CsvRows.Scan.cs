using System.Buffers;

namespace NteMonitor.Import.Csv;

/// <content>Finding the fields of a row.</content>
public sealed partial class CsvRows
{
    /// <summary>Control characters that no text has by right: those below the space but tab and line ends, and delete.</summary>
    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c).Where(c => c is not ('\t' or '\r' or '\n')), '\u007F']);

    private (int Start, int End, bool Doubled)[] _fields = new (int, int, bool)[64];
    private int _scanned;
    private int _lines;
    private int _rawLength;
    private int _plainUsed;

    private enum Scanned
    {
        Row,
        Broken,
        Unfinished,
        Nothing,
    }

    /// <summary>Looks for the fields of the row that begins at the start, in what has been decoded.</summary>
    private Scanned Scan()
    {
        (Count, _lines, _scanned) = (0, 1, _start);
        if (_start == _end)
        {
            return _over ? Scanned.Nothing : Scanned.Unfinished;
        }

        while (true)
        {
            var state = _scanned < _end && _text[_scanned] == '"' ? Quoted() : Bare();
            if (state != Scanned.Row)
            {
                return state;
            }

            if (_scanned == _end)
            {
                return _over ? Scanned.Row : Scanned.Unfinished;
            }

            if (_text[_scanned] == _form.Separator)
            {
                _scanned++;
                continue;
            }

            return AtLineEnd();
        }
    }

    /// <summary>Reads a field without quotes up to the separator or line end behind it.</summary>
    private Scanned Bare()
    {
        var length = _text.AsSpan(_scanned, _end - _scanned).IndexOfAny(_fieldEnds);
        if (length < 0)
        {
            if (!_over)
            {
                _scanned = _end;
                return Scanned.Unfinished;
            }

            length = _end - _scanned;
        }

        Add(_scanned, _scanned + length, doubled: false);
        _scanned += length;
        return Scanned.Row;
    }

    /// <summary>Reads a field in quotes up to the separator or line end behind it; blanks between are passed over.</summary>
    private Scanned Quoted()
    {
        var start = _scanned + 1;
        var doubled = false;
        var close = start;
        while (true)
        {
            var found = _text.AsSpan(close, _end - close).IndexOf('"');
            if (found < 0 || (close + found + 1 == _end && !_over))
            {
                _scanned = _end;
                return Scanned.Unfinished;
            }

            close += found;
            if (close + 1 >= _end || _text[close + 1] != '"')
            {
                break;
            }

            (doubled, close) = (true, close + 2);
        }

        CountLines(start, close);
        Add(start, close, doubled);
        _scanned = close + 1;
        while (_scanned < _end && _text[_scanned] is ' ' or '\t' && _text[_scanned] != _form.Separator)
        {
            _scanned++;
        }

        return _scanned == _end || _fieldEnds.Contains(_text[_scanned]) ? Scanned.Row : Scanned.Broken;
    }

    private Scanned AtLineEnd()
    {
        if (_text[_scanned++] == '\n')
        {
            return Scanned.Row;
        }

        if (_scanned == _end)
        {
            return _over ? Scanned.Row : Scanned.Unfinished;
        }

        _scanned += _text[_scanned] == '\n' ? 1 : 0;
        return Scanned.Row;
    }

    private void Add(int start, int end, bool doubled)
    {
        if (Count == _fields.Length)
        {
            Array.Resize(ref _fields, Count * 2);
        }

        _fields[Count++] = (start, end, doubled);
    }

    private void CountLines(int start, int end)
    {
        var text = _text.AsSpan(start, end - start);
        for (var at = text.IndexOfAny('\r', '\n'); at >= 0; at = text.IndexOfAny('\r', '\n'))
        {
            _lines++;
            text = text[(at + (text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1))..];
        }
    }

    /// <summary>Returns a field with its doubled quotes made single, in a place of its own until the next row.</summary>
    private ReadOnlySpan<char> Plain(ReadOnlySpan<char> doubled)
    {
        if (_plain.Length - _plainUsed < doubled.Length)
        {
            // Spans handed out before stay good: they keep the old array alive.
            _plain = new char[Math.Max(doubled.Length, 4096)];
            _plainUsed = 0;
        }

        var plain = _plain.AsSpan(_plainUsed);
        var length = 0;
        for (var i = 0; i < doubled.Length; i++)
        {
            plain[length++] = doubled[i];
            i += doubled[i] == '"' ? 1 : 0;
        }

        _plainUsed += length;
        return plain[..length];
    }
}
