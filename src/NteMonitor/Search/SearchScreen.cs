using System.Globalization;
using NteMonitor.Terminal;

namespace NteMonitor.Search;

/// <summary>The list that follows while words are typed.</summary>
public static class SearchScreen
{
    /// <summary>So many hits are listed.</summary>
    public const int Most = 50;

    private const string ListId = "found";
    private const int Narrow = 72;

    /// <summary>Everything the search remembers.</summary>
    /// <param name="Input">What is typed.</param>
    public sealed record Model(TextInput Input)
    {
        /// <summary>What was looked for last, or none before the first answer.</summary>
        public string? Asked { get; init; }

        /// <summary>Whether an answer is on its way.</summary>
        public bool IsAsking { get; init; }

        /// <summary>Whether the keys go to the list instead of the words.</summary>
        public bool IsChoosing { get; init; }

        /// <summary>Whether the words came in one piece: then there was no list to look at while they were typed.</summary>
        public bool InOnePiece { get; init; }

        /// <summary>What was found.</summary>
        public IReadOnlyList<Found> Found { get; init; } = [];

        /// <summary>Why nothing could be looked for.</summary>
        public IReadOnlyList<Refusal> Refused { get; init; } = [];

        /// <summary>Where the list stands.</summary>
        public ListState List { get; init; } = new(0);
    }

    /// <summary>Returns the selected hit, or none.</summary>
    public static Found? Selected(Model model) => model.List.Selected < model.Found.Count ? model.Found[(int)model.List.Selected] : null;

    /// <summary>Returns the model after a message, and what is to be looked up: one question at a time, the last one always.</summary>
    public static (Model Model, Effect? Effect) Update(Model model, Msg msg)
    {
        switch (msg)
        {
            case WordsFound found:
                var answered = model with
                {
                    IsAsking = false,
                    Asked = found.Text,
                    Found = found.Found,
                    Refused = found.Refused,
                    List = ListRules.Select(new ListState(found.Found.Count) { Height = model.List.Height }, 0),
                };
                return Ask(answered);
            case Shown or RowChosen:
                return (model with { List = ListRules.Update(model.List, msg, ListId) }, null);
            case KeyPressed("up" or "down" or "pgup" or "pgdn"):
                return (model with { List = ListRules.Update(model.List, msg, ListId) }, null);
            case KeyPressed when model.IsChoosing:
                return (model with { List = ListRules.Update(model.List, msg, ListId) }, null);
            default:
                return Ask(model with { Input = TextInputRules.Update(model.Input, msg), InOnePiece = msg is Pasted || (model.InOnePiece && msg is not KeyPressed) });
        }
    }

    /// <summary>Returns the body of the screen.</summary>
    /// <param name="model">What it remembers.</param>
    /// <param name="columns">The width of the window.</param>
    public static Block Body(Model model, int columns)
    {
        var narrow = columns < Narrow;
        return new ListBlock(
            ListId,
            [new("Kind", narrow ? 8 : 14) { Priority = narrow ? 3 : 0 }, new("When", narrow ? 8 : 21) { Priority = 2 }, new("What") { MinWidth = 20 }, new("Words", 30) { Priority = 4 }],
            model.List,
            row => row < model.Found.Count ? Row(model.Found[(int)row], narrow) : null)
        {
            RowName = "hit",
            EmptyText = Empty(model),
        };
    }

    /// <summary>Returns the line to type in, or none while the list has the keys.</summary>
    public static Prompt? PromptOf(Model model) => model.IsChoosing ? null : new("Search", model.Input)
    {
        Hint = "venue, place, kind, code, token, note; kind:ban",
        Echo = model.Input.Text.Trim().Length == 0 ? [] : model.Refused.Count > 0 ? [.. model.Refused.Select(r => Line.Of(new Span(r.Said, Ink.Warn)))] : [Line.Of(new Span(Said(model), Ink.Muted))],
    };

    /// <summary>Returns the line of state.</summary>
    public static string Status(Model model) => Said(model);

    private static (Model Model, Effect? Effect) Ask(Model model)
    {
        var text = model.Input.Text.Trim();
        if (text.Length == 0)
        {
            return (model with { Asked = "", Found = [], Refused = [], List = new ListState(0) { Height = model.List.Height } }, null);
        }

        return model.IsAsking || text == model.Asked ? (model, null) : (model with { IsAsking = true }, new FindWords(text));
    }

    private static string Said(Model model) => model switch
    {
        { IsAsking: true, Asked: null or "" } => "Looking …",
        { Found.Count: 0 } => "Nothing has all these words.",
        { Found.Count: Most } => string.Create(CultureInfo.InvariantCulture, $"the {Most} newest; more words narrow it. enter opens"),
        var some => $"{some.Found.Count} found; enter opens",
    };

    private static string Empty(Model model) => model.Input.Text.Trim().Length == 0
        ? "Words find incidents, venues, shifts, notes and records: all of them have to be there, each may be the beginning of a longer one."
        : model.Asked is null ? "Looking …" : "Nothing has all these words. Drafts and names of files are not searched.";

    private static IReadOnlyList<Span> Row(Found found, bool narrow) =>
    [
        new(found.Kind, Ink.Muted), narrow ? found.Day : found.When, new(found.Title, Ink.Accent),
        new(found.Excerpt.Length > 0 ? found.Excerpt : found.Hit.SealedBy is not null ? $"in the {found.Field}" : "", Ink.Muted),
    ];
}
