using System.Globalization;
using System.Text.Json.Nodes;
using NteMonitor.Emro.Workbench;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <summary>What is typed, as drafts that outlive the program, and back again.</summary>
public static class HomeDrafts
{
    private const string Quick = "quick";
    private const string Note = "note";
    private const string Bench = "workbench";
    private const string Seen = "observation";

    /// <summary>Returns what keeps everything that was typed and is not kept yet; none when there is nothing.</summary>
    /// <remarks>What is being saved is left alone: its entry drops its draft, and a late keeping would bring it back.</remarks>
    public static Batch? Keep(HomeModel model)
    {
        List<Effect> keeps = [.. model.Stack.OfType<Over.Written>().Where(w => w is { Dirty: true, Saving: false }).Select(Kept)];
        return keeps.Count == 0 ? null : new(keeps);
    }

    /// <summary>Returns what keeps one thing typed; a line that was wiped out needs no keeping, its draft goes.</summary>
    public static Effect Kept(Over.Written written) => written switch
    {
        Over.QuickBar bar when bar.Input.Text.Trim().Length == 0 => new DropDraft(bar.Typed),
        Over.QuickBar { SeenOn: { } at } bar => new KeepDraft(bar.Typed, Seen, CanonicalJson.Write(new JsonObject
        {
            ["line"] = bar.Input.Text,
            ["on"] = at.File.Kept.Record.Id.ToString("D"),
            ["attribute"] = at.Attribute,
            ["zone"] = at.Zone,
        })),
        Over.QuickBar { NoteOn: { } shift } bar => new KeepDraft(bar.Typed, Note, CanonicalJson.Write(new JsonObject { ["line"] = bar.Input.Text, ["on"] = shift.Shift.Id.ToString("D") })),
        Over.QuickBar bar => new KeepDraft(bar.Typed, Quick, CanonicalJson.Write(new JsonObject { ["line"] = bar.Input.Text })),
        Over.Form form => new KeepDraft(form.Typed, Name(form.Kind), Fields(form)),
        Over.Workbench { State.Unsaved: false } bench => new DropDraft(bench.Typed),
        Over.Workbench bench => new KeepDraft(bench.Typed, Bench, CanonicalJson.Write(BenchDraft.Write(bench.State))),
        _ => throw new InvalidOperationException("Only a line or a form is typed."),
    };

    /// <summary>Returns the model with everything typed marked as kept.</summary>
    public static HomeModel Clean(HomeModel model) => model.Each(o => o is Over.Written { Saving: false } written ? written with { Dirty = false } : o);

    /// <summary>Whether a draft is a note in the course of a shift.</summary>
    public static bool IsNote(Draft draft) => draft.Form == Note;

    /// <summary>Whether a draft is an observation of a visit at night.</summary>
    public static bool IsSeen(Draft draft) => draft.Form == Seen;

    /// <summary>Returns the attribute's code of an unfinished observation.</summary>
    public static string SeenOf(Draft draft) => CanonicalJson.Read(draft.Fields).Text("attribute") ?? "";

    /// <summary>Returns the zone's code of an unfinished observation.</summary>
    public static string SeenIn(Draft draft) => CanonicalJson.Read(draft.Fields).Text("zone") ?? "";

    /// <summary>Whether a draft is what was tried at the workbench of closing hours.</summary>
    public static bool IsBench(Draft draft) => draft.Form == Bench;

    /// <summary>Returns the form that a draft belongs to; none for the one-line entry and for a note.</summary>
    public static FormKind? Kind(Draft draft) => Enum.GetValues<FormKind>().Where(k => Name(k) == draft.Form).Select(k => (FormKind?)k).FirstOrDefault();

    /// <summary>Returns the drafts that can be gone on with here.</summary>
    public static IReadOnlyList<Draft> Waiting(HomeModel model) => [.. model.Drafts.Where(d => d.Form is Quick or Note || (d.Form == Seen && HomeTabs.Of(model.Role).Contains(Tab.NightVisit)) || (d.Form == Bench && HomeTabs.Of(model.Role).Contains(Tab.ClosingHours)) || Kind(d) is not null)];

    /// <summary>Returns the typed line of a draft.</summary>
    public static string Line(Draft draft) => CanonicalJson.Read(draft.Fields).Text("line") ?? "";

    /// <summary>Returns the id of the record that a draft amends, or none.</summary>
    public static Guid? On(Draft draft) => Guid.TryParse(CanonicalJson.Read(draft.Fields).Text("on"), out var id) ? id : null;

    /// <summary>Returns the id of the visit that a draft follows up, or none.</summary>
    public static Guid? Follows(Draft draft) => Guid.TryParse(CanonicalJson.Read(draft.Fields).Text("follows"), out var id) ? id : null;

    /// <summary>Returns what an unfinished mark is of.</summary>
    public static Pickable Picked(Draft draft)
    {
        var fields = CanonicalJson.Read(draft.Fields);
        var way = fields.Text("mark.is") ?? "";
        var wish = new PurpleFlag.Evidence.MarkWish { Id = fields.Text("mark.id"), Attached = fields.Text("mark.attached"), Incidents = way == PickableText.Incidents ? "" : null };
        return new(wish, fields.Text("mark.what") ?? "", way) { IsFile = way == PickableText.File };
    }

    /// <summary>Whether the record was changed by somebody since the draft was begun.</summary>
    /// <param name="draft">The draft of an amendment.</param>
    /// <param name="head">The entry that the record stands on now.</param>
    public static bool IsOvertaken(Draft draft, Guid head) => CanonicalJson.Read(draft.Fields).Text("base") is { } on && on != head.ToString("D");

    /// <summary>Returns a form with a draft's fields put back; a field that was emptied is empty again.</summary>
    public static FormState Restore(FormState form, Draft draft)
    {
        var fields = CanonicalJson.Read(draft.Fields);
        return FormRules.Restore(form, id => fields.Text(id));
    }

    /// <summary>Returns a draft in a line: what it is and when it was begun; never its sealed parts.</summary>
    public static string Words(Draft draft, NightClock clock)
    {
        var started = clock.Local(draft.StartedAt).ToString("ddd d MMM HH:mm", CultureInfo.InvariantCulture);
        var what = draft.Form switch
        {
            Quick => "one-line entry",
            "incident" => "new incident",
            "amendment" => "amendment of an incident",
            "venue" => "new venue",
            "venue-amendment" => "amendment of a venue",
            Note => "note on a shift",
            Seen => "observation of a visit at night",
            "shift" => "new shift",
            "shift-closing" => "closing of a shift",
            "shift-amendment" => "amendment of a shift",
            "shift-row" => "row of a shift",
            "visit" => "visit to a venue",
            "pubwatch" => "Pubwatch form",
            "scenario" => "new scenario",
            "mark" => "mark of evidence",
            Bench => "scenarios tried at the workbench",
            _ => draft.Form,
        };
        var fields = CanonicalJson.Read(draft.Fields);
        if (draft.Form == Bench)
        {
            return $"{what} from {started}: {string.Join("; ", BenchDraft.Names(fields))}";
        }

        var shown = fields.Where(f => draft.Form != Note && (draft.Form != Seen || f.Key is "attribute" or "zone") && (draft.Form != "visit" || f.Key is "when" or "kind" or "kind.typed") && (draft.Form != "pubwatch" || f.Key is "step" or "behaviour") && !f.Key.StartsWith("mark.", StringComparison.Ordinal) && f.Key is not ("narrative" or "holder" or "dps" or "on" or "base" or "follows") && f.Value?.ToString() is { Length: > 0 }).Select(f => f.Key == "line" ? f.Value!.ToString() : $"{f.Key.Replace(".typed", "", StringComparison.Ordinal)} {f.Value}");
        return $"{what} from {started}: {string.Join("; ", shown.Take(6))}";
    }

    private static string Fields(Over.Form form)
    {
        var fields = new JsonObject();
        foreach (var (id, value) in FormRules.Values(form.State))
        {
            fields.Put(id, value);
        }

        fields.Put("mark.id", form.Mark?.Wish.Id);
        fields.Put("mark.attached", form.Mark?.Wish.Attached);
        fields.Put("mark.what", form.Mark?.What);
        fields.Put("mark.is", form.Mark switch { null => null, { Wish.Incidents: not null } => PickableText.Incidents, { IsFile: true } => PickableText.File, _ => "record" });
        fields.Put("step", form.Pubwatch is { } task ? Pubwatch.PubwatchJson.Word(task.Step) : null);
        fields.Put("on", (form.Account?.Incident.Id ?? form.Venue?.Venue.Id ?? form.Shift?.Shift.Id ?? form.Pubwatch?.Ban?.Case.Id ?? form.Pubwatch?.Meeting?.Value.Id ?? form.Mark?.Amends?.Record.Id)?.ToString("D"));
        fields.Put("follows", form.Follows?.Visit.Id.ToString("D"));
        fields.Put("base", (form.Account?.Head ?? form.Venue?.Head ?? form.Shift?.Head ?? form.Pubwatch?.Ban?.Ruled.Head ?? form.Pubwatch?.Meeting?.Head ?? form.Mark?.Amends?.Record.Head)?.ToString("D"));
        return CanonicalJson.Write(fields);
    }

    private static string Name(FormKind kind) => kind switch
    {
        FormKind.VenueAmendment => "venue-amendment",
        FormKind.ShiftClosing => "shift-closing",
        FormKind.ShiftAmendment => "shift-amendment",
        FormKind.ShiftRow => "shift-row",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
