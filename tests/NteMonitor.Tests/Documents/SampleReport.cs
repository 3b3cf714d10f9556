using NteMonitor.Documents;

namespace NteMonitor.Tests.Documents;

/// <summary>A report with every kind of part and of cell; the town and its places are invented.</summary>
public static class SampleReport
{
    private static readonly Cell MissingMonth = new Cell.Blank("the source has no file for March 2025");

    private static readonly Cell Withheld = new Cell.Blank("a count under 5 about people, or one that would give it away", "withheld");

    private static readonly string[] Nights = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    public static Document Document { get; } = new("Night-time economy: Saltmere town centre",
    [
        new Heading(2, "What happened"),
        new Paragraph("Between 1 March and 31 March 2026 the night log holds 1,204 events in the town centre, 78 more than in the month before. Two accounts of one event are counted once."),
        new Bullets(
        [
            "Violence rose by 19 events, 6 of them with injury.",
            "Two in three events fell between 23:00 and 03:00.",
            "Every venue on the register was open on at least one night.",
        ]),
        new Note(Note.Warning, "March 2025 is missing at the source, so nothing is compared with the same month of the year before."),
        Categories,
        new Heading(3, "Satisfaction of visitors"),
        new Paragraph("The survey asks whether visitors feel safe; its answers are percentages, so their difference is in percentage points."),
        Survey,
        new Heading(2, "When it happened"),
        Hours,
        Weeks,
        new Note(Note.Data, "318 events of which only the month is known are in no figure by hour."),
        new Heading(2, "Where it happened"),
        Places,
        new Heading(3, "Venues named in three or more events"),
        Venues,
        Funnel,
        Hangs,
        new Heading(4, "How venues are named"),
        new Paragraph("A venue is named when an event happened inside it or at its door."),
        new Heading(2, "Sources"),
        new Paragraph("Events come from the wardens, the street pastors and the cameras; the police figures are those published for the month."),
    ])
    {
        Subtitle = "Snapshot for the licensing committee, March 2026",
        Facts =
        [
            new("Period", "1 March 2026 to 31 March 2026 (31 nights)"),
            new("Window", "21:00 to 06:00"),
            new("Zone", "Town centre"),
            new("Night boundary", "06:00, Europe/London"),
            new("Journal head", "ops-desk 48213, 9f2c4e7ab10d5c63"),
            new("Made", "2026-04-02T09:30:00+01:00"),
        ],
    };

    private static Table Categories => new("categories", "Events by category, March 2026 and the month before",
    [
        new("Category"), Column.Figures("February", "events"), Column.Figures("March", "events"), Column.Figures("Change"),
        Column.Figures("Share of March"), Column.Figures("Per night", "events"),
    ],
    [
        Counted("Violence", 412, 431),
        Counted("with injury", 118, 124) with { Level = 1 },
        Counted("without injury", 294, 307) with { Level = 1 },
        Counted("Anti-social behaviour", 503, 533),
        Counted("Welfare", 203, 228),
        Counted("Spiking reported", 0, 5),
        new(["Hate crime", Withheld, Withheld, Withheld, Withheld, Withheld]),
        new(["Arson", Withheld, Withheld, Withheld, Withheld, Withheld]),
        Counted("All events", 1126, 1204) with { IsTotal = true },
    ])
    {
        Source = "the night log; police street crime as published",
        Notes = ["Rows set in are part of the row above and are not added to the total again."],
    };

    private static Table Survey => new("survey", "Visitors who feel safe in the town centre after 21:00",
    [
        new("Answer"), Column.Figures("2025", "%"), Column.Figures("2026", "%"), Column.Figures("Difference"),
    ],
    [
        new(["Safe or very safe", new Cell.Measure(61.5m, 1), new Cell.Measure(64m, 1), new Cell.Points(61.5m, 64m)]),
        new(["Unsafe or very unsafe", new Cell.Measure(22.4m, 1), new Cell.Measure(20.9m, 1), new Cell.Points(22.4m, 20.9m)]),
        new(["Do not go out after dark", MissingMonth, new Cell.Measure(15.1m, 1), MissingMonth]),
    ]);

    private static HeatChart Hours => new("hours", "Events by hour of the night and day of the week",
        "The most events, 61, fell on Friday and on Saturday nights between 01:00 and 02:00; Monday nights are the quietest.",
        ["21", "22", "23", "00", "01", "02", "03", "04", "05"],
        [.. Nights.Select((night, day) => new Series(night, [.. Enumerable.Range(0, 9).Select(hour => Busy(day, hour))]))])
    {
        Unit = "events",
    };

    private static LineChart Weeks => new("weeks", "Events per week",
        "Accounts rose from 118 to 171 in ten weeks, with no figure for the week of 26 January; police-recorded events stayed between 60 and 75.",
        ["5 Jan", "12 Jan", "19 Jan", "26 Jan", "2 Feb", "9 Feb", "16 Feb", "23 Feb", "2 Mar", "9 Mar"],
        [
            new("Night log", [118, 121, 140, null, 133, 152, 149, 160, 158, 171]),
            new("Police-recorded", [60, 64, 62, 66, 71, 69, 75, 70, 68, 73]),
        ])
    {
        Unit = "events",
    };

    private static BarChart Places => new("places", "Events by street",
        "Harbour Street has 214 of 1,204 events, more than the next two together; Table 3 has the venues.",
        [
            new("Harbour Street", 214), new("Market Place", 97), new("The Shambles & Corn Exchange", 88),
            new("Station Approach, taxi rank by the north entrance", 41), new("Quay Steps", 0), new("Lower Green", null),
        ])
    {
        Unit = "events",
    };

    private static Table Venues => new("venues", "Venues named in three or more events",
    [
        new("Venue"), new("Premises licence"), new("Terminal hour"), Column.Figures("Events"), new("Conditions under review"),
    ],
    [
        new(["The Lantern <Rooms>", "PL/0147", "03:30", 31L, "Door staff from 22:00; polycarbonate glasses; last entry at 02:30 | reviewed"]),
        new(["Bar “Meridian”", "PL/0092", "02:00", 17L, "None"]),
        new(["海の家 Umi", "PL/0201", "01:00", 4L, "=SUM(A1:A9) is what an import once left here"]),
    ]);

    private static FunnelChart Funnel => new("funnel", "Venues over what is expected of them",
        "Bar Meridian lies above the 99.8 % limits, the others inside; the figures stand in its table.",
        [
            new("The Lantern <Rooms>", 28, 1.11m, "inside"), new("Bar “Meridian”", 7.5m, 2.27m, "above 99.8 %") { IsOutside = true }, new("海の家 Umi", 12, 0.33m, "inside"),
        ],
        [new("95 % limits", Stations(1.96m)), new("99.8 % limits", Stations(3.09m))])
    {
        Across = "Expected events",
        Up = "Observed over expected",
        Places = 2,
    };

    private static RangeChart Hangs => new("hangs", "What the estimate hangs on", "Hours move it most, from 6.2 fewer to 1.4 more; the mark is the estimate.",
        [new("Hours <removed>", -1.4m, 6.2m, 3.1m), new("Share that comes again in the streets about, as it was assumed", 2, 4.05m, 3.1m), new("Nothing", 0, 0)])
    {
        Unit = "events fewer",
        Places = 1,
    };

    private static FunnelStation[] Stations(decimal z) =>
        [.. Enumerable.Range(1, 15).Select(i => new FunnelStation(2 * i, Math.Max(0, Math.Round(1 - (z / (decimal)Math.Sqrt(2 * i)), 3)), Math.Round(1 + (z / (decimal)Math.Sqrt(2 * i)), 3)))];

    private static Row Counted(string name, int before, int now) => new(
    [
        name, (long)before, (long)now, new Cell.Change(before, now), new Cell.Share(now, 1204), new Cell.Measure(now / 31m, 2),
    ]);

    private static decimal? Busy(int day, int hour) => (day, hour) switch
    {
        (1, 8) => null,
        _ => Math.Round((day is 4 or 5 ? 61m : 9 + (2 * day)) * (9 - Math.Abs(hour - 4) * 2) / 9),
    };
}
