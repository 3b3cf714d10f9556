using System.Buffers;
using System.Globalization;
using System.Text;

namespace NteMonitor.Terminal;

/// <summary>Writes styles, moves and text as the fewest bytes, knowing where the terminal's cursor and style stand.</summary>
/// <remarks>One pen per terminal; <see cref="Forget"/> after anything else has written there.</remarks>
/// <param name="depth">The colours to write.</param>
/// <param name="erases">Whether erased cells take the background in force.</param>
public sealed class Pen(ColourDepth depth, bool erases = false)
{
    private const int FewBlanks = 8;
    private const Marks SeenOnBlanks = Marks.Underline | Marks.Reverse;

    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private readonly List<string> _codes = [];
    private CellStyle? _style;
    private Spot? _at;

    /// <summary>Whether erased cells take the background in force.</summary>
    public bool Erases { get; } = erases;

    /// <summary>What has been written since <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.WrittenMemory;

    /// <summary>Empties the buffer; position and style stay known.</summary>
    public void Clear() => _bytes.ResetWrittenCount();

    /// <summary>Forgets position and style, which are then written in full.</summary>
    public void Forget()
    {
        _style = null;
        _at = null;
    }

    /// <summary>Returns an empty pen that stands where this one does, to try a way of writing.</summary>
    internal Pen Fork() => new(depth, Erases) { _style = _style, _at = _at };

    /// <summary>Writes what a forked pen has written and stands where it does.</summary>
    internal void Take(Pen fork)
    {
        _bytes.Write(fork.Written.Span);
        (_style, _at) = (fork._style, fork._at);
    }

    /// <summary>Writes a control sequence that moves and styles nothing.</summary>
    public void Raw(string text)
    {
        var span = _bytes.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        _bytes.Advance(Encoding.UTF8.GetBytes(text, span));
    }

    /// <summary>Moves the cursor by whichever sequence is shortest; nothing when it is there already.</summary>
    public void Move(Spot to)
    {
        if (_at == to)
        {
            return;
        }

        var absolute = to == default ? "\x1b[H" : to.Column == 0 ? Csi($"{to.Row + 1}H") : Csi($"{to.Row + 1};{to.Column + 1}H");
        var relative = _at is { } from ? Relative(from, to) : absolute;
        Raw(relative.Length < absolute.Length ? relative : absolute);
        _at = to;
    }

    /// <summary>Moves rows within margins, by line feeds at the bottom or reverse ones at the top, which every terminal knows; returns what the rows that come in are made of.</summary>
    /// <param name="scroll">The rows.</param>
    /// <param name="blank">What they had best be made of.</param>
    internal Cell Scroll(Scroll scroll, Cell blank)
    {
        // The rows that come in take the background in force, on terminals that do that; on all when it is their own.
        var fill = CanErase(blank) ? blank : Cell.Blank;
        RestyleFor(fill);
        Raw(Csi($"{scroll.Top + 1};{scroll.Bottom + 1}r"));
        _at = null;
        Move(new(0, scroll.Up > 0 ? scroll.Bottom : scroll.Top));
        for (var i = 0; i < Math.Abs(scroll.Up); i++)
        {
            Raw(scroll.Up > 0 ? "\n" : "\x1bM");
        }

        Raw("\x1b[r");
        _at = null;
        return fill;
    }

    /// <summary>Writes a run of equal blanks from the cursor on and returns true, if that is shorter than cell by cell.</summary>
    internal bool Erase(Cell cell, int count)
    {
        if (count < FewBlanks || !CanErase(cell))
        {
            return false;
        }

        RestyleFor(cell);
        Raw(Csi($"{count}X"));
        return true;
    }

    /// <summary>Changes the style to a cell's; of a blank only the background and lines can be seen.</summary>
    private void RestyleFor(Cell cell)
    {
        var looksSame = cell.Text == " " && _style is { } now && now.Back == cell.Style.Back && ((now.Marks | cell.Style.Marks) & SeenOnBlanks) == Marks.None;
        if (!looksSame)
        {
            Restyle(cell.Style);
        }
    }

    private bool CanErase(Cell cell) => Erases && cell.Text == " " && cell.Style.Marks == Marks.None;

    /// <summary>Writes one cell at the cursor, which moves behind it.</summary>
    /// <param name="cell">The cell; its text must be a whole character.</param>
    /// <param name="width">Its cells, 1 or 2.</param>
    /// <param name="columns">Columns of the screen: behind the last one no terminal agrees where the cursor is.</param>
    public void Put(Cell cell, int width, int columns)
    {
        RestyleFor(cell);
        Raw(cell.Text);
        var safe = cell.Text.Length == 1 && width == 1;
        _at = safe && _at is { } at && at.Column + 1 < columns ? at with { Column = at.Column + 1 } : null;
    }

    /// <summary>Changes the style by one sequence, naming only what is different.</summary>
    public void Restyle(CellStyle style)
    {
        if (_style == style)
        {
            return;
        }

        _codes.Clear();
        if (_style is not { } old)
        {
            old = CellStyle.Default;
            _codes.Add("0");
        }

        AddMarks(old.Marks, style.Marks);
        if (depth != ColourDepth.None)
        {
            AddColour(old.Fore, style.Fore, background: 0);
            AddColour(old.Back, style.Back, background: 10);
        }

        if (_codes.Count > 0)
        {
            Raw(style == CellStyle.Default ? "\x1b[m" : Csi($"{string.Join(';', _codes)}m"));
        }

        _style = style;
    }

    private static string Csi(FormattableString rest) => "\x1b[" + rest.ToString(CultureInfo.InvariantCulture);

    private static string Relative(Spot from, Spot to)
    {
        var down = to.Row - from.Row;
        if (down is < 0 or > 3)
        {
            return Csi($"{to.Row + 1};{to.Column + 1}H");
        }

        var feeds = new string('\n', down);
        var across = to.Column - from.Column;
        var direct = across switch
        {
            0 => feeds,
            > 0 => feeds + Csi($"{(across == 1 ? "" : across)}C"),
            >= -3 => feeds + new string('\b', -across),
            _ => feeds + Csi($"{-across}D"),
        };
        var byStart = "\r" + feeds + (to.Column == 0 ? "" : Csi($"{(to.Column == 1 ? "" : to.Column)}C"));
        return byStart.Length < direct.Length ? byStart : direct;
    }

    private void AddMarks(Marks old, Marks now)
    {
        (Marks Mark, string On, string Off)[] all =
            [(Marks.Bold, "1", "22"), (Marks.Italic, "3", "23"), (Marks.Underline, "4", "24"), (Marks.Reverse, "7", "27")];
        foreach (var (mark, on, off) in all)
        {
            if (now.HasFlag(mark) != old.HasFlag(mark))
            {
                _codes.Add(now.HasFlag(mark) ? on : off);
            }
        }
    }

    private void AddColour(Colour old, Colour now, int background)
    {
        if (old == now)
        {
            return;
        }

        FormattableString code = now.Basic < 0 ? (FormattableString)$"{39 + background}" : depth switch
        {
            ColourDepth.True when !now.IsIndexed => $"{38 + background};2;{now.Red};{now.Green};{now.Blue}",
            ColourDepth.True or ColourDepth.Indexed => $"{38 + background};5;{now.Index()}",
            _ when now.Basic < 8 => $"{30 + background + now.Basic}",
            _ => $"{82 + background + now.Basic}",
        };
        _codes.Add(code.ToString(CultureInfo.InvariantCulture));
    }
}
