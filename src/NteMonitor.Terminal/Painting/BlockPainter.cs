namespace NteMonitor.Terminal;

/// <summary>Paints any block on a canvas.</summary>
internal static class BlockPainter
{
    internal static void Paint(Block block, Canvas canvas)
    {
        if (canvas.Width <= 0 || canvas.Height <= 0)
        {
            return;
        }

        switch (block)
        {
            case TextBlock text: PaintText(text, canvas); break;
            case PanelBlock panel: PaintPanel(panel, canvas); break;
            case SplitBlock split: PaintSplit(split, canvas); break;
            case StackBlock stack: PaintStack(stack, canvas); break;
            case ListBlock list: ListPainter.Paint(list, canvas); break;
            case FormBlock form: FormPainter.Paint(form.Form, canvas); break;
            case BarChartBlock bars: ChartPainter.Paint(bars, canvas); break;
            case SparklineBlock spark: ChartPainter.Paint(spark, canvas); break;
            case HeatBlock heat: HeatPainter.Paint(heat, canvas); break;
            case MapBlock map: MapPainter.Paint(map, canvas); break;
            case PictureBlock picture: canvas.Look.Pictures.Paint(picture, canvas); break;
        }
    }

    /// <summary>Returns the rows a block wants at a width.</summary>
    internal static int Rows(Block block, int width) => block switch
    {
        TextBlock text => Wrap.Lines(text.Lines, width).Count,
        PanelBlock panel => Rows(panel.Body, width - 4) + 2,
        SplitBlock { Lay: Lay.SideBySide } split => Math.Max(Rows(split.First, width / 2), Rows(split.Second, width / 2)),
        SplitBlock split => Rows(split.First, width) + Rows(split.Second, width),
        StackBlock stack => stack.Parts.Sum(p => p.Height > 0 ? p.Height : Rows(p.Body, width)),
        ListBlock list => (int)Math.Min(1000, list.State.Count) + 1,
        FormBlock form => FormPainter.Rows(form.Form, width),
        BarChartBlock bars => bars.Bars.Count + (bars.Caption.Length > 0 ? 1 : 0),
        SparklineBlock => 2,
        HeatBlock heat => heat.Rows.Count + (heat.Caption.Length > 0 ? 2 : 1),
        _ => 12,
    };

    private static void PaintText(TextBlock text, Canvas canvas)
    {
        var lines = Wrap.Lines(text.Lines, canvas.Width);
        var top = Math.Clamp(text.Scroll, 0, Math.Max(0, lines.Count - canvas.Height));
        for (var row = 0; row < canvas.Height && top + row < lines.Count; row++)
        {
            canvas.Write(new(0, row), lines[top + row]);
        }

        var below = lines.Count - top - canvas.Height;
        if (below > 0)
        {
            var more = $" {canvas.Look.Marks.Ellipsis} {below} more";
            canvas.Write(new(Math.Max(0, canvas.Width - more.Length), canvas.Height - 1), more, Ink.Muted);
        }
    }

    private static void PaintPanel(PanelBlock panel, Canvas canvas)
    {
        if (canvas.Width < 6 || canvas.Height < 3)
        {
            Paint(panel.Body, canvas);
            return;
        }

        var ink = panel.Focused ? Ink.BorderFocused : Ink.Border;
        var marks = canvas.Look.Marks;
        var across = string.Concat(Enumerable.Repeat(marks.Across, canvas.Width - 2));
        canvas.Write(new(0, 0), marks.Corners[0] + across + marks.Corners[1], ink);
        canvas.Write(new(0, canvas.Height - 1), marks.Corners[2] + across + marks.Corners[3], ink);
        for (var row = 1; row < canvas.Height - 1; row++)
        {
            canvas.Write(new(0, row), marks.Down, ink);
            canvas.Write(new(canvas.Width - 1, row), marks.Down, ink);
        }

        if (panel.Title.Length > 0)
        {
            var title = panel.Focused ? $" {marks.Chosen} {panel.Title} " : $" {panel.Title} ";
            canvas.Write(new(2, 0), title, canvas.Width - 4, canvas.Look.Theme[panel.Focused ? Ink.Heading : Ink.Normal]);
        }

        Paint(panel.Body, canvas.Inside(new(2, 1), new(canvas.Width - 4, canvas.Height - 2)));
    }

    private static void PaintSplit(SplitBlock split, Canvas canvas)
    {
        var beside = split.Lay == Lay.SideBySide;
        if (beside && canvas.Width < split.MinFirst + split.MinSecond + 1)
        {
            if (!split.StackWhenNarrow || canvas.Height < 16)
            {
                Paint(split.SecondFocused ? split.Second : split.First, canvas);
                return;
            }

            var shorter = split with { Lay = Lay.Stacked, Share = split.ShareStacked ?? split.Share, MinFirst = 6, MinSecond = 5 };
            PaintSplit(shorter, canvas);
            return;
        }

        var room = beside ? canvas.Width - 1 : canvas.Height;
        if (!beside && room < split.MinFirst + split.MinSecond)
        {
            Paint(split.SecondFocused ? split.Second : split.First, canvas);
            return;
        }

        var first = Math.Clamp((int)Math.Round(room * split.Share), split.MinFirst, room - split.MinSecond);
        if (beside)
        {
            Paint(split.First, canvas.Inside(default, new(first, canvas.Height)));
            Paint(split.Second, canvas.Inside(new(first + 1, 0), new(room - first, canvas.Height)));
            return;
        }

        Paint(split.First, canvas.Inside(default, new(canvas.Width, first)));
        Paint(split.Second, canvas.Below(first));
    }

    private static void PaintStack(StackBlock stack, Canvas canvas)
    {
        var wanted = stack.Parts.Select(p => p.Height > 0 ? p.Height : p.Height == 0 ? Rows(p.Body, canvas.Width) : 0).ToArray();
        var sharing = stack.Parts.Count(p => p.Height < 0);
        var spare = Math.Max(0, canvas.Height - wanted.Sum());
        var row = 0;
        for (var part = 0; part < stack.Parts.Count && row < canvas.Height; part++)
        {
            var height = wanted[part];
            if (stack.Parts[part].Height < 0)
            {
                height = spare / sharing;
                spare -= height;
                sharing--;
            }

            Paint(stack.Parts[part].Body, canvas.Inside(new(0, row), new(canvas.Width, height)));
            row += height;
        }
    }
}
