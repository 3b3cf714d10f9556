namespace NteMonitor.Terminal;

/// <summary>The look of every ink, and five shades for tables of figures, from few to many.</summary>
/// <param name="Name">One of <see cref="Themes.Names"/>.</param>
/// <param name="Styles">One per <see cref="Ink"/>, in its order.</param>
/// <param name="Shades">Five, from the lightest load to the heaviest.</param>
public sealed record Theme(string Name, IReadOnlyList<CellStyle> Styles, IReadOnlyList<CellStyle> Shades)
{
    /// <summary>The most colours it uses, however many the terminal has.</summary>
    public ColourDepth Most { get; init; } = ColourDepth.True;

    /// <summary>Returns the look of an ink.</summary>
    public CellStyle this[Ink ink] => Styles[(int)ink];
}

/// <summary>The themes there are.</summary>
/// <remarks>Colours after Okabe and Ito, told apart by eyes that do not see red from green; every text at 4.5:1 or better.
/// All are exact members of xterm's 256, so that they look alike at 256 and at 24 bits and cost few bytes on a slow line.</remarks>
public static class Themes
{
    private static readonly Colour Night = new(0x11, 0x16, 0x1c, 0);
    private static readonly Colour NightBar = new(0x1e, 0x2a, 0x38, 4);
    private static readonly Colour Paper = new(0xff, 0xff, 0xff, 15);
    private static readonly Colour PaperBar = new(0xe4, 0xea, 0xf1, 7);

    private static readonly Palette Plain = new(
        Colour.Default, Colour.Default, Colour.Default, Colour.Default, Colour.Default, Colour.Default, Colour.Default,
        Colour.Default, Colour.Default, Colour.Default, Colour.Default, Colour.Default, Colour.Default);

    /// <summary>For the night: light on dark.</summary>
    public static readonly Theme Dark = Build("dark", new(
        Text: new(0xd8, 0xde, 0xe6, 7), Ground: Night, Muted: new(0x93, 0xa1, 0xb1, 7), Strong: new(0xff, 0xff, 0xff, 15),
        Accent: new(0x6c, 0xc0, 0xf0, 14), Good: new(0x3f, 0xc9, 0x9b, 10), Warn: new(0xf0, 0xb4, 0x29, 11), Bad: new(0xff, 0x8a, 0x5c, 9),
        Border: new(0x54, 0x64, 0x75, 8), Bar: NightBar, ChosenText: new(0x0b, 0x10, 0x15, 0), Chosen: new(0x6c, 0xc0, 0xf0, 14),
        Aside: new(0x2a, 0x3a, 0x4c, 8)),
        [new(0x19, 0x2a, 0x3c, 4), new(0x1b, 0x3f, 0x5c, 4), new(0x1f, 0x55, 0x7c, 4), new(0x6c, 0xc0, 0xf0, 6), new(0xf0, 0xb4, 0x29, 3)]);

    /// <summary>For the day: dark on white.</summary>
    public static readonly Theme Light = Build("light", new(
        Text: new(0x1d, 0x24, 0x2b, 0), Ground: Paper, Muted: new(0x57, 0x63, 0x70, 0), Strong: new(0x00, 0x00, 0x00, 0),
        Accent: new(0x00, 0x5a, 0x92, 4), Good: new(0x00, 0x68, 0x4c, 2), Warn: new(0x80, 0x52, 0x00, 5), Bad: new(0xa8, 0x3e, 0x00, 1),
        Border: new(0xa9, 0xb4, 0xc0, 7), Bar: PaperBar, ChosenText: new(0xff, 0xff, 0xff, 15), Chosen: new(0x00, 0x5a, 0x92, 4),
        Aside: new(0xd0, 0xe1, 0xef, 7)),
        [new(0xe8, 0xf1, 0xf8, 15), new(0xc6, 0xdf, 0xf0, 15), new(0x9d, 0xc8, 0xe6, 6), new(0x00, 0x5a, 0x92, 4), new(0x80, 0x30, 0x00, 1)]);

    /// <summary>The terminal's own sixteen colours on its own ground.</summary>
    public static readonly Theme Own = Build("terminal", Plain with
    {
        Accent = new(0, 0, 0, 6),
        Good = new(0, 0, 0, 2),
        Warn = new(0, 0, 0, 3),
        Bad = new(0, 0, 0, 1),
    }, []) with
    { Most = ColourDepth.Sixteen };

    /// <summary>No colour at all.</summary>
    public static readonly Theme Mono = Build("mono", Plain, []) with { Most = ColourDepth.None };

    /// <summary>The names, in the order to offer them.</summary>
    public static IReadOnlyList<string> Names { get; } = ["dark", "light", "terminal", "mono"];

    /// <summary>Returns the theme of a name, or null.</summary>
    public static Theme? Find(string name) => name switch
    {
        "dark" => Dark,
        "light" => Light,
        "terminal" => Own,
        "mono" => Mono,
        _ => null,
    };

    private static Theme Build(string name, Palette p, IReadOnlyList<Colour> shades)
    {
        var plain = p.Ground.Basic < 0;
        CellStyle On(Colour fore, Colour back, Marks marks = Marks.None) => new(fore.Snapped(), back.Snapped(), marks);
        CellStyle[] styles =
        [
            On(p.Text, p.Ground), On(p.Muted, p.Ground), On(p.Strong, p.Ground, Marks.Bold), On(p.Accent, p.Ground),
            On(p.Good, p.Ground), On(p.Warn, p.Ground), On(p.Bad, p.Ground, Marks.Bold), On(p.Accent, p.Ground, Marks.Bold),
            On(p.ChosenText, p.Chosen, plain ? Marks.Reverse : Marks.None), On(p.Text, p.Aside, plain ? Marks.Underline : Marks.None),
            On(p.Text, p.Bar, plain ? Marks.Underline : Marks.None), On(p.Strong, p.Aside, plain ? Marks.Underline | Marks.Bold : Marks.None),
            On(p.Border, p.Ground), On(p.Accent, p.Ground, plain ? Marks.Bold : Marks.None),
            On(p.Text, p.Bar, plain ? Marks.Reverse : Marks.None), On(p.ChosenText, p.Chosen, Marks.Bold),
            On(p.Accent, p.Ground, Marks.Bold),
        ];
        CellStyle[] shaded = plain
            ? [styles[0], styles[0], styles[2], styles[2] with { Marks = Marks.Underline }, styles[8]]
            : [.. shades.Select((s, i) => On(i < 3 ? p.Text : p.ChosenText, s))];
        return new(name, styles, shaded);
    }

    private sealed record Palette(
        Colour Text, Colour Ground, Colour Muted, Colour Strong, Colour Accent, Colour Good, Colour Warn, Colour Bad,
        Colour Border, Colour Bar, Colour ChosenText, Colour Chosen, Colour Aside);
}
