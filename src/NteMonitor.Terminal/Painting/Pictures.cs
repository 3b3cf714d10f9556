using Spectre.Console;
using Spectre.Console.Rendering;

namespace NteMonitor.Terminal;

/// <summary>Spectre drawings kept as cells until their key or their room changes; one per screen, holding the last few.</summary>
internal sealed class Pictures
{
    private const int Most = 16;

    private readonly Dictionary<(object Key, Size Size), IReadOnlyList<IReadOnlyList<Piece>>> _kept = [];

    /// <summary>Forgets every drawing, as after a change of theme.</summary>
    internal void Clear() => _kept.Clear();

    /// <summary>Paints a drawing, from memory where its key and room are known.</summary>
    internal void Paint(PictureBlock block, Canvas canvas)
    {
        if (canvas.Width <= 0 || canvas.Height <= 0)
        {
            return;
        }

        if (!_kept.TryGetValue((block.CacheKey, canvas.Size), out var lines))
        {
            if (_kept.Count >= Most)
            {
                _kept.Clear();
            }

            lines = Draw(block, canvas.Size, canvas.Look.Marks.Unicode);
            _kept[(block.CacheKey, canvas.Size)] = lines;
        }

        for (var row = 0; row < lines.Count && row < canvas.Height; row++)
        {
            var column = 0;
            foreach (var piece in lines[row])
            {
                column = canvas.Write(new(column, row), piece.Text, canvas.Width - column, Blend(piece.Style, canvas.Look.Theme));
            }
        }
    }

    private static IReadOnlyList<IReadOnlyList<Piece>> Draw(PictureBlock block, Size size, bool unicode)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.TrueColor,
            Out = new NoOutput(size),
            Interactive = InteractionSupport.No,
        });
        console.Profile.Capabilities.Unicode = unicode;
        var options = RenderOptions.Create(console, console.Profile.Capabilities) with { Height = null };
        var segments = block.Draw(size.Width, size.Height).Render(options, size.Width).Where(s => !s.IsControlCode);
        return [.. Segment.SplitLines(segments).Select(l => (IReadOnlyList<Piece>)[.. l.Select(s => new Piece(s.Text, s.Style))])];
    }

    private static CellStyle Blend(Style style, Theme theme)
    {
        var plain = theme[Ink.Normal];
        var marks = (style.Decoration.HasFlag(Decoration.Bold) ? Marks.Bold : Marks.None)
            | (style.Decoration.HasFlag(Decoration.Underline) ? Marks.Underline : Marks.None)
            | (style.Decoration.HasFlag(Decoration.Italic) ? Marks.Italic : Marks.None)
            | (style.Decoration.HasFlag(Decoration.Invert) ? Marks.Reverse : Marks.None);
        return new(Of(style.Foreground, plain.Fore), Of(style.Background, plain.Back), marks);
    }

    private static Colour Of(Color colour, Colour otherwise) =>
        colour == Color.Default ? otherwise : new(colour.R, colour.G, colour.B, (sbyte)Nearest(colour));

    private static int Nearest(Color colour) =>
        (colour.R > 127 ? 1 : 0) + (colour.G > 127 ? 2 : 0) + (colour.B > 127 ? 4 : 0);

    private readonly record struct Piece(string Text, Style Style);

    private sealed class NoOutput(Size size) : IAnsiConsoleOutput
    {
        public TextWriter Writer { get; } = TextWriter.Null;

        public bool IsTerminal => false;

        public int Width { get; } = size.Width;

        public int Height { get; } = size.Height;

        public void SetEncoding(System.Text.Encoding encoding)
        {
            // Nothing is ever written, so there is nothing to encode.
        }
    }
}
