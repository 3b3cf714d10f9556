using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;
using NteMonitor.Terminal;

namespace NteMonitor.PurpleFlag.Board;

/// <summary>The form on which something is marked as evidence, or a mark is amended.</summary>
public static partial class MarkForm
{
    private const string FilePath = "file";
    private const string Filter = "incidents";
    private const string Why = "why";

    /// <summary>Returns the form.</summary>
    /// <param name="task">What is marked.</param>
    /// <param name="draft">What it begins with.</param>
    /// <param name="edition">The edition whose zones are offered.</param>
    public static FormState Of(MarkTask task, MarkDraft draft, FrameworkEdition edition) => new(
    [
        .. task is { Amends: null, Wish.Incidents: { } filter } ? [Text(Filter, "Incidents", filter, "a filter such as assault alcohol zone:core, without nights")] : Array.Empty<Field>(),
        .. task is { Amends: null, IsFile: true, Wish.Attached: null } ? [Text(FilePath, "File", "", "a path; a document, a table or a picture of 64 MiB at most; its name is not kept")] : Array.Empty<Field>(),
        Text("attribute", "Attributes", string.Join(' ', draft.Attributes), "codes such as W2 P3; several are parted by blanks"),
        new ToggleField("zone", "Zones", [.. edition.Zones.Select(z => new Choice(z.Code, z.Code, z.Name))]) { On = draft.Zones, Hint = "space switches; none for every zone in which the attribute is looked at" },
        new ChoiceField("strength", "Strength", [new("strong", "strong", "shows the attribute itself"), new("partial", "partial", "shows a part of it"), new("background", "background", "only stands behind it")]) { Chosen = draft.Strength },
        new ChoiceField("sensitivity", "Sensitivity", [new("public", "public", "goes into every pack"), new("partner", "partner", "into a pack that is not published"), new("restricted", "restricted", "stays in the house")]) { Chosen = draft.Sensitivity },
        Text("title", "Title", draft.Title, task.IsFile ? "what it is, in a line without names" : "empty for what goes without saying; no names"),
        Text("from", "From", Day(draft.From), task.Wish.Incidents is null ? "the first day it speaks of, 2026-03-13; empty as the record says" : "the first night, 2026-03-13"),
        Text("to", "To", Day(draft.Until), "the last"),
        Text("expires", "Fresh to", Day(draft.Expires), $"empty for {edition.FreshMonths.Count} months after its last day"),
        Text("boundary", "Boundary", draft.Boundary?.ToString(CultureInfo.InvariantCulture) ?? "", "version that it was measured in; empty for none"),
        Text("alt", "Alternative", draft.Alternative, "what a picture shows, for those who cannot see it"),
        Text("organisation", "Made by", draft.Organisation, "a body, never a person"),
        Text("obtained", "Obtained", draft.Obtained, "how, without names"),
        .. task.Amends is null ? [] : new[] { Text(Why, "Why it changes", "", "required, without names") },
    ])
    {
        SaveLabel = task.Amends is null ? "Mark it" : "Save the amendment",
    };

    /// <summary>Returns what a form says, or everything in it that cannot be read.</summary>
    public static Outcome<MarkDraft> Draft(FormState form)
    {
        List<Refusal> reasons = [];
        var draft = new MarkDraft
        {
            Attributes = EvidenceLine.Words(form.Value("attribute")),
            Zones = form.Value("zone").Split(',', StringSplitOptions.RemoveEmptyEntries),
            Strength = form.Value("strength"),
            Sensitivity = form.Value("sensitivity"),
            Title = form.Value("title"),
            From = Read(form, "from", reasons),
            Until = Read(form, "to", reasons),
            Expires = Read(form, "expires", reasons),
            Boundary = Version(form, reasons),
            Alternative = form.Value("alt"),
            Organisation = form.Value("organisation"),
            Obtained = form.Value("obtained"),
        };
        return Outcome.Unless(reasons, () => draft);
    }

    /// <summary>Returns why a mark changes, as typed.</summary>
    public static string WhyOf(FormState form) => form.Value(Why);

    /// <summary>Returns the filter of a set of incidents, as typed.</summary>
    public static string FilterOf(FormState form) => form.Value(Filter).Trim();

    /// <summary>Returns the path of the file that is to be brought in, as typed; empty for none.</summary>
    public static string PathOf(FormState form) => form.Value(FilePath).Trim();

    /// <summary>Returns reasons as a form says them: an option of the command line is a field here.</summary>
    public static IReadOnlyList<Refusal> InItsWords(IEnumerable<Refusal> reasons) => [.. reasons.Select(r => r with { Hint = Options().Replace(r.Hint, m => Label(m.Groups["option"].Value)) })];

    private static string Label(string option) => option switch
    {
        "attribute" => "Attributes",
        "from" => "From",
        "to" => "To",
        "title" => "Title",
        "alt" => "Alternative",
        "file" => "File",
        "incidents" => "Incidents",
        _ => option,
    };

    [GeneratedRegex("--(?<option>[a-z]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Options();

    private static LocalDate? Read(FormState form, string field, List<Refusal> reasons)
    {
        var text = form.Value(field).Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (LocalDatePattern.Iso.Parse(text) is { Success: true } day)
        {
            return day.Value;
        }

        reasons.Add(new(field, $"'{text}' is not a day.", "Write it as 2026-03-13."));
        return null;
    }

    private static int? Version(FormState form, List<Refusal> reasons)
    {
        var text = form.Value("boundary").Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0)
        {
            return version;
        }

        reasons.Add(new("boundary", $"'{text}' is no version.", "Versions are numbered from 1; empty for none."));
        return null;
    }

    private static string Day(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static TextField Text(string id, string label, string value, string hint) => new(id, label, TextInput.Of(value)) { Hint = hint };
}
