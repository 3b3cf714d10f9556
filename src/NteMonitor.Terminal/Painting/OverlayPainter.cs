namespace NteMonitor.Terminal;

/// <summary>Paints a question or a picker in the middle of the body.</summary>
internal static class OverlayPainter
{
    internal static void Paint(Overlay? overlay, Canvas body)
    {
        switch (overlay)
        {
            case Confirm confirm: PaintConfirm(confirm, body); break;
            case Picker picker: PaintPicker(picker, body); break;
        }
    }

    private static void PaintConfirm(Confirm confirm, Canvas body)
    {
        var width = Math.Min(body.Width, 64);
        IReadOnlyList<Line> lines =
        [
            Line.Of(new Span(confirm.Question, Ink.Strong)), .. confirm.Detail, "",
            Line.Of(new("y", Ink.KeyName), " yes   ", new("n", Ink.KeyName), " no"),
        ];
        var box = Middle(body, new(width, Wrap.Lines(lines, width - 4).Count + 2));
        BlockPainter.Paint(new PanelBlock("Sure?", new TextBlock(lines)) { Focused = true }, box);
        box.PutCursor(2, box.Height - 2);
    }

    private static void PaintPicker(Picker picker, Canvas body)
    {
        var matches = PickerRules.Matches(picker.State);
        var box = Middle(body, new(Math.Min(body.Width, 96), Math.Min(body.Height, 14)));
        BlockPainter.Paint(new PanelBlock(picker.Title, TextBlock.Of("")) { Focused = true }, box);
        var inside = box.Inside(new(2, 1), new(box.Width - 4, box.Height - 2));
        FormPainter.PaintMatches(matches, picker.State.Marked, inside.Below(1));
        FormPainter.PaintInput(picker.State.Search, focused: true, inside.Inside(default, new(inside.Width, 1)));
    }

    private static Canvas Middle(Canvas body, Size size)
    {
        var height = Math.Min(body.Height, size.Height);
        var box = body.Inside(new((body.Width - size.Width) / 2, (body.Height - height) / 2), new(size.Width, height));
        for (var row = 0; row < box.Height; row++)
        {
            box.Fill(row, box.Look.Theme[Ink.Normal]);
        }

        return box;
    }
}
