using NteMonitor.Documents;
using NteMonitor.Emro.Workbench;
using static NteMonitor.Emro.Workbench.FigureWords;
using Cell = NteMonitor.Documents.Cell;

namespace NteMonitor.Emro.Report;

/// <summary>What it is worth and what it costs: social value apart from what services would spend, prices with their year.</summary>
public static class CostSection
{
    /// <summary>Returns the parts.</summary>
    /// <param name="study">The study.</param>
    public static IReadOnlyList<Part> Of(Study study)
    {
        var result = study.Result;
        return
        [
            new Heading(2, "Costs"),
            .. result.Social is { } social ? Value(study, social) : [new Paragraph("No value is put on events: none is estimated to be averted, or none of them has a unit cost on file.")],
            new Table("burden", "What it would cost in a year", [new("What"), Column.Figures("Pounds"), new("From")],
            [
                new(["Running the measure", Money(study.Scenario.Expenses), "typed into the scenario"]),
                new(["Turnover lost by venues", result.TurnoverLost is { } lost ? Money(lost) : new Cell.Blank("nobody gave a figure"), "capacity-hours lost times the figure typed into the scenario"]),
            ])
            {
                Notes = [result.StaffHoursLost is { } work ? $"Hours of work lost in a year: {Number(work)}." : "Hours of work lost: nobody gave a figure.", "Turnover is not profit and not a loss to the town: some of it is spent at another hour or place."],
            },
            .. result.Levy is { } levy ? Levy(study, levy) : [],
        ];
    }

    private static IEnumerable<Part> Value(Study study, (decimal Low, decimal Middle, decimal High) social)
    {
        var book = study.Inputs.Costs!;
        var unmatched = Math.Max(0, 1 - study.Inputs.Mix.Values.Sum());
        yield return new Table("value", "What the net change is worth in a year; a negative figure is a loss", [new("What"), Column.Figures("2.5 %", "£"), Column.Figures("Middle", "£"), Column.Figures("97.5 %", "£")],
        [
            new(["Social value", Money(social.Low), Money(social.Middle), Money(social.High)]),
            new(["Of it, what services would spend", new Cell.Blank("only the middle is worked out", "-"), study.Result.Cashable is { } cash ? Money(cash) : new Cell.Blank("the source does not part it"), new Cell.Blank("only the middle is worked out", "-")]),
        ])
        {
            Source = book.Source,
            Notes =
            [
                $"Prices of {book.PriceYear}, times {Number((double)book.Uprating.Factor, 2)} to {book.Uprating.Year}.",
                "Social value holds physical and emotional harm and lost output; nobody's budget falls by it. The second row is a part of the first and is not added to it.",
                $"The part that services would spend is on file for {string.Join(", ", book.Costs.Where(c => c.Cashable is not null).Select(c => c.Name.ToLowerInvariant()))} alone; for the others it is taken at nothing.",
                "Costs of health care are inside these unit costs; none is added beside them.",
                $"{Percent(unmatched)} of the window's events have no unit cost on file and are taken at nothing.",
            ],
        };
    }

    private static IEnumerable<Part> Levy(Study study, Models.LevyYield levy) =>
    [
        new Table("levy", "What the levy would bring in a year", [new("What"), Column.Figures("Pounds")],
        [
            new([$"Charges, {Number(levy.Paying)} premises paying, {Number(levy.Exempt)} exempt", Money(levy.Gross, 2)]),
            new(["Reductions", Money(-levy.Reductions, 2)]),
            new(["Expenses", Money(-levy.Expenses, 2)]),
            new(["Net", Money(levy.Net, 2)]) { IsTotal = true },
            new(["To the police", Money(levy.Police, 2)]),
            new(["To the authority", Money(levy.Authority, 2)]),
        ])
        {
            Source = study.Inputs.Levy?.Source,
        },
    ];

    private static Cell.Measure Money(decimal pounds, int places = 0) => new Cell.Measure(pounds, places);
}
