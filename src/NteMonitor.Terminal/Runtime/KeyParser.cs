using System.Globalization;
using System.Text;

namespace NteMonitor.Terminal;

/// <summary>Makes keys and pastes of the bytes a terminal sends, however they are cut into pieces.</summary>
/// <remarks>Bytes that are no key, whole or broken, are passed over; nothing a terminal sends makes it fail.</remarks>
public sealed class KeyParser
{
    /// <summary>The most a paste takes, in bytes; the rest of it is left off.</summary>
    public const int MostPasted = 100_000;

    private const int MostParameters = 32;
    private static readonly byte[] PasteEnd = "\x1b[201~"u8.ToArray();

    private readonly List<byte> _held = [];
    private State _state;
    private int _runeLength;
    private int _endMatched;
    private bool _alt;

    private enum State
    {
        Ground,
        Escape,
        Control,
        LinuxFunction,
        Single,
        Rune,
        Paste,
    }

    /// <summary>Whether what came so far may be the beginning of more, so that a pause decides what it was.</summary>
    public bool IsWaiting => _state != State.Ground;

    /// <summary>Whether a paste has begun and not ended.</summary>
    public bool IsPasting => _state == State.Paste;

    /// <summary>Takes bytes and sends the keys and pastes that are complete with them.</summary>
    public void Feed(ReadOnlySpan<byte> bytes, Action<Msg> send)
    {
        foreach (var value in bytes)
        {
            Take(value, send);
        }
    }

    /// <summary>Says that no more bytes came: a lone escape is the key esc, a paste without end is what came of it.</summary>
    public void Flush(Action<Msg> send)
    {
        switch (_state)
        {
            case State.Escape: send(new KeyPressed("esc")); break;
            case State.Control when _held.Count == 0: send(new KeyPressed("alt+[")); break;
            case State.Single: send(new KeyPressed("alt+O")); break;
            case State.Paste: SendPaste(send); break;
        }

        Reset();
    }

    private void Take(byte value, Action<Msg> send)
    {
        switch (_state)
        {
            case State.Ground: Begin(value, alt: false, send); break;
            case State.Escape: AfterEscape(value, send); break;
            case State.Control: InControl(value, send); break;
            case State.LinuxFunction: Finish(value is >= (byte)'A' and <= (byte)'E' ? $"f{value - 'A' + 1}" : null, send); break;
            case State.Single: AfterSingle(value, send); break;
            case State.Rune: InRune(value, send); break;
            case State.Paste: InPaste(value, send); break;
        }
    }

    private void Begin(byte value, bool alt, Action<Msg> send)
    {
        Reset();
        _alt = alt;
        if (value == 0x1b)
        {
            _state = State.Escape;
        }
        else if (value < 0x80)
        {
            Finish(KeyNames.OfByte(value), send);
        }
        else if (value is >= 0xC2 and <= 0xF4)
        {
            _held.Add(value);
            _runeLength = value < 0xE0 ? 2 : value < 0xF0 ? 3 : 4;
            _state = State.Rune;
        }
    }

    private void AfterEscape(byte value, Action<Msg> send)
    {
        switch (value)
        {
            case (byte)'[': _state = State.Control; break;
            case (byte)'O': _state = State.Single; break;
            case 0x1b: send(new KeyPressed("esc")); break;
            default: Begin(value, alt: true, send); break;
        }
    }

    private void InControl(byte value, Action<Msg> send)
    {
        switch (value)
        {
            case 0x1b: Begin(value, alt: false, send); break;
            case (byte)'[' when _held.Count == 0: _state = State.LinuxFunction; break;
            case >= 0x40 and <= 0x7e: EndControl((char)value, send); break;
            case >= 0x20 and <= 0x3f when _held.Count < MostParameters: _held.Add(value); break;
            case >= 0x20 and <= 0x3f: break;
            default: Begin(value, alt: false, send); break;
        }
    }

    private void EndControl(char final, Action<Msg> send)
    {
        var text = Encoding.ASCII.GetString([.. _held]);
        if (final == '~' && text == "200")
        {
            Reset();
            _state = State.Paste;
            return;
        }

        Finish(KeyNames.OfControl(text, final), send);
    }

    private void AfterSingle(byte value, Action<Msg> send)
    {
        if (value is 0x1b or < 0x20 or > 0x7e)
        {
            Begin(value, alt: false, send);
            return;
        }

        Finish(KeyNames.OfControl("", (char)value), send);
    }

    private void InRune(byte value, Action<Msg> send)
    {
        if (value is < 0x80 or > 0xBF)
        {
            Begin(value, alt: false, send);
            return;
        }

        _held.Add(value);
        if (_held.Count < _runeLength)
        {
            return;
        }

        var isWhole = Rune.DecodeFromUtf8([.. _held], out var rune, out var used) == System.Buffers.OperationStatus.Done && used == _runeLength;
        Finish(isWhole && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format) ? rune.ToString() : null, send);
    }

    private void InPaste(byte value, Action<Msg> send)
    {
        if (value == PasteEnd[_endMatched])
        {
            _endMatched++;
            if (_endMatched == PasteEnd.Length)
            {
                SendPaste(send);
                Reset();
            }

            return;
        }

        Keep(PasteEnd.AsSpan(0, _endMatched));
        _endMatched = value == PasteEnd[0] ? 1 : 0;
        if (_endMatched == 0)
        {
            Keep([value]);
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        if (_held.Count + bytes.Length <= MostPasted)
        {
            _held.AddRange(bytes);
        }
    }

    private void SendPaste(Action<Msg> send)
    {
        var text = Encoding.UTF8.GetString([.. _held]).ReplaceLineEndings("\n");
        send(new Pasted(Graphemes.Visible(text)));
    }

    private void Finish(string? key, Action<Msg> send)
    {
        var alt = _alt;
        Reset();
        if (key is not null)
        {
            send(new KeyPressed(alt ? "alt+" + key : key));
        }
    }

    private void Reset()
    {
        _held.Clear();
        _state = State.Ground;
        _runeLength = 0;
        _endMatched = 0;
        _alt = false;
    }
}
