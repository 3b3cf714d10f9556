namespace NteMonitor.Terminal;

/// <summary>Paints scenes as cells. One per screen: it remembers the last few Spectre drawings.</summary>
public sealed class CellPainter(Theme theme, bool unicode)
{
    private readonly Look _look = new(theme, unicode ? MarkSet.Full : MarkSet.Plainest, new Pictures());
    private readonly Dictionary<string, int> _told = new(StringComparer.Ordinal);

    /// <summary>Paints a scene over everything that was in the grid; any size will do.</summary>
    public void Paint(Scene scene, Grid grid)
    {
        _look.ListHeights.Clear();
        grid.Clear(_look.Theme[Ink.Normal]);
        var canvas = new Canvas(grid, default, grid.Size, _look);
        var top = FramePainter.PaintTop(scene.View, canvas);
        var bottom = FramePainter.BottomRows(scene, canvas.Size);
        var body = canvas.Inside(new(0, top), new(canvas.Width, Math.Max(0, canvas.Height - top - bottom)));

        if (scene.HelpTop is { } scrolled)
        {
            var help = new TextBlock(HelpText.Lines(scene.View.Keys)) { Scroll = scrolled };
            BlockPainter.Paint(new PanelBlock("Keys", help) { Focused = true }, body);
        }
        else
        {
            BlockPainter.Paint(scene.View.Body, body);
            OverlayPainter.Paint(scene.View.Overlay, body);
        }

        FramePainter.PaintBottom(scene, canvas.Inside(new(0, canvas.Height - bottom), new(canvas.Width, bottom)));
    }

    /// <summary>Returns a message for each list whose height in the last painting is not the one last told.</summary>
    public IReadOnlyList<Shown> NewHeights()
    {
        List<Shown> told = [];
        foreach (var (list, height) in _look.ListHeights)
        {
            if (_told.GetValueOrDefault(list) != height)
            {
                _told[list] = height;
                told.Add(new(list, height));
            }
        }

        return told;
    }
}
