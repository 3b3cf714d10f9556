using System.Globalization;

namespace NteMonitor.Terminal;

/// <summary>Where the cursor of a form goes after a key.</summary>
public enum FieldMove
{
    /// <summary>It stays in the field.</summary>
    Stay,

    /// <summary>On to the next field.</summary>
    On,

    /// <summary>Back to the field before.</summary>
    Back,

    /// <summary>Out of the form.</summary>
    Leave,
}

/// <summary>A field after one message, and where the cursor goes.</summary>
public readonly record struct FieldStep(Field Field, FieldMove Move = FieldMove.Stay);

/// <summary>How one field of a form takes keys and answers.</summary>
public static class FieldRules
{
    /// <summary>Returns the field after a key or a paste.</summary>
    /// <source>docs/methods/terminal.md §3.</source>
    public static FieldStep Update(Field field, Msg msg) => (field, msg) switch
    {
        (ChoiceField choice, _) => ChoiceFieldRules.Update(choice, msg),
        (ToggleField toggle, KeyPressed(var key)) => PressToggle(toggle, key),
        (MultiLineField lines, KeyPressed("enter")) => new(lines with { Input = TextInputRules.Insert(lines.Input, "\n"), Error = "" }),
        (MultiLineField lines, KeyPressed("up" or "down")) => MoveInLines(lines, msg is KeyPressed("up") ? -1 : 1),
        (MultiLineField lines, Pasted(var text)) => new(lines with { Input = TextInputRules.Insert(lines.Input, text), Error = "" }),
        (_, KeyPressed("esc")) => new(field, FieldMove.Leave),
        (_, KeyPressed("enter" or "tab" or "down")) => OnIfSettled(field),
        (_, KeyPressed("shift+tab" or "up")) => new(field, FieldMove.Back),
        _ => new(Typed(field, msg)),
    };

    /// <summary>Returns the field with a value put in as from a draft; the error goes.</summary>
    /// <source>docs/methods/terminal.md §3.</source>
    public static Field With(Field field, string value) => field switch
    {
        TextField text => text with { Input = TextInput.Of(value), Error = "" },
        NumberField number => number with { Input = TextInput.Of(value), Error = "" },
        MultiLineField lines => lines with { Input = TextInput.Of(value), Error = "" },
        ChoiceField choice => choice with { Chosen = value, Search = TextInput.Empty, Marked = -1, Error = "" },
        ToggleField toggle => toggle with
        {
            On = [.. toggle.Choices.Select(c => c.Value).Where(value.Split(',', StringSplitOptions.TrimEntries).Contains)],
            Error = "",
        },
        _ => field,
    };

    /// <summary>Returns the field after one typed line; a line that cannot be taken leaves the value and sets the error.</summary>
    /// <source>docs/methods/terminal.md §5.</source>
    public static Field Answer(Field field, string text) => field switch
    {
        ChoiceField choice => ChoiceFieldRules.Answer(choice, text),
        ToggleField toggle => AnswerToggle(toggle, text),
        _ => Settle(With(field, text)),
    };

    /// <summary>Returns the field with what is half typed settled, or with the reason why it cannot be.</summary>
    /// <source>docs/methods/terminal.md §3.</source>
    public static Field Settle(Field field) => field switch
    {
        ChoiceField choice => ChoiceFieldRules.Settle(choice),
        NumberField number => number with { Error = NumberError(number) },
        _ => field,
    };

    /// <summary>Returns whether the field's value cannot be used as it stands.</summary>
    /// <source>docs/methods/terminal.md §3.</source>
    public static bool IsUnsettled(Field field) => field switch
    {
        ChoiceField choice => choice.Search.Text.Length > 0,
        NumberField number => NumberError(number).Length > 0,
        _ => false,
    };

    private static FieldStep OnIfSettled(Field field)
    {
        var settled = Settle(field);
        return new(settled, IsUnsettled(settled) ? FieldMove.Stay : FieldMove.On);
    }

    private static Field Typed(Field field, Msg msg) => field switch
    {
        TextField text => text with { Input = TextInputRules.Update(text.Input, msg), Error = "" },
        NumberField number => number with { Input = TextInputRules.Update(number.Input, msg), Error = "" },
        MultiLineField lines => lines with { Input = TextInputRules.Update(lines.Input, msg), Error = "" },
        _ => field,
    };

    private static string NumberError(NumberField number)
    {
        var text = number.Input.Text.Trim();
        return text.Length == 0 ? ""
            : !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? $"“{text}” is not a whole number."
            : value < number.Min ? $"{value} is below {number.Min}."
            : value > number.Max ? $"{value} is above {number.Max}."
            : "";
    }

    private static FieldStep PressToggle(ToggleField toggle, string key) => key switch
    {
        "space" when toggle.Choices.Count > 0 => new(Switch(toggle, toggle.Choices[Math.Clamp(toggle.Marked, 0, toggle.Choices.Count - 1)].Value)),
        "left" => new(toggle with { Marked = Math.Max(0, toggle.Marked - 1) }),
        "right" => new(toggle with { Marked = Math.Clamp(toggle.Marked + 1, 0, Math.Max(0, toggle.Choices.Count - 1)) }),
        "enter" or "tab" or "down" => new(toggle, FieldMove.On),
        "shift+tab" or "up" => new(toggle, FieldMove.Back),
        "esc" => new(toggle, FieldMove.Leave),
        _ => new(toggle),
    };

    private static ToggleField Switch(ToggleField toggle, string value) =>
        toggle with { On = [.. toggle.Choices.Select(c => c.Value).Where(v => toggle.On.Contains(v) != (v == value))], Error = "" };

    private static ToggleField AnswerToggle(ToggleField toggle, string text)
    {
        List<string> on = [];
        foreach (var word in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var matches = toggle.Choices.Where(c => c.Value == word || string.Equals(c.Label, word, StringComparison.OrdinalIgnoreCase)).ToList();
            matches = matches.Count > 0 ? matches : [.. Fuzzy.Matches(word, toggle.Choices)];
            if (matches.Count != 1)
            {
                return toggle with { Error = ChoiceFieldRules.Ambiguous(word, matches) };
            }

            on.Add(matches[0].Value);
        }

        return toggle with { On = [.. toggle.Choices.Select(c => c.Value).Where(on.Contains)], Error = "" };
    }

    private static FieldStep MoveInLines(MultiLineField field, int by)
    {
        var (text, cursor) = field.Input;
        var start = cursor == 0 ? 0 : text.LastIndexOf('\n', cursor - 1) + 1;
        if (by < 0 && start == 0)
        {
            return new(field, FieldMove.Back);
        }

        var end = text.IndexOf('\n', cursor);
        if (by > 0 && end < 0)
        {
            return new(field, FieldMove.On);
        }

        var lineStart = by > 0 ? end + 1 : start == 1 ? 0 : text.LastIndexOf('\n', start - 2) + 1;
        var lineEnd = text.IndexOf('\n', lineStart) is >= 0 and var at ? at : text.Length;
        var target = Math.Min(lineEnd, lineStart + cursor - start);
        target -= target > lineStart && target < text.Length && char.IsLowSurrogate(text[target]) ? 1 : 0;
        return new(field with { Input = new(text, target) });
    }
}
