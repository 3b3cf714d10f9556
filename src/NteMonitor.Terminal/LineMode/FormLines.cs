using System.Globalization;

namespace NteMonitor.Terminal;

/// <summary>A form asked field by field.</summary>
internal static class FormLines
{
    private const int MostChoices = 40;

    /// <summary>Asks for the field that has the cursor, or whether to save; returns what was answered, null at the end of input.</summary>
    internal static Task<IReadOnlyList<Msg>?> AskAsync(FormState form, Func<string, Task<string?>> read, TextWriter output) =>
        form.Focus < form.Fields.Count
            ? AskFieldAsync(form, read, output)
            : AskSaveAsync(form, read, output);

    private static async Task<IReadOnlyList<Msg>?> AskFieldAsync(FormState form, Func<string, Task<string?>> read, TextWriter output)
    {
        var field = form.Fields[form.Focus];
        if (form.Focus == 0)
        {
            await output.WriteLineAsync("Enter keeps what is in brackets, ? lists the choices, :clear empties, :w saves, :q leaves.");
        }

        if (field.Error.Length > 0)
        {
            await output.WriteLineAsync(Graphemes.Visible($"! {field.Label}: {field.Error}"));
        }

        var hint = field.Hint.Length > 0 ? $" ({field.Hint})" : "";
        var typed = await read($"{field.Label}{hint} [{Current(field).Replace('\n', '/')}]: ");
        switch (typed?.Trim())
        {
            case null: return null;
            case "" when field.HalfTyped.Length > 0: return [new Answered(field.Id, field.HalfTyped)];
            case "": return [new KeyPressed("tab")];
            case ":q": return [new KeyPressed("esc")];
            case ":w": return [new Commanded("save")];
            case ":clear": return [new Answered(field.Id, "")];
            case "?":
                await ListAsync(field, output);
                return [];
        }

        return field is MultiLineField ? await MoreAsync(field.Id, typed!, read) : [new Answered(field.Id, Graphemes.Visible(typed!))];
    }

    /// <summary>Returns what a typed answer was taken for, where that is more than was typed; empty otherwise.</summary>
    internal static string Understood(View view, Answered answered)
    {
        var field = view.Body.Leaves().OfType<FormBlock>().SelectMany(f => f.Form.Fields).FirstOrDefault(f => f.Id == answered.Id);
        return field is ChoiceField or ToggleField && field.Error.Length == 0 && Current(field) != answered.Text
            ? $"  {field.Label}: {(Current(field).Length > 0 ? Current(field) : "none")}"
            : "";
    }

    private static string Current(Field field) => field switch
    {
        ChoiceField choice => choice.HalfTyped.Length > 0 ? choice.HalfTyped : choice.ChosenLabel,
        ToggleField toggle => string.Join(", ", toggle.Choices.Where(c => toggle.On.Contains(c.Value)).Select(c => c.Label)),
        _ => field.Value,
    };

    private static async Task ListAsync(Field field, TextWriter output)
    {
        var choices = field switch
        {
            ChoiceField choice => choice.Choices,
            ToggleField toggle => toggle.Choices,
            _ => [],
        };
        foreach (var choice in choices.Take(MostChoices))
        {
            await output.WriteLineAsync(Graphemes.Visible(choice.Note.Length > 0 ? $"  {choice.Label}, {choice.Note}" : $"  {choice.Label}"));
        }

        var rest = choices.Count - MostChoices;
        await output.WriteLineAsync(
            choices.Count == 0 ? $"  {(field.Hint.Length > 0 ? field.Hint : "Any text.")}"
            : rest > 0 ? string.Create(CultureInfo.InvariantCulture, $"  and {rest} more: type part of the name.")
            : field is ToggleField ? "  Several with commas between." : "  Part of the name is enough.");
    }

    /// <summary>Reads the further lines of a text up to an empty one.</summary>
    private static async Task<IReadOnlyList<Msg>?> MoreAsync(string id, string first, Func<string, Task<string?>> read)
    {
        List<string> lines = [first];
        while (await read("  more, or enter to end: ") is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        return [new Answered(id, Graphemes.Visible(string.Join('\n', lines)))];
    }

    private static async Task<IReadOnlyList<Msg>?> AskSaveAsync(FormState form, Func<string, Task<string?>> read, TextWriter output)
    {
        for (var i = 0; i < form.Fields.Count; i++)
        {
            var error = form.Fields[i].Error.Length > 0 ? $"  ! {form.Fields[i].Error}" : "";
            await output.WriteLineAsync(Graphemes.Visible(
                string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {form.Fields[i].Label}: {Current(form.Fields[i]).Replace('\n', '/')}{error}")));
        }

        var typed = (await read($"{form.SaveLabel}? y, n, or a field's number to change it: "))?.Trim();
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= form.Fields.Count)
        {
            return [new KeyPressed("home"), .. Enumerable.Repeat(new KeyPressed("tab"), number - 1)];
        }

        return typed?.ToUpperInvariant() switch
        {
            null => null,
            "Y" or "YES" or ":W" => [new Commanded("save")],
            "N" or "NO" or ":Q" => [new KeyPressed("esc")],
            _ => [],
        };
    }
}
