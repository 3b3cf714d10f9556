namespace NteMonitor.Terminal;

/// <summary>What a terminal shows and what it is to show next: two grids that change places.</summary>
internal sealed class Screen
{
    private readonly ITerminal _terminal;
    private Theme _theme;
    private Pen _pen;
    private CellPainter _painter;
    private Grid? _shown;
    private Grid _next;

    internal Screen(ITerminal terminal, Theme theme)
    {
        _terminal = terminal;
        _theme = theme;
        _next = new(terminal.Size);
        _pen = NewPen();
        _painter = new(theme, terminal.Capabilities.Unicode);
    }

    /// <summary>Draws everything the next time, because nobody knows what the terminal shows.</summary>
    internal void Forget() => _shown = null;

    /// <summary>Changes the theme; a name that is none changes nothing.</summary>
    internal void UseTheme(string name)
    {
        _theme = Themes.Find(name) ?? _theme;
        _pen = NewPen();
        _painter = new(_theme, _terminal.Capabilities.Unicode);
        Forget();
    }

    /// <summary>Paints the next screen; returns the list heights that the program does not know yet.</summary>
    internal IReadOnlyList<Shown> Paint(Scene scene)
    {
        var size = _terminal.Size;
        if (_next.Size != size)
        {
            _next = new(size);
        }

        if (Loop.IsTooSmall(size))
        {
            PaintTooSmall(size);
            return [];
        }

        _painter.Paint(scene, _next);
        return _painter.NewHeights();
    }

    /// <summary>Sends what is different to the terminal.</summary>
    internal void Show()
    {
        _pen.Clear();
        Differ.Write(_shown, _next, _pen);
        if (!_pen.Written.IsEmpty)
        {
            _terminal.Write(_pen.Written.Span);
        }

        (_shown, _next) = (_next, _shown is { } old && old.Size == _next.Size ? old : new Grid(_next.Size));
    }

    private Pen NewPen() => new((ColourDepth)Math.Min((int)_terminal.Capabilities.Depth, (int)_theme.Most), _terminal.Capabilities.Erases);

    private void PaintTooSmall(Size size)
    {
        _next.Clear(_theme[Ink.Normal]);
        var look = new Look(_theme, MarkSet.Plainest, new Pictures());
        BlockPainter.Paint(TextBlock.Of(Loop.TooSmall(size) + " Make it larger, or press l to go on line by line."), new Canvas(_next, default, size, look));
    }
}
