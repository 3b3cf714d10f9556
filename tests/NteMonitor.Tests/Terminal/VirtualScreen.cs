using System.Globalization;
using System.Text;
using NteMonitor.Terminal;

namespace NteMonitor.Tests.Terminal;

/// <summary>A small terminal of its own: understands what the pen writes, and fails on anything else.</summary>
/// <param name="size">Its size.</param>
/// <param name="erases">Whether erased cells take the background in force.</param>
internal sealed class VirtualScreen(Size size, bool erases = true)
{
    private readonly string[,] _text = Blank(size);
    private readonly string[,] _style = Styles(size);
    private string _pen = "";
    private int _column;
    private int _row;
    private bool _margins;
    private int _top;
    private int _bottom = size.Height - 1;

    internal Spot Cursor => new(_column, _row);

    internal void Write(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == '\x1b' && text[at + 1] == 'M')
            {
                _row.ShouldBe(_top);
                Scroll(-1);
                at += 2;
            }
            else if (text[at] == '\x1b')
            {
                text[at + 1].ShouldBe('[');
                var end = at + 2;
                while (text[end] is < '@' or > '~')
                {
                    end++;
                }

                Control(text[(at + 2)..end], text[end]);
                at = end + 1;
            }
            else if (text[at] < ' ')
            {
                Move(text[at++]);
            }
            else
            {
                var length = StringInfo.GetNextTextElementLength(text, at);
                Put(text.Substring(at, length));
                at += length;
            }
        }
    }

    internal string Text()
    {
        var rows = Enumerable.Range(0, size.Height).Select(r => string.Concat(Enumerable.Range(0, size.Width).Select(c => _text[r, c])).TrimEnd());
        return string.Join('\n', rows);
    }

    /// <summary>The look of a cell; of a blank, only what can be seen of it.</summary>
    internal string StyleAt(int column, int row) => _text[row, column] == " " ? Seen(_style[row, column], "back", "mark4", "mark7") : _style[row, column];

    private static string[,] Blank(Size size) => Filled(size, " ");

    private static string[,] Styles(Size size) => Filled(size, "");

    private static string[,] Filled(Size size, string with)
    {
        var cells = new string[size.Height, size.Width];
        for (var row = 0; row < size.Height; row++)
        {
            for (var column = 0; column < size.Width; column++)
            {
                cells[row, column] = with;
            }
        }

        return cells;
    }

    private void Move(char control)
    {
        switch (control)
        {
            case '\r': _column = 0; break;
            case '\n' when _row == _bottom:
                _margins.ShouldBeTrue("the screen never scrolls by chance");
                Scroll(1);
                break;
            case '\n': _row.ShouldBeLessThan(size.Height - 1); _row++; break;
            case '\b': _column--; break;
            default: throw new InvalidOperationException($"control character {(int)control}");
        }
    }

    private void Control(string parameters, char final)
    {
        var numbers = parameters.Split(';').Select(p => int.TryParse(p, out var n) ? n : 0).ToArray();
        switch (final)
        {
            case 'H': (_row, _column) = (Math.Max(1, numbers[0]) - 1, Math.Max(1, numbers.ElementAtOrDefault(1)) - 1); break;
            case 'C': _column += Math.Max(1, numbers[0]); break;
            case 'D': _column -= Math.Max(1, numbers[0]); break;
            case 'J': Array.Copy(Blank(size), _text, _text.Length); break;
            case 'X':
                for (var column = _column; column < Math.Min(size.Width, _column + Math.Max(1, numbers[0])); column++)
                {
                    (_text[_row, column], _style[_row, column]) = (" ", Erased);
                }

                break;
            case 'r':
                (_top, _bottom) = parameters.Length == 0 ? (0, size.Height - 1) : (numbers[0] - 1, numbers[1] - 1);
                (_row, _column, _margins) = (0, 0, parameters.Length > 0);
                break;
            case 'm': _pen = Restyle(_pen, numbers); break;
            case 'h' or 'l' when parameters == "?2026": break;
            default: throw new InvalidOperationException($"sequence {parameters}{final}");
        }

        _column.ShouldBeInRange(0, size.Width - 1);
        _row.ShouldBeInRange(0, size.Height - 1);
    }

    private string Erased => erases ? Seen(_pen, "back") : "";

    private static string Seen(string style, params string[] parts) =>
        string.Join(' ', style.Split(' ').Where(s => parts.Contains(s.Split('=')[0])));

    private void Scroll(int up)
    {
        for (var i = 0; i <= _bottom - _top; i++)
        {
            var row = up > 0 ? _top + i : _bottom - i;
            var from = row + up;
            for (var column = 0; column < size.Width; column++)
            {
                var isNew = from < _top || from > _bottom;
                (_text[row, column], _style[row, column]) = isNew ? (" ", Erased) : (_text[from, column], _style[from, column]);
            }
        }
    }

    private static string Restyle(string pen, int[] numbers)
    {
        var set = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in pen.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            set[part.Split('=')[0]] = part.Split('=')[1];
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            var n = numbers[i];
            switch (n)
            {
                case 0: set.Clear(); break;
                case 1 or 3 or 4 or 7: set[$"mark{n}"] = "on"; break;
                case 22: set.Remove("mark1"); break;
                case 23 or 24 or 27: set.Remove($"mark{n - 20}"); break;
                case 39: set.Remove("fore"); break;
                case 49: set.Remove("back"); break;
                case 38 or 48 when numbers[i + 1] == 5:
                    set[n == 38 ? "fore" : "back"] = $"index{numbers[i + 2]}";
                    i += 2;
                    break;
                case 38 or 48:
                    set[n == 38 ? "fore" : "back"] = string.Join(',', numbers[(i + 2)..(i + 5)]);
                    i += 4;
                    break;
                default: throw new InvalidOperationException($"style {n}");
            }
        }

        return string.Join(' ', set.Select(s => $"{s.Key}={s.Value}"));
    }

    private void Put(string text)
    {
        var width = Graphemes.Width(text);
        if (_text[_row, _column].Length == 0)
        {
            _text[_row, _column - 1] = " ";
        }

        if (_column + width < size.Width && _text[_row, _column + width].Length == 0)
        {
            _text[_row, _column + width] = " ";
        }

        _text[_row, _column] = text;
        _style[_row, _column] = _pen;
        if (width == 2)
        {
            _text[_row, _column + 1] = "";
            _style[_row, _column + 1] = _pen;
        }

        _column = Math.Min(size.Width - 1, _column + width);
    }
}
