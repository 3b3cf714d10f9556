using NteMonitor.Terminal;

namespace NteMonitor.Tests.Terminal;

/// <summary>Asks for a note to be kept.</summary>
public sealed record KeepNote(string Text, string Place, string Flags) : Effect;

/// <summary>The note was kept, or not and why.</summary>
public sealed record NoteKept(string Id, IReadOnlyDictionary<string, string> Errors) : Msg;

/// <summary>Everything the sample program remembers.</summary>
public sealed record SampleModel(ListState List, IReadOnlyList<string> Notes)
{
    public int Tab { get; init; }

    public FormState? Form { get; init; }

    public TextInput? Bar { get; init; }

    public PickerState? Picker { get; init; }

    public bool Asking { get; init; }

    public string Status { get; init; } = "";

    public Size Size { get; init; }

    public bool HungUp { get; init; }
}

/// <summary>A program with one of everything, over invented notes; a list of a million rows behind the few that were added.</summary>
public sealed class Sample(long count = 1_000_000) : IProgram<SampleModel>
{
    private static readonly Choice[] Places =
        [new("V1", "The Invented Anchor", "Quay Street"), new("V2", "Club Nowhere", "Mill Lane"), new("V3", "The Imaginary Anvil", "Quay Street")];

    private static readonly Choice[] Flags = [new("alcohol", "alcohol"), new("drugs", "drugs"), new("weapon", "weapon"), new("injury", "injury")];

    public Step<SampleModel> Start(Size size) => new(new(new ListState(count), []) { Size = size });

    public Step<SampleModel> Update(SampleModel model, Msg msg) => msg switch
    {
        Resized(var size) => new(model with { Size = size }),
        HangUp => new(model with { HungUp = true }),
        NoteKept { Errors.Count: > 0 } kept => new(model with { Form = model.Form is { } f ? FormRules.WithErrors(f, kept.Errors) : null, Status = "Not kept." }),
        NoteKept kept => new(model with { Form = null, Notes = [kept.Id, .. model.Notes], List = ListRules.Recount(model.List, model.List.Count + 1), Status = $"Kept {kept.Id}." }),
        _ when model.Form is not null => InForm(model, msg),
        _ when model.Picker is not null => InPicker(model, msg),
        _ when model.Bar is not null => InBar(model, msg),
        Commanded command => Do(model, command),
        _ => new(model with { List = ListRules.Update(model.List, msg, "notes") }),
    };

    public View View(SampleModel model)
    {
        string[] tabs = ["Notes", "Charts", "Map"];
        return new(model.Form is null ? tabs[model.Tab] : "New note", Body(model), Keys(model))
        {
            Tabs = new(tabs, model.Tab),
            Crumbs = model.Form is null ? [] : [tabs[model.Tab]],
            Corner = "Inventedtown  Fri 20 Nov",
            Status = model.Status.Length > 0 ? model.Status : FormattableString.Invariant($"note {model.List.Selected + 1} of {model.List.Count}"),
            Prompt = model.Bar is { } bar ? new("Log", bar) { Echo = [bar.Text.Length == 0 ? "Nothing yet." : $"Understood: a note “{bar.Text}”"] } : null,
            Overlay = model.Asking ? new Confirm("Strike out this note?", ["It stays in the journal."], "strike-yes", "strike-no") : model.Picker is { } p ? new Picker("Place", p) : null,
        };
    }

    private static Step<SampleModel> InForm(SampleModel model, Msg msg)
    {
        var (form, what) = FormRules.Update(model.Form!, msg);
        var next = model with { Form = form };
        return what switch
        {
            FormEvent.Submitted => new(next, new KeepNote(form.Value("text"), form.Value("place"), form.Value("flags"))),
            FormEvent.Left => new(next with { Form = null, Status = "Left the form." }),
            _ => new(next),
        };
    }

    private static Step<SampleModel> InPicker(SampleModel model, Msg msg)
    {
        var step = PickerRules.Update(model.Picker!, msg);
        return new(model with
        {
            Picker = step.Left || step.Chosen is not null ? null : step.State,
            Status = step.Chosen is { } place ? $"Picked {place.Label}." : model.Status,
        });
    }

    private static Step<SampleModel> InBar(SampleModel model, Msg msg) => msg switch
    {
        KeyPressed("esc") => new(model with { Bar = null }),
        KeyPressed("enter") => new(model with { Bar = null }, new KeepNote(model.Bar!.Text, "V1", "")),
        _ => new(model with { Bar = TextInputRules.Update(model.Bar!, msg) }),
    };

    private static Step<SampleModel> Do(SampleModel model, Commanded command) => command.Word switch
    {
        "quit" => new(model, new Quit()),
        "notes" => new(model with { Tab = 0 }),
        "charts" => new(model with { Tab = 1 }),
        "map" => new(model with { Tab = 2 }),
        "new" => new(model with { Form = NewForm() }),
        "log" => new(model with { Bar = TextInput.Empty }),
        "pick" => new(model with { Picker = new("place", Places) }),
        "open" => new(model with { Status = FormattableString.Invariant($"Opened note {model.List.Selected + 1}.") }),
        "goto" when long.TryParse(command.Rest, out var row) => new(model with { List = ListRules.Select(model.List, row - 1) }),
        "strike" => new(model with { Asking = true }),
        "strike-yes" => new(model with { Asking = false, Status = "Struck out." }),
        "strike-no" => new(model with { Asking = false, Status = "Left as it was." }),
        _ => new(model),
    };

    private static FormState NewForm() => new(
    [
        new TextField("text", "What happened", TextInput.Empty) { Hint = "in a few words" },
        new ChoiceField("place", "Where", Places) { Hint = "type part of the name" },
        new NumberField("people", "People", TextInput.Empty) { Min = 0, Max = 500 },
        new ToggleField("flags", "Flags", Flags),
        new MultiLineField("narrative", "Narrative", TextInput.Empty) { Rows = 3 },
    ]);

    private static KeyMap Keys(SampleModel model) => new(
    [
        new(["n"], "new", "New note") { OnHelpLine = true },
        new(["i"], "log", "Quick note") { OnHelpLine = true },
        new(["enter"], "open", "Open") { OnHelpLine = true },
        new(["d"], "strike", "Strike out") { OnHelpLine = true, Disabled = model.List.Selected == 0 ? "The first note stays." : null },
        new(["p"], "pick", "Pick a place"),
        new([], "goto", "Go to a note") { Argument = "NUMBER" },
        new(["1"], "notes", "Notes") { Group = "Tabs" },
        new(["2"], "charts", "Charts") { Group = "Tabs" },
        new(["3"], "map", "Map") { Group = "Tabs" },
        new(["ctrl+s", "f2"], "save", "Save") { WhileTyping = true, OnHelpLine = true, Aliases = ["w"], Disabled = model.Form is null ? "Nothing is being filled in." : null },
        new(["q"], "quit", "Leave") { OnHelpLine = true },
    ]);

    private static Block Body(SampleModel model) => model switch
    {
        { Form: { } form } => new PanelBlock("New note", new FormBlock(form)) { Focused = true },
        { Tab: 1 } => Charts(),
        { Tab: 2 } => new PanelBlock("Town", new MapBlock([new(0, 0, 3, "Quay Street"), new(400, 300, 12, "Mill Lane") { Selected = true }, new(900, 120, 1, "Station")])
        {
            Outlines = [[new(-50, -50), new(950, -50), new(950, 350), new(-50, 350)]],
            Caption = "Invented ward, 28 nights",
            Unit = "notes",
        }),
        _ => new SplitBlock(List(model), new PanelBlock("Tonight", Side())) { Share = 0.65 },
    };

    private static ListBlock List(SampleModel model) => new(
        "notes",
        [new("Time", 5), new("Place", 22), new("What"), new("People", 6) { Align = Align.Right, Priority = 2 }],
        model.List,
        row => Row(model, row))
    { RowName = "note" };

    private static IReadOnlyList<Span>? Row(SampleModel model, long row) => row < model.Notes.Count
        ? ["now", new("kept", Ink.Good), model.Notes[(int)row], ""]
        : [
            FormattableString.Invariant($"{(row * 7) % 24:00}:{(row * 13) % 60:00}"), new(Places[row % 3].Label, Ink.Accent),
            (row % 4) switch { 0 => (Span)"refusal", 1 => "fight outside", 2 => new Span("assault", Ink.Bad), _ => "noise" },
            FormattableString.Invariant($"{row % 5}"),
        ];

    private static TextBlock Side() => new(
    [
        Line.Of(new Span("3 notes", Ink.Strong), " since 18:00, with a longer line that must wrap at words."),
        "", Line.Of(new("worse", Ink.Bad), " than the last four Fridays (0 to 2)"),
    ]);

    private static StackBlock Charts() => StackBlock.Of(
        new BarChartBlock([new("Refusal", 12, "12"), new("Fight", 7, "7") { Note = "up 3" }, new("Noise", 0.5, "0.5"), new("Nothing", double.NaN, "no figure")]) { Caption = "By kind" },
        new SparklineBlock("Notes per night, last 8", [1, 4, null, 9, 2, 0, 3, 5]),
        new HeatBlock(["Fri", "Sat"], ["21", "22", "23", "00", "01"], new double?[,] { { 0, 1, 2, 8, 4 }, { 3, null, 5, 10, 1 } }) { Caption = "Hour by weekday", Unit = "notes" });
}

/// <summary>Keeps notes nowhere: says they were kept, or that they have no text.</summary>
public sealed class SampleRunner : IEffectRunner
{
    private int _kept;

    public Task RunAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        if (effect is KeepNote note)
        {
            var errors = new Dictionary<string, string>(StringComparer.Ordinal);
            if (note.Text.Length == 0)
            {
                errors["text"] = "A note needs words.";
            }

            send(new NoteKept(errors.Count > 0 ? "" : FormattableString.Invariant($"#{++_kept} {note.Text} at {note.Place} {note.Flags}").TrimEnd(), errors));
        }

        return Task.CompletedTask;
    }
}
