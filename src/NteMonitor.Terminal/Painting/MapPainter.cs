using System.Globalization;

namespace NteMonitor.Terminal;

/// <summary>Paints places as figures on a plan: 1 to 9 as they are, 10 and more as +; the selected one in brackets of colour and named below.</summary>
internal static class MapPainter
{
    /// <summary>A cell is about twice as high as it is wide.</summary>
    private const double CellAspect = 2;

    internal static void Paint(MapBlock map, Canvas canvas)
    {
        if (map.Points.Count == 0)
        {
            canvas.Write(default, map.Caption.Length > 0 ? $"{map.Caption}: no places" : "No places.", Ink.Muted);
            return;
        }

        var row = 0;
        if (map.Caption.Length > 0)
        {
            canvas.Write(new(0, row++), map.Caption, Ink.Muted);
        }

        var plan = canvas.Inside(new(0, row), new(canvas.Width, canvas.Height - row - 1));
        var frame = Frame.Of(map, plan.Size);
        foreach (var outline in map.Outlines.Where(o => o.Count > 1))
        {
            PaintOutline(outline, frame, plan);
        }

        foreach (var cell in map.Points.Where(p => double.IsFinite(p.East + p.North)).GroupBy(p => frame.Cell(p.East, p.North)))
        {
            var weight = cell.Sum(p => p.Weight);
            var mark = weight < 1 ? "o" : weight < 9.5 ? weight.ToString("0", CultureInfo.InvariantCulture) : "+";
            var chosen = cell.Any(p => p.Selected);
            plan.Write(cell.Key, mark, chosen ? Ink.Selected : weight >= 5 ? Ink.Warn : Ink.Accent);
            if (chosen)
            {
                plan.PutCursor(cell.Key.Column, cell.Key.Row);
            }
        }

        var named = map.Points.FirstOrDefault(p => p.Selected) is { Label: not null } point ? $"{canvas.Look.Marks.Chosen} {point.Label}: {Words.Of(point.Weight, "0.#")}   " : "";
        canvas.Write(new(0, canvas.Height - 1), $"{named}figures: {map.Unit}, + is 10 or more", Ink.Muted);
    }

    private static void PaintOutline(IReadOnlyList<MapCorner> outline, Frame frame, Canvas plan)
    {
        for (var i = 0; i < outline.Count; i++)
        {
            var (a, b) = (outline[i], outline[(i + 1) % outline.Count]);
            var from = frame.Exact(a.East, a.North);
            var to = frame.Exact(b.East, b.North);
            var span = Math.Max(Math.Abs(to.X - from.X), Math.Abs(to.Y - from.Y));
            if (!double.IsFinite(span))
            {
                continue;
            }

            var steps = (int)Math.Clamp(Math.Ceiling(span), 1, 1000);
            for (var step = 0; step <= steps; step++)
            {
                var x = from.X + ((to.X - from.X) * step / steps);
                var y = from.Y + ((to.Y - from.Y) * step / steps);
                if (x >= 0 && y >= 0 && x < plan.Width && y < plan.Height)
                {
                    plan.Write(new((int)x, (int)y), plan.Look.Marks.Dot, Ink.Border);
                }
            }
        }
    }

    /// <summary>Where the plan lies: its middle, and the length of a row in units north.</summary>
    private readonly record struct Frame(MapCorner Middle, double UnitsPerRow, double EastScale, Size Size)
    {
        internal static Frame Of(MapBlock map, Size size)
        {
            var places = map.Points.Where(p => double.IsFinite(p.East + p.North)).Select(p => new MapCorner(p.East, p.North)).DefaultIfEmpty(default).ToArray();
            var (west, east) = (places.Min(p => p.East), places.Max(p => p.East));
            var (south, north) = (places.Min(p => p.North), places.Max(p => p.North));
            var scale = map.EastScale > 0 ? map.EastScale : 1;
            var rows = (north - south) / Math.Max(1, size.Height - 1);
            var columns = (east - west) * scale * CellAspect / Math.Max(1, size.Width - 1);
            var unit = Math.Max(rows, columns);
            return new(new((west + east) / 2, (south + north) / 2), unit > 0 ? unit * 1.001 : 1, scale, size);
        }

        internal (double X, double Y) Exact(double east, double north) =>
            (((Size.Width - 1) / 2.0) + ((east - Middle.East) * EastScale * CellAspect / UnitsPerRow) + 0.5,
            ((Size.Height - 1) / 2.0) - ((north - Middle.North) / UnitsPerRow) + 0.5);

        internal Spot Cell(double east, double north)
        {
            var (x, y) = Exact(east, north);
            return new((int)Math.Clamp(x, 0, Math.Max(0, Size.Width - 1)), (int)Math.Clamp(y, 0, Math.Max(0, Size.Height - 1)));
        }
    }
}
