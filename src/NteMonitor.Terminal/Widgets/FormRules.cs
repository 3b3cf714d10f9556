namespace NteMonitor.Terminal;

/// <summary>How a form is filled in.</summary>
public static class FormRules
{
    private const string Typed = ".typed";

    /// <summary>Returns the form after any message, and what the message did.</summary>
    /// <remarks>
    /// Enter goes on and, on the save line, submits; tab and shift+tab go on and back; ctrl+s submits from anywhere; esc
    /// leaves, but first gives up a choice being looked for. The commands <c>save</c>, <c>w</c> and <c>cancel</c> do the
    /// same as ctrl+s and esc. A typed answer of linear mode (<see cref="Answered"/>) goes to its field.
    /// </remarks>
    /// <source>docs/methods/terminal.md §3.</source>
    public static FormStep Update(FormState form, Msg msg) => msg switch
    {
        Commanded { Word: "save" or "w" } or KeyPressed("ctrl+s") => Submit(form),
        Commanded { Word: "cancel" } => new(form, FormEvent.Left),
        Answered(var id, var text) => Answer(form, id, text),
        KeyPressed or Pasted when form.IsTyping => TypeInto(form, msg),
        KeyPressed(var key) => OnSaveLine(form, key),
        _ => new(form, FormEvent.None),
    };

    /// <summary>Returns everything that stands in the form, for a draft: every answer by field id, and what is typed to find a choice under the id and <c>.typed</c>.</summary>
    /// <source>docs/methods/terminal.md §3.</source>
    public static IReadOnlyDictionary<string, string> Values(FormState form) =>
        form.Fields.SelectMany(f => new[] { (Key: f.Id, Text: f.Value), (Key: f.Id + Typed, Text: f.HalfTyped) })
            .Where(v => v.Text.Length > 0 || !v.Key.EndsWith(Typed, StringComparison.Ordinal))
            .ToDictionary(v => v.Key, v => v.Text, StringComparer.Ordinal);

    /// <summary>Returns the form with a draft put in; a field that the draft does not name is empty.</summary>
    /// <source>docs/methods/terminal.md §3.</source>
    public static FormState Restore(FormState form, Func<string, string?> draft)
    {
        return form with { Fields = [.. form.Fields.Select(f => HalfTyped(FieldRules.With(f, draft(f.Id) ?? "")))] };

        Field HalfTyped(Field field) => field is ChoiceField choice && draft(field.Id + Typed) is { } typed
            ? choice with { Search = TextInput.Of(typed), Marked = 0 }
            : field;
    }

    /// <summary>Returns the form with what is wrong beside its fields, the cursor on the first of them.</summary>
    /// <param name="form">The form.</param>
    /// <param name="errors">By field id; fields not named lose the error they had. Name every other reason in a toast or status.</param>
    /// <source>docs/methods/terminal.md §3.</source>
    public static FormState WithErrors(FormState form, IReadOnlyDictionary<string, string> errors)
    {
        Field[] fields = [.. form.Fields.Select(f => f with { Error = errors.GetValueOrDefault(f.Id, "") })];
        var first = Array.FindIndex(fields, f => f.Error.Length > 0);
        return form with { Fields = fields, Focus = first < 0 ? form.Focus : first };
    }

    /// <summary>Returns the form with one field changed by a function; an unknown id changes nothing.</summary>
    /// <source>docs/methods/terminal.md §3.</source>
    public static FormState WithField(FormState form, string id, Func<Field, Field> change) =>
        form with { Fields = [.. form.Fields.Select(f => f.Id == id ? change(f) : f)] };

    private static FormStep TypeInto(FormState form, Msg msg)
    {
        var field = form.Fields[form.Focus];
        var step = FieldRules.Update(field, msg);
        var changed = Replace(form, step.Field);
        var what = step.Field.Value == field.Value && step.Field.HalfTyped == field.HalfTyped ? FormEvent.None : FormEvent.Changed;

        return step.Move switch
        {
            FieldMove.On => new(changed with { Focus = form.Focus + 1 }, what),
            FieldMove.Back => new(changed with { Focus = Math.Max(0, form.Focus - 1) }, what),
            FieldMove.Leave => new(changed, FormEvent.Left),
            _ => new(changed, what),
        };
    }

    private static FormStep OnSaveLine(FormState form, string key) => key switch
    {
        "enter" or "s" => Submit(form),
        "esc" => new(form, FormEvent.Left),
        "up" or "shift+tab" or "k" => new(form with { Focus = Math.Max(0, form.Fields.Count - 1) }, FormEvent.None),
        "tab" or "home" or "g" => new(form with { Focus = 0 }, FormEvent.None),
        _ => new(form, FormEvent.None),
    };

    private static FormStep Answer(FormState form, string id, string text)
    {
        var at = form.Fields.ToList().FindIndex(f => f.Id == id);
        if (at < 0)
        {
            return new(form, FormEvent.None);
        }

        var answered = FieldRules.Answer(form.Fields[at], text);
        var what = answered.Value == form.Fields[at].Value ? FormEvent.None : FormEvent.Changed;
        return new(Replace(form with { Focus = at }, answered) with { Focus = answered.Error.Length > 0 ? at : at + 1 }, what);
    }

    /// <summary>Asks for the form to be saved. A choice still being typed is settled first; what cannot be settled, or is no number, stops the saving.</summary>
    private static FormStep Submit(FormState form)
    {
        Field[] settled = [.. form.Fields.Select(FieldRules.Settle)];
        var wrong = Array.FindIndex(settled, FieldRules.IsUnsettled);
        return wrong < 0
            ? new(form with { Fields = settled }, FormEvent.Submitted)
            : new(form with { Fields = settled, Focus = wrong }, FormEvent.None);
    }

    private static FormState Replace(FormState form, Field field) =>
        form with { Fields = [.. form.Fields.Select((f, i) => i == form.Focus ? field : f)] };
}
