using NodaTime;
using NodaTime.Text;
using NteMonitor.Emro.Law;

namespace NteMonitor.Emro.Workbench;

/// <content>What the draft of the order says in words: typed, never moved by a key.</content>
public static partial class BenchInputs
{
    private static readonly IReadOnlyList<Maker> Makers = Enum.GetValues<Maker>();

    private static IEnumerable<BenchInput> Draft() =>
    [
        new("name", "Name", s => s.Name) { Read = (s, text, _) => Outcome.Done(s with { Name = text.Trim() }), Hint = "2 to 60 letters" },
        new("from", "Applies from", s => Day(s.Order.From)) { Read = (s, text, _) => ReadDay("from", text).Then(d => Outcome.Done(s with { Order = s.Order with { From = d } })), Hint = "2027-03-01; none when not said" },
        new("until", "Last day", s => s.Order.Limited ? Day(s.Order.Until) : "without limit")
        {
            Read = (s, text, _) => text.Trim() is "" or "none" or "without limit"
                ? Outcome.Done(s with { Order = s.Order with { Limited = false, Until = null } })
                : ReadDay("until", text).Then(d => Outcome.Done(s with { Order = s.Order with { Limited = true, Until = d } })),
            Hint = "2029-02-28; none for no limit",
            IsFor = OnlyOrder,
        },
        new("objectives", "Objectives", s => s.Order.Objectives.Count == 0 ? "none" : string.Join(", ", s.Order.Objectives))
        {
            Read = (s, text, _) => Outcome.Done(s with { Order = s.Order with { Objectives = text.Trim() == "none" ? [] : [.. text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)] } }),
            Hint = "codes with commas: crime, safety, nuisance, children",
            IsFor = OnlyOrder,
        },
        new("maker", "Made by", s => MakerWords.Of(s.Order.Maker))
        {
            Step = (s, by, _) => s with { Order = s.Order with { Maker = Beside(Makers, s.Order.Maker, by) } },
            Read = (s, text, _) => MakerWords.Read("maker", text).Then(m => Outcome.Done(s with { Order = s.Order with { Maker = m } })),
            Typed = s => MakerWords.Code(s.Order.Maker),
            Hint = $"{string.Join(", ", MakerWords.Codes)}; the law leaves it to the full council",
            IsFor = OnlyOrder,
        },
        Words("area", "Area in words", (s => s.Order.Area, (s, v) => s with { Order = s.Order with { Area = v } })),
        Words("reasons", "Why", (s => s.Order.Reasons, (s, v) => s with { Order = s.Order with { Reasons = v } })),
        Words("burden", "Burden", (s => s.Order.Burden, (s, v) => s with { Order = s.Order with { Burden = v } })),
        Words("alternatives", "What else", (s => s.Order.Alternatives, (s, v) => s with { Order = s.Order with { Alternatives = v } })),
    ];

    private static BenchInput Words(string id, string label, (Func<Scenario, string> Of, Func<Scenario, string, Scenario> With) value) =>
        new(id, label, s => value.Of(s) is { Length: > 0 } text ? text : "not said")
        {
            Typed = s => value.Of(s),
            Read = (s, text, _) => Outcome.Done(value.With(s, text.Trim())),
            Hint = "in words, without names of people: it is printed in public",
            IsFor = OnlyOrder,
        };

    private static bool OnlyOrder(Tool tool) => tool == Tool.Order;

    private static string Day(LocalDate? day) => day is { } on ? LocalDatePattern.Iso.Format(on) : "none";

    private static Outcome<LocalDate?> ReadDay(string field, string text)
    {
        var word = text.Trim();
        return word.Length == 0 || word == "none" ? Outcome.Done<LocalDate?>(null)
            : LocalDatePattern.Iso.Parse(word) is { Success: true, Value: var day } ? Outcome.Done<LocalDate?>(day)
            : Outcome.Refused<LocalDate?>(field, $"'{word}' is not a date.", "Write it as 2027-03-01.");
    }
}
