using NteMonitor.Emro.Law;
using NteMonitor.Terminal;

namespace NteMonitor.Emro.Workbench;

/// <content>What the workbench shows.</content>
public static partial class WorkbenchScreen
{
    /// <summary>Cells for the words that there are more scenarios, before and behind.</summary>
    private const int Elsewhere = 11;

    /// <summary>Returns the line of state.</summary>
    /// <param name="model">The workbench.</param>
    /// <param name="on">The counts and runs it stands on.</param>
    public static string Status(Model model, ClosingScreen.Model on) => model switch
    {
        { Running: true } => "Counting …",
        { Tab.Overtaken: true } => "Somebody amended it since you began; saving goes over that.",
        { Tab.Changed: true } => "Not saved: s saves it, S as a new scenario, U undoes.",
        _ when on.Aged => "Entries were made since this was counted; R counts again.",
        _ when Selected(model).Note(model.Tab.Draft) is { Length: > 0 } note => $"{Selected(model).Label}: {note}",
        _ => $"{Selected(model).Label}: {Selected(model).Hint}",
    };

    /// <summary>Returns the body of the screen.</summary>
    /// <param name="model">The workbench.</param>
    /// <param name="on">The counts and runs it stands on.</param>
    /// <param name="size">Columns and rows of the window.</param>
    public static Block Body(Model model, ClosingScreen.Model on, Size size)
    {
        var run = RunOf(model, on);
        var narrow = size.Width < Both;
        List<Line> top = [Tabs(model, size.Width), .. Head(model, run)];
        var picture = BenchPictureScreen.Body(model, run, on, size);
        var selected = Selected(model);
        Block second = narrow
            ? new StackBlock([new(new TextBlock([Line.Of(new Span($"{selected.Label}: ", Ink.Muted), new Span(selected.Say(model.Tab.Draft), Ink.Strong))])), new(picture, -1)])
            : picture;
        return new StackBlock([new(new TextBlock(top)), new(new SplitBlock(Inputs(model), second) { Share = ShareOfInputs, MinFirst = LeastInputs, MinSecond = Both - LeastInputs - 1, StackWhenNarrow = false, SecondFocused = model.ShowsPicture }, -1)]);
    }

    private static ListBlock Inputs(Model model)
    {
        var inputs = BenchInputs.For(model.Tab.Draft);
        return new("inputs", [new("Input", 15), new("Value") { MinWidth = 12 }], model.Inputs, row => row < inputs.Count && inputs[(int)row] is var input
            ? [new(input.Label, Ink.Normal), new(input.Say(model.Tab.Draft), Differs(input, model.Tab) ? Ink.Warn : Ink.Accent)]
            : null)
        {
            RowName = "input",
        };
    }

    private static bool Differs(BenchInput input, BenchTab tab) => tab.Changed && input.Say(tab.Draft) != input.Say(tab.Kept.Scenario);

    /// <summary>The scenarios as tabs, the one in front in brackets, unsaved ones with a star; where they do not all fit, those from the chosen one on.</summary>
    private static Line Tabs(Model model, int width)
    {
        var names = model.Tabs.Select((t, i) => $"{(i == model.Chosen ? "[" : " ")}{t.Draft.Name}{(t.Changed ? "*" : "")}{(i == model.Chosen ? "]" : " ")}").ToList();
        var first = 0;
        while (first < model.Chosen && names.Skip(first).Take(model.Chosen - first + 1).Sum(n => n.Length) > width - Elsewhere)
        {
            first++;
        }

        List<Span> spans = first > 0 ? [new("‹", Ink.Muted)] : [];
        var room = width - spans.Count;
        for (var i = first; i < names.Count; i++)
        {
            room -= names[i].Length;
            if (i > model.Chosen && room < (i < names.Count - 1 ? Elsewhere : 0))
            {
                spans.Add(new($"› {names.Count - i} more", Ink.Muted));
                break;
            }

            spans.Add(new(names[i], i == model.Chosen ? Ink.Heading : Ink.Normal));
        }

        return Line.Of(spans);
    }

    private static IEnumerable<Line> Head(Model model, BenchRun? run)
    {
        if (model.Tab.Draft.Tool == Tool.Order)
        {
            var errors = run?.Study?.Study.Law.Count(f => f.Weight == Weight.Error) ?? 0;
            yield return Line.Of(BenchWords.SalesNotOpening, errors > 0 ? new Span($" In law it lacks {FigureWords.Count(errors, "thing")}: l", Ink.Warn) : "");
        }

        yield return run switch
        {
            null => Line.Of(new Span("Verdict: …", Ink.Muted)),
            { Study: { } study } => Line.Of(new Span(BenchWords.Verdict(study), BenchWords.InkOf(study))),
            _ => Line.Of(new Span("Verdict: none, it cannot be run", Ink.Warn)),
        };
    }
}
