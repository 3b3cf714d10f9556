namespace NteMonitor.Terminal;

/// <summary>Paints a form: labels to the left, answers beside them, what is wrong or may be entered below.</summary>
internal static class FormPainter
{
    private const int MostMatches = 5;
    private const int MostNote = 4;

    internal static int Rows(FormState form, int width)
    {
        var label = LabelWidth(form, width);
        return form.Fields.Select((f, i) => FieldRows(f, form.Focus == i, width - label)).Sum() + 2;
    }

    internal static void Paint(FormState form, Canvas canvas)
    {
        var label = LabelWidth(form, canvas.Width);
        var heights = form.Fields.Select((f, i) => FieldRows(f, form.Focus == i, canvas.Width - label)).Append(2).ToArray();
        var row = -Scrolled(heights, form.Focus, canvas.Height);
        for (var i = 0; i < form.Fields.Count; i++)
        {
            if (row >= 0 && row < canvas.Height)
            {
                PaintField(form.Fields[i], form.Focus == i, canvas.Inside(new(0, row), new(canvas.Width, heights[i])), label);
            }

            row += heights[i];
        }

        PaintSaveLine(form, canvas, row + 1);
    }

    /// <summary>Returns the rows to scroll off so that the field in use is whole on the screen.</summary>
    private static int Scrolled(int[] heights, int focus, int room)
    {
        var above = heights.Take(focus).Sum();
        var through = above + heights[Math.Min(focus, heights.Length - 1)];
        var least = Math.Max(0, Math.Min(through - room, above));
        var top = 0;
        for (var i = 0; i < heights.Length && top < least; i++)
        {
            top += heights[i];
        }

        return top;
    }

    private static int LabelWidth(FormState form, int width) =>
        Math.Min(form.Fields.Select(f => Graphemes.Width(f.Label)).DefaultIfEmpty(0).Max() + 3, Math.Max(8, width * 2 / 5));

    private static int FieldRows(Field field, bool focused, int width)
    {
        var answer = field switch
        {
            MultiLineField lines => Math.Max(1, lines.Rows),
            ToggleField toggle => ToggleLines(toggle, width).Count,
            ChoiceField choice when focused && ChoiceFieldRules.IsOpen(choice) =>
                1 + Math.Min(MostMatches, Math.Max(1, ChoiceFieldRules.Matches(choice).Count)),
            _ => 1,
        };
        return answer + Note(field, focused, width).Count;
    }

    /// <summary>Returns what is wrong with a field in full, or else what may be entered in the one that has the cursor.</summary>
    private static List<Line> Note(Field field, bool focused, int width) => field.Error.Length > 0
        ? [.. Wrap.Lines([Line.Of(new Span($"! {field.Error}", Ink.Bad)) with { Hanging = 2 }], width).Take(MostNote)]
        : focused && field.Hint.Length > 0 ? [.. Wrap.Lines([Line.Of(new Span(field.Hint, Ink.Muted))], width).Take(2)] : [];

    private static void PaintField(Field field, bool focused, Canvas canvas, int label)
    {
        var marks = canvas.Look.Marks;
        canvas.Write(new(0, 0), focused ? marks.Chosen : " ", Ink.Heading);
        canvas.Write(new(2, 0), field.Label, label - 3, canvas.Look.Theme[focused ? Ink.Strong : Ink.Normal]);
        var answer = canvas.Inside(new(label, 0), new(canvas.Width - label, canvas.Height));
        var used = field switch
        {
            TextField text => PaintInput(text.Input, focused, answer),
            NumberField number => PaintInput(number.Input, focused, answer.Inside(default, new(14, 1))),
            MultiLineField lines => PaintLines(lines, focused, answer),
            ChoiceField choice => PaintChoice(choice, focused, answer),
            ToggleField toggle => PaintToggles(toggle, focused, answer),
            _ => 1,
        };

        foreach (var line in Note(field, focused, answer.Width))
        {
            answer.Write(new(0, used++), line);
        }
    }

    /// <summary>Paints one line of input, scrolled so that its cursor shows; returns the rows used.</summary>
    internal static int PaintInput(TextInput input, bool focused, Canvas canvas)
    {
        var style = canvas.Look.Theme[focused ? Ink.FieldFocused : Ink.Field];
        canvas.Fill(0, style);
        var (text, column) = Visible(input, canvas.Width);
        canvas.Write(default, text, canvas.Width, style);
        if (focused)
        {
            canvas.PutCursor(column, 0);
        }

        return 1;
    }

    /// <summary>Returns the part of an input that fits, and the cursor's column within it.</summary>
    private static (string Text, int Column) Visible(TextInput input, int width)
    {
        var before = Graphemes.Width(input.Text[..input.Cursor]);
        if (before < width)
        {
            return (input.Text, before);
        }

        var graphemes = Graphemes.Of(input.Text[..input.Cursor]).ToList();
        var used = 0;
        var from = graphemes.Count;
        while (from > 0 && used + graphemes[from - 1].Width < width - 1)
        {
            used += graphemes[--from].Width;
        }

        return (string.Concat(graphemes.Skip(from).Select(g => g.Text)) + input.Text[input.Cursor..], used);
    }

    private static int PaintLines(MultiLineField field, bool focused, Canvas canvas)
    {
        var style = canvas.Look.Theme[focused ? Ink.FieldFocused : Ink.Field];
        var lines = field.Input.Text.Split('\n');
        var at = field.Input.Text[..field.Input.Cursor].Count(c => c == '\n');
        var column = field.Input.Cursor - (at == 0 ? 0 : field.Input.Text.LastIndexOf('\n', field.Input.Cursor - 1) + 1);
        var top = Math.Max(0, at - field.Rows + 1);
        for (var row = 0; row < field.Rows; row++)
        {
            canvas.Fill(row, style);
            if (top + row == at)
            {
                PaintInput(new(lines[at], column), focused, canvas.Inside(new(0, row), new(canvas.Width, 1)));
            }
            else if (top + row < lines.Length)
            {
                canvas.Write(new(0, row), lines[top + row], canvas.Width, style);
            }
        }

        return field.Rows;
    }

    private static int PaintChoice(ChoiceField field, bool focused, Canvas canvas)
    {
        if (!focused || !ChoiceFieldRules.IsOpen(field))
        {
            var chosen = TextInput.Of(field.HalfTyped.Length > 0 ? field.HalfTyped + " …" : field.ChosenLabel);
            return PaintInput(focused ? chosen with { Cursor = 0 } : chosen, focused, canvas);
        }

        PaintInput(field.Search, focused, canvas.Inside(default, new(canvas.Width, 1)));
        var matches = ChoiceFieldRules.Matches(field);
        return 1 + PaintMatches(matches, field.Marked, canvas.Below(1).Inside(default, new(canvas.Width, MostMatches)));
    }

    /// <summary>Paints choices with the marked one among them; returns the rows used.</summary>
    internal static int PaintMatches(IReadOnlyList<Choice> matches, int marked, Canvas canvas)
    {
        if (matches.Count == 0)
        {
            canvas.Write(default, "no choice fits", Ink.Muted);
            return 1;
        }

        var top = Math.Clamp(marked - canvas.Height + 1, 0, Math.Max(0, matches.Count - canvas.Height));
        var rows = Math.Min(canvas.Height, matches.Count - top);
        for (var row = 0; row < rows; row++)
        {
            var choice = matches[top + row];
            var isMarked = top + row == marked;
            var style = canvas.Look.Theme[isMarked ? Ink.Selected : Ink.Normal];
            canvas.Fill(row, style);
            canvas.Write(new(0, row), isMarked ? canvas.Look.Marks.Chosen : " ", 1, style);
            var behind = canvas.Write(new(2, row), choice.Label, canvas.Width - 2, style);
            canvas.Write(new(behind + 2, row), choice.Note, canvas.Width, isMarked ? style : canvas.Look.Theme[Ink.Muted]);
        }

        return rows;
    }

    private static int PaintToggles(ToggleField field, bool focused, Canvas canvas)
    {
        var lines = ToggleLines(field, canvas.Width);
        for (var row = 0; row < lines.Count; row++)
        {
            var column = 0;
            foreach (var at in lines[row])
            {
                var choice = field.Choices[at];
                var isOn = field.On.Contains(choice.Value);
                var here = focused && at == field.Marked;
                var style = canvas.Look.Theme[here ? Ink.Selected : isOn ? Ink.Strong : Ink.Normal];
                var behind = canvas.Write(new(column, row), $"[{(isOn ? 'x' : ' ')}] {choice.Label}", canvas.Width - column, style);
                if (here)
                {
                    canvas.PutCursor(column + 1, row);
                }

                column = behind + 2;
            }
        }

        return Math.Max(1, lines.Count);
    }

    private static List<List<int>> ToggleLines(ToggleField field, int width)
    {
        List<List<int>> lines = [[]];
        var used = 0;
        for (var at = 0; at < field.Choices.Count; at++)
        {
            var cells = Graphemes.Width(field.Choices[at].Label) + 6;
            if (used > 0 && used + cells - 2 > width)
            {
                lines.Add([]);
                used = 0;
            }

            lines[^1].Add(at);
            used += cells;
        }

        return lines;
    }

    private static void PaintSaveLine(FormState form, Canvas canvas, int row)
    {
        var isHere = form.Focus >= form.Fields.Count;
        var at = Math.Min(row, canvas.Height - 1);
        if (row > at && !isHere)
        {
            return;
        }

        canvas.Write(new(0, at), isHere ? canvas.Look.Marks.Chosen : " ", Ink.Heading);
        canvas.Write(new(2, at), $"[ {form.SaveLabel} ]", isHere ? Ink.Selected : Ink.Accent);
        if (isHere)
        {
            canvas.PutCursor(4, at);
        }
    }
}
