using System.Globalization;
using NteMonitor.PurpleFlag.Pack.Pages;
using NteMonitor.Terminal;

namespace NteMonitor.PurpleFlag.Board;

/// <summary>The pack before it is written: whom it is for, what would go in, what stays in the house and why, where it goes.</summary>
public static class PackScreen
{
    /// <summary>Everything the screen remembers.</summary>
    /// <param name="Wish">What is wanted.</param>
    public sealed record Model(PackWish Wish)
    {
        /// <summary>What it would hold, or none while that is not known.</summary>
        public PackPlan? Plan { get; init; }

        /// <summary>Why there is none, or why it was not written.</summary>
        public IReadOnlyList<Refusal> Refused { get; init; } = [];

        /// <summary>The file of the key to sign with; empty for no signature.</summary>
        public string Key { get; init; } = "";

        /// <summary>Whether it is being written.</summary>
        public bool Writing { get; init; }

        /// <summary>What was written last, or none.</summary>
        public PackMade? Made { get; init; }
    }

    /// <summary>Returns the screen after one message.</summary>
    public static Model Update(Model model, Msg msg) => msg switch
    {
        // A plan that was asked for before the wish changed is not shown as its plan.
        PackPlanned planned when planned.Wish == model.Wish => model with { Plan = planned.Plan, Refused = planned.Refused },
        PackWrote wrote => model with { Writing = false, Made = wrote.Made ?? model.Made, Refused = wrote.Refused },
        _ => model,
    };

    /// <summary>Returns the screen with another wish, its plan not known yet.</summary>
    public static Model With(Model model, PackWish wish) => model with { Wish = wish, Plan = null, Refused = [], Made = null };

    /// <summary>Returns the text, line by line.</summary>
    public static IReadOnlyList<Line> Lines(Model model) =>
    [
        Line.Of(new Span(model.Wish.Entry.Value.Place, Ink.Strong), model.Wish.Entry.Value.Round.Length > 0 ? $", {model.Wish.Entry.Value.Round}" : ""),
        Setting("For", model.Wish.Audience == PackAudience.Public ? "everybody: only what is public" : "assessors and partners"),
        Setting("Venues", model.Wish.VenueNames ? "by their names" : "by codes"),
        Setting("Signature", model.Key.Length > 0 ? model.Key : "none"),
        "",
        .. model.Made is { } made ? Written(made, model.Key.Length > 0) : [],
        .. model.Refused.Count > 0 ? [Line.Of(new Span("Not written", Ink.Heading)), .. model.Refused.Select(r => Line.Of(new Span($"{r.Field}: {r.Said}", Ink.Bad)) with { Hanging = 2 }), ""] : Array.Empty<Line>(),
        .. model switch
        {
            { Writing: true } => [Line.Of(new Span("Writing …", Ink.Muted))],
            { Plan: { } plan } => Planned(plan),
            { Refused.Count: > 0 } => [],
            _ => [Line.Of(new Span("Looking through the evidence …", Ink.Muted))],
        },
    ];

    private static Line Setting(string label, string value) => Line.Of(new Span($"{label + ":",-11}", Ink.Muted), value) with { Hanging = 11 };

    private static IEnumerable<Line> Written(PackMade made, bool signed) =>
    [
        Line.Of(new Span(string.Create(CultureInfo.InvariantCulture, $"Written: {made.Written.To}, {made.Written.Files:N0} files, {made.Written.Bytes:N0} bytes{(signed ? ", signed" : "")}."), Ink.Good)) with { Hanging = 2 },
        Line.Of($"SHA-256 of its lists: {made.Written.Lists}") with { Hanging = 2 },
        Line.Of("It is checked on any machine by `nte verify`, and its files by sha256sum -c manifest-sha256.txt.") with { Hanging = 2 },
        "",
    ];

    private static IEnumerable<Line> Planned(PackPlan plan) =>
    [
        Line.Of(new Span("What stays in the house", Ink.Heading)),
        .. plan.KeptBack.Count == 0 ? [(Line)"Nothing."] : plan.KeptBack.Select(k => Line.Of($"{k.What}: ", new Span(string.Create(CultureInfo.InvariantCulture, $"{k.Count:N0}"), Ink.Strong), $"; {k.Why}.") with { Hanging = 2 }),
        .. plan.Remarks.Count == 0 ? [] : new Line[] { "", Line.Of(new Span("To look at before it is handed on", Ink.Heading)) },
        .. plan.Remarks.Select(r => Line.Of(new Span(r, Ink.Warn)) with { Hanging = 2 }),
        "",
        Line.Of(new Span(string.Create(CultureInfo.InvariantCulture, $"What goes in: {plan.Pages.Count} pages, {plan.Evidence} {(plan.Evidence == 1 ? "mark" : "marks")}"), Ink.Heading)),
        .. plan.Pages.Select(p => Line.Of(p.Title, new Span($"  {p.Path}", Ink.Muted)) with { Hanging = 2 }),
    ];
}
