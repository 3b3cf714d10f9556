using System.Globalization;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Workbench;
using NteMonitor.Incidents;
using static NteMonitor.Emro.Workbench.FigureWords;

namespace NteMonitor.Emro.Report;

/// <summary>The report on a scenario of closing hours: for and against alike, venues as codes, no names of persons.</summary>
public static class EmroSection
{
    /// <summary>What every report on closing hours says of itself.</summary>
    public const string NoAdvice = "Not legal advice. Counts are what was logged; everything else is a range that follows from assumptions, each of which is stated.";

    /// <summary>Returns the stand-alone report.</summary>
    /// <param name="study">The scenario with everything that is known of it.</param>
    /// <param name="provenance">What it was made from.</param>
    public static Document Of(Study study, Provenance provenance)
    {
        var codes = VenueCodes.Of(study);
        return new($"Closing hours: {codes.In(study.Scenario.Name)}", Section(study, codes))
        {
            Subtitle = $"{Sentence.Capital(FigureWords.Of(study.Scenario.Tool))}; what is on file, what is assumed, and what follows",
            Facts = [.. Asked(study, codes), .. Made(study.Inputs.Clock, provenance)],
        };
    }

    /// <summary>Returns the parts of the report, for reports that take it in.</summary>
    /// <param name="study">The scenario with everything that is known of it.</param>
    public static IReadOnlyList<Part> Section(Study study) => Section(study, VenueCodes.Of(study));

    /// <summary>Returns the key to the codes of a report: a document of its own, for those who have to answer for each venue.</summary>
    /// <param name="study">The scenario.</param>
    /// <param name="provenance">What the report was made from.</param>
    public static Document Key(Study study, Provenance provenance) => new($"Key to the venues: {study.Scenario.Name}",
    [
        new Note(Note.Warning, "This key names venues. It goes with the report only to those who may see it; the report itself has codes."),
        new Table("key", "Venues by code", [new("Code"), new("Venue")], [.. VenueCodes.Of(study).Key.Select(k => new Row([k.Code, k.Name]))]),
    ])
    {
        Facts = [.. Made(study.Inputs.Clock, provenance)],
    };

    private static IReadOnlyList<Part> Section(Study study, VenueCodes codes)
    {
        var (questions, scenario) = (study.Questions, study.Scenario);
        var conclusion = VerdictRules.Conclude(questions, study.Result, study.Law);
        return
        [
            new Paragraph(NoAdvice),
            .. ConclusionSection.Front(study, questions, conclusion),
            .. MeasureSection.Of(study, codes),
            .. BaselineSection.Of(study),
            .. EffectSection.Of(study, codes),
            .. CostSection.Of(study),
            .. study.Others.Count == 0 ? Array.Empty<Part>() : [new Heading(2, "Scenarios side by side"), .. CompareSection.Parts([new(study.Result, study.Law, conclusion), .. study.Others.OrderBy(o => o.Scenario.Name, StringComparer.Ordinal).ThenBy(o => o.Scenario.Id).Select(o => new Compared(o, null, null))], codes)],
            .. scenario.Tool == Tool.Order ? MeasureSection.Procedure(study, codes) : [],
            .. ConclusionSection.Answers(questions, codes),
            .. ConclusionSection.Changes(conclusion, codes),
            .. LimitsSection.Of(study),
        ];
    }

    private static IEnumerable<Fact> Asked(Study study, VenueCodes codes)
    {
        var scenario = study.Scenario;
        yield return new("Scenario", $"{codes.In(scenario.Name)} ({scenario.Id:D})");
        yield return new("Tool", FigureWords.Of(scenario.Tool));
        yield return new("Area", (scenario.Order.Zones.Count, scenario.Order.Area.Trim()) switch
        {
            (0, "") => "the whole log",
            (0, var words) => codes.In(words),
            (_, "") => $"zone {string.Join(", ", scenario.Order.Zones)}",
            (_, var words) => $"zone {string.Join(", ", scenario.Order.Zones)}: {codes.In(words)}",
        });
        yield return new("Times", string.Join("; ", scenario.Order.Days.OrderBy(d => d.Day).Select(OrderRules.Words)));
        yield return new("Counted", $"{study.Inputs.Counts.Nights} ({Count(study.Inputs.Counts.Nights.Count, "night")})");
        yield return new("Categories", scenario.Categories.Count == 0 ? "all" : string.Join(", ", scenario.Categories));
        yield return new("Beside", (scenario.Control, scenario.Buffer) switch
        {
            (null, null) => "no control area, no zone about the area",
            ({ } control, null) => $"control area {control}",
            (null, { } buffer) => $"zone about the area {buffer}",
            ({ } control, { } buffer) => $"control area {control}, zone about the area {buffer}",
        });
        yield return new("Draws", $"{Number(scenario.Draws)} from seed {scenario.Seed.ToString(CultureInfo.InvariantCulture)}");
    }

    internal static IEnumerable<Fact> Made(NightClock clock, Provenance provenance) =>
    [
        new("Made", IncidentText.Offset(Instant.FromUnixTimeSeconds(provenance.MadeAt.ToUnixTimeSeconds()), clock)),
        new("Run", provenance.Run.ToString("D")),
        new("Program", $"NTE Monitor {provenance.Version}"),
        new("Inputs", $"SHA-256 {provenance.InputsSha256}"),
        .. provenance.Heads.Where(h => h.Seq > 0).Select(h => new Fact("Journal head", $"{h.Origin:D} entry {h.Seq}, SHA-256 {h.Hash}")),
    ];
}
