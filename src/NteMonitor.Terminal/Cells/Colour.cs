namespace NteMonitor.Terminal;

/// <summary>How many colours a terminal shows.</summary>
public enum ColourDepth
{
    /// <summary>None: bold, underline and reverse only.</summary>
    None,

    /// <summary>The terminal's own sixteen.</summary>
    Sixteen,

    /// <summary>The 256 of xterm.</summary>
    Indexed,

    /// <summary>24 bits.</summary>
    True,
}

/// <summary>A colour, and the one of the terminal's sixteen that stands for it where there are no more.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
/// <param name="Basic">0 to 15; −1 for whatever the terminal's default is, at every depth.</param>
public readonly record struct Colour(byte Red, byte Green, byte Blue, sbyte Basic)
{
    /// <summary>The terminal's own colour for text or background.</summary>
    public static readonly Colour Default = new(0, 0, 0, -1);

    private int Bits => (Red << 24) | (Green << 16) | (Blue << 8) | (byte)Basic;

    /// <summary>Whether it is the same colour.</summary>
    public bool Equals(Colour other) => Bits == other.Bits;

    /// <inheritdoc/>
    public override int GetHashCode() => Bits;

    /// <summary>Whether it is exactly one of xterm's 256, which takes half the bytes to ask for.</summary>
    public bool IsIndexed => this == Snapped();

    /// <summary>Returns the nearest of xterm's 256 colours as a colour of its own; the terminal's default stays what it is.</summary>
    public Colour Snapped()
    {
        if (Basic < 0)
        {
            return this;
        }

        var index = Index();
        var (cube, grey) = (index - 16, (byte)(8 + (10 * (index - 232))));
        return index >= 232
            ? new(grey, grey, grey, Basic)
            : new((byte)Level(cube / 36), (byte)Level(cube / 6 % 6), (byte)Level(cube % 6), Basic);
    }

    /// <summary>Returns the nearest of xterm's 256 colours, 16 to 255: the cube or the greys.</summary>
    public int Index()
    {
        int[] steps = [Step(Red), Step(Green), Step(Blue)];
        var grey = Math.Clamp((((Red + Green + Blue) / 3) - 3) / 10, 0, 23);
        var greyLevel = 8 + (10 * grey);
        var cubeDistance = Distance(Level(steps[0]), Level(steps[1]), Level(steps[2]));
        return Distance(greyLevel, greyLevel, greyLevel) < cubeDistance
            ? 232 + grey
            : 16 + (36 * steps[0]) + (6 * steps[1]) + steps[2];
    }

    private static int Step(byte value) => value < 48 ? 0 : value < 115 ? 1 : (value - 35) / 40;

    private static int Level(int step) => step == 0 ? 0 : 55 + (40 * step);

    private int Distance(int red, int green, int blue) =>
        ((Red - red) * (Red - red)) + ((Green - green) * (Green - green)) + ((Blue - blue) * (Blue - blue));
}

/// <summary>Looks of a text besides its colours.</summary>
[Flags]
public enum Marks : byte
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Bold.</summary>
    Bold = 1,

    /// <summary>Underlined.</summary>
    Underline = 2,

    /// <summary>Text and background exchanged.</summary>
    Reverse = 4,

    /// <summary>Italic.</summary>
    Italic = 8,
}

/// <summary>The look of a cell.</summary>
public readonly record struct CellStyle(Colour Fore, Colour Back, Marks Marks = Marks.None)
{
    /// <summary>The terminal's own look.</summary>
    public static readonly CellStyle Default = new(Colour.Default, Colour.Default);

    /// <summary>Whether both look the same.</summary>
    public bool Equals(CellStyle other) => Marks == other.Marks && Fore.Equals(other.Fore) && Back.Equals(other.Back);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Fore, Back, Marks);
}
