using System.Globalization;
using NteMonitor.Journal;
using NteMonitor.Terminal;

namespace NteMonitor.Snapshots;

/// <summary>The reports that were frozen, and the form on which another is.</summary>
public static class SnapshotScreen
{
    /// <summary>Everything the screen remembers.</summary>
    public sealed record Model
    {
        /// <summary>The snapshots, or none before they were read.</summary>
        public IReadOnlyList<TakenSnapshot>? All { get; init; }

        /// <summary>Where their list stands.</summary>
        public ListState List { get; init; } = new(0);

        /// <summary>The snapshot that was recomputed last, or none.</summary>
        public Guid? Verified { get; init; }

        /// <summary>Whether it stands, in words.</summary>
        public IReadOnlyList<string> Verdict { get; init; } = [];

        /// <summary>Whether a recomputation is under way.</summary>
        public bool Verifying { get; init; }
    }

    /// <summary>Returns the selected snapshot, or none.</summary>
    public static TakenSnapshot? Selected(Model model) => model.All is { } all && model.List.Selected < all.Count ? all[(int)model.List.Selected] : null;

    /// <summary>Returns the screen after one message, the selection kept on its snapshot.</summary>
    public static Model Update(Model model, Msg msg)
    {
        switch (msg)
        {
            case SnapshotsListed(var all):
                var list = ListRules.Recount(model.List, all.Count);
                var place = all.Select((s, i) => (s.Id, Row: (long?)i)).FirstOrDefault(s => s.Id == Selected(model)?.Id).Row;
                return model with { All = all, List = place is { } row ? ListRules.Select(list, row) : list };
            case SnapshotVerified(var snapshot, var words):
                return model with { Verified = snapshot.Id, Verdict = words, Verifying = false };
            default:
                return model with { List = ListRules.Update(model.List, msg, "snapshots") };
        }
    }

    /// <summary>Returns the body of the screen.</summary>
    public static Block Body(Model model, Desk desk) => new SplitBlock(
        new ListBlock("snapshots", [new("Nights", 34), new("Window", 14) { Priority = 3 }, new("Zone", 10) { Priority = 4 }, new("Taken", 18) { Priority = 2 }, new("By", 8) { Priority = 5 }], model.List,
            row => model.All is { } all && row < all.Count ? Row(all[(int)row], desk) : null)
        {
            RowName = "snapshot",
            EmptyText = model.All is null ? "Reading …" : "No report was frozen yet. t takes one.",
        },
        new PanelBlock("This snapshot", new TextBlock(Detail(model, desk))))
    {
        MinFirst = 44,
        MinSecond = 30,
    };

    /// <summary>Returns the form on which a report is asked for: the last whole week when nothing is typed yet.</summary>
    /// <param name="tonight">The night it is.</param>
    /// <param name="town">Whose windows there are.</param>
    public static FormState Form(Night tonight, Town town)
    {
        var windows = town.Windows.Append(NamedWindow.All).Select(w => new Choice(w.Code, w.Name)).ToList();
        return new(
        [
            new TextField("from", "First night", TextInput.Of(tonight.Plus(-7).ToIso())) { Hint = "2026-03-01" },
            new TextField("to", "Last night", TextInput.Of(tonight.Plus(-1).ToIso())) { Hint = "included" },
            new ChoiceField("window", "Window", windows) { Chosen = windows[0].Value, Hint = "printed on every figure" },
            new TextField("zone", "Zone", TextInput.Empty) { Hint = "its code; empty for the whole town" },
        ])
        { SaveLabel = "Freeze the report" };
    }

    /// <summary>Returns what a form asks for.</summary>
    public static SnapshotDraft Draft(FormState form) => new(form.Value("from").Trim(), form.Value("to").Trim(), form.Value("window"), form.Value("zone").Trim() is { Length: > 0 } zone ? zone : null);

    private static IReadOnlyList<Span> Row(TakenSnapshot snapshot, Desk desk)
    {
        var request = SnapshotRequest.Read(CanonicalJson.Read(snapshot.Request));
        return
        [
            new(request.Nights.ToString(), Ink.Accent), request.Window.Code, request.Zone ?? "-",
            new(desk.Town.Clock.Local(snapshot.TakenAt).ToString("d MMM uuuu HH:mm", CultureInfo.InvariantCulture), Ink.Muted), new(snapshot.TakenBy, Ink.Muted),
        ];
    }

    private static List<Line> Detail(Model model, Desk desk)
    {
        if (Selected(model) is not { } snapshot)
        {
            return ["Nothing selected."];
        }

        var request = SnapshotRequest.Read(CanonicalJson.Read(snapshot.Request));
        List<Line> lines =
        [
            Line.Of(new Span(request.Nights.ToString(), Ink.Strong)), request.Window.Name, request.Zone is { } zone ? $"zone {zone}" : "whole town",
            $"id {snapshot.Id:D}", $"frozen at journal entry {snapshot.Heads.Sum(h => h.Seq)} by {snapshot.TakenBy}, {desk.Town.Clock.Local(snapshot.TakenAt).ToString("ddd d MMM uuuu HH:mm", CultureInfo.InvariantCulture)}",
            $"document SHA-256 {snapshot.DocumentSha256}", "",
        ];
        lines.AddRange(model.Verifying ? ["Recomputing from the journal …"]
            : model.Verified == snapshot.Id ? model.Verdict.Select(w => Line.Of(new Span(w, w.Contains("NOT", StringComparison.Ordinal) ? Ink.Bad : Ink.Normal)))
            : ["v recomputes it from the journal; enter shows it."]);
        return lines;
    }
}
