using System.Globalization;
using NteMonitor.Terminal;

namespace NteMonitor.Incidents;

/// <summary>What the incident list shows beside or instead of the rows.</summary>
public enum IncidentPicture
{
    /// <summary>The selected account.</summary>
    Detail,

    /// <summary>Events by hour and weekday.</summary>
    Hours,

    /// <summary>Events by category.</summary>
    Categories,

    /// <summary>Events on the map.</summary>
    Map,
}

/// <summary>The list of incidents, its filter, and the pictures of what the filter lets through.</summary>
public static class IncidentScreen
{
    /// <summary>Rows fetched at a time: several screens, so that moving never waits.</summary>
    public const int Window = 400;

    /// <summary>Windows of fewer columns have their nights in figures, to keep what happened in sight.</summary>
    private const int Narrow = 60;

    /// <summary>Everything the list remembers.</summary>
    public sealed record Model
    {
        /// <summary>The filter in force.</summary>
        public IncidentFilter Filter { get; init; } = IncidentFilter.None;

        /// <summary>The filter as typed.</summary>
        public string FilterText { get; init; } = "";

        /// <summary>The list, or none before it was read.</summary>
        public IIncidentListing? Listing { get; init; }

        /// <summary>Where the list stands.</summary>
        public ListState List { get; init; } = new(0);

        /// <summary>The rows at hand.</summary>
        public IReadOnlyList<Account> Rows { get; init; } = [];

        /// <summary>How wide the column of their times is.</summary>
        public int TimeWidth { get; init; } = 5;

        /// <summary>The place of the first of them.</summary>
        public long First { get; init; }

        /// <summary>Names of venues.</summary>
        public IReadOnlyDictionary<Guid, string> Venues { get; init; } = new Dictionary<Guid, string>();

        /// <summary>What stands beside the rows.</summary>
        public IncidentPicture Picture { get; init; }

        /// <summary>Figures for the pictures, or none before they were counted.</summary>
        public IncidentFigures? Figures { get; init; }
    }

    /// <summary>Returns the selected account, or none while it is not at hand.</summary>
    public static Account? Selected(Model model) => At(model, model.List.Selected);

    /// <summary>Returns the list after one message, and the window to fetch when the selection nears its edge.</summary>
    public static Step<Model> Update(Model model, Msg msg)
    {
        switch (msg)
        {
            case IncidentsListed listed when Same(listed.Asked.Filter, model.Filter):
                var fresh = Listed(model, listed);
                return new(fresh, NeedsRows(fresh) ? Fetch(fresh) : null);
            case IncidentsFetched fetched when ReferenceEquals(fetched.Listing, model.Listing):
                return new(model with { Rows = fetched.Rows, First = fetched.First, TimeWidth = fetched.TimeWidth });
            case IncidentsCounted counted when Same(counted.Filter, model.Filter):
                return new(model with { Figures = counted.Figures });
            default:
                var moved = model with { List = ListRules.Update(model.List, msg, "incidents") };
                return new(moved, NeedsRows(moved) ? Fetch(moved) : null);
        }
    }

    /// <summary>Returns the list read again: the selected account stays selected, whatever came in above it.</summary>
    private static Model Listed(Model model, IncidentsListed listed)
    {
        var moved = listed.Place is { } place ? place - listed.Asked.At : 0;
        var list = ListRules.Recount(model.List with { Top = Math.Max(0, model.List.Top + moved) }, listed.Listing.Count);
        return model with
        {
            Listing = listed.Listing,
            Venues = listed.Venues,
            List = ListRules.Select(list, model.List.Selected + moved),
            Rows = listed.Rows,
            First = listed.First,
            TimeWidth = listed.TimeWidth,
        };
    }

    /// <summary>Returns what reads the list again, the selected account kept.</summary>
    public static ListIncidents Again(Model model) => new(model.Filter) { Keep = Selected(model)?.Incident.Id, At = model.List.Selected };

    /// <summary>Returns the body of the screen.</summary>
    /// <param name="model">What it remembers.</param>
    /// <param name="desk">Whose clock and lists give words.</param>
    /// <param name="columns">The width of the window.</param>
    public static Block Body(Model model, Desk desk, int columns)
    {
        var narrow = columns < Narrow;
        var list = new ListBlock(
            "incidents",
            [new("Night", narrow ? 8 : 15), new("Time", model.TimeWidth), new("Place") { MinWidth = 10 }, new("What") { MinWidth = narrow ? 10 : 20, Priority = 2 }, new("S", 1) { Priority = 3 }, new("Source", 16) { Priority = 4 }],
            model.List,
            row => At(model, row) is { } account ? Row(account, model, desk, narrow) : null)
        {
            RowName = "incident",
            EmptyText = model.Listing is null ? "Reading …" : "No incident passes this filter. f changes it.",
        };
        return new SplitBlock(list, new PanelBlock(Title(model), Beside(model, desk)))
        {
            Share = model.Picture == IncidentPicture.Hours ? 0.5 : 0.6,
            ShareStacked = 0.3,
            MinFirst = 64,
            MinSecond = model.Picture == IncidentPicture.Hours ? 82 : 34,
            SecondFocused = model.Picture != IncidentPicture.Detail,
            StackWhenNarrow = model.Picture != IncidentPicture.Detail,
        };
    }

    /// <summary>Returns the line of state: where the selection is, and the filter.</summary>
    public static string Status(Model model) => model.Listing is null
        ? "Reading …"
        : string.Create(CultureInfo.InvariantCulture, $"{(model.List.Count == 0 ? 0 : model.List.Selected + 1):#,0} of {model.List.Count:#,0}")
            + (model.FilterText.Length == 0 ? "" : $"   filter: {model.FilterText}");

    private static string Title(Model model) => model.Picture switch
    {
        IncidentPicture.Hours => "Events by weekday of the night and hour",
        IncidentPicture.Categories => "Events by category",
        IncidentPicture.Map => "Events by place",
        _ => "This account",
    };

    private static Block Beside(Model model, Desk desk) => model.Picture == IncidentPicture.Detail
        ? new TextBlock(Selected(model) is { } account ? Detail(account, model, desk) : ["Nothing selected."])
        : model.Figures is not { } figures
            ? TextBlock.Of("Counting …", Ink.Muted)
            : new StackBlock([new(new TextBlock(Said(model, figures))), new(Picture(model.Picture, figures, desk), -1)]);

    private static Block Picture(IncidentPicture picture, IncidentFigures figures, Desk desk) => picture switch
    {
        IncidentPicture.Hours => new HeatBlock(["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"], [.. NightHours.Select(h => h.ToString("00", CultureInfo.InvariantCulture))], Ordered(figures.ByHour))
        {
            Unit = "events",
        },
        IncidentPicture.Categories => new BarChartBlock([.. figures.ByCategory.OrderByDescending(c => c.Count)
            .Select(c => new Bar(Reference.NameOf(desk.Reference.Categories, c.Code), c.Count, c.Count.ToString("#,0", CultureInfo.InvariantCulture)))]),
        _ => new MapBlock([.. figures.Spots.Select(s => new MapPoint(s.At.Longitude, s.At.Latitude, s.Count, s.Label))])
        {
            Unit = "events",
            Caption = "Events at known positions",
            EastScale = figures.Spots.Count == 0 ? 1 : Math.Cos(figures.Spots[0].At.Latitude * Math.PI / 180),
        },
    };

    /// <summary>From noon round to noon, so that a night stands together.</summary>
    private static readonly int[] NightHours = [.. Enumerable.Range(12, 12), .. Enumerable.Range(0, 12)];

    private static double?[,] Ordered(double?[,] byHour)
    {
        var ordered = new double?[7, 24];
        for (var day = 0; day < 7; day++)
        {
            for (var i = 0; i < 24; i++)
            {
                ordered[day, i] = byHour[day, NightHours[i]];
            }
        }

        return ordered;
    }

    /// <summary>What the figures are of: how many, which hours, which filter, and what cannot be in them.</summary>
    private static Line[] Said(Model model, IncidentFigures figures) =>
    [
        Line.Of(
            new Span(string.Create(CultureInfo.InvariantCulture, $"{figures.Events:#,0} events"), Ink.Strong),
            $", each once; all hours{(model.FilterText.Length == 0 ? "; no filter." : $"; filter: {model.FilterText}.")}"),
        model.Picture switch
        {
            IncidentPicture.Hours => string.Create(CultureInfo.InvariantCulture, $"Not below: {figures.MonthOnly:#,0} that know only their month, {figures.HourUnknown:#,0} of unknown hour."),
            IncidentPicture.Map => string.Create(CultureInfo.InvariantCulture, $"Not below: {figures.Events - figures.Spots.Sum(s => s.Count):#,0} at no venue with a position."),
            _ => string.Create(CultureInfo.InvariantCulture, $"{figures.MonthOnly:#,0} of them know only their month: they are in no figure by hour or night."),
        },
    ];

    private static Line[] Detail(Account account, Model model, Desk desk)
    {
        var incident = account.Incident;
        List<Line> lines =
        [
            Line.Of(new Span(Reference.NameOf(desk.Reference.Categories, incident.Category), Ink.Strong)),
            $"{IncidentText.Night(incident.When, desk.Town.Clock)}, {IncidentText.Time(incident.When, desk.Town.Clock)}",
            Line.Of(new Span(IncidentText.Place(incident, model.Venues), Ink.Accent)),
            $"Reported by {Reference.NameOf(desk.Reference.Sources, incident.Source)}",
            incident.Severity is { } severity ? $"Severity {severity}" : "Severity not graded",
            incident.People is { } people ? $"People: {people}" : "People not counted",
        ];
        if (incident.Flags.Count > 0)
        {
            lines.Add("Flags: " + string.Join(", ", incident.Flags.Select(f => Reference.NameOf(desk.Reference.Flags, f))));
        }

        lines.AddRange(incident.Remarks.Select(r => (Line)$"Remark: {r}"));
        lines.Add(account.Event == incident.Id && account.Counted ? "An event of its own, as far as is known." : "Linked with other accounts; counted once.");
        lines.Add(account.Version == 1 ? "Never amended." : $"Version {account.Version}.");
        lines.Add(Line.Of(new Span("enter shows history and note", Ink.Muted)));
        return [.. lines];
    }

    private static IReadOnlyList<Span> Row(Account account, Model model, Desk desk, bool narrow) =>
    [
        narrow ? IncidentText.ShortNight(account.Incident.When, desk.Town.Clock) : IncidentText.Night(account.Incident.When, desk.Town.Clock),
        new(IncidentText.Time(account.Incident.When, desk.Town.Clock), Ink.Strong),
        new(IncidentText.Place(account.Incident, model.Venues), Ink.Accent),
        Reference.NameOf(desk.Reference.Categories, account.Incident.Category),
        account.Incident.Severity?.ToString(CultureInfo.InvariantCulture) ?? "-",
        new(Reference.NameOf(desk.Reference.Sources, account.Incident.Source), Ink.Muted),
    ];

    private static Account? At(Model model, long row) =>
        row >= model.First && row < model.First + model.Rows.Count ? model.Rows[(int)(row - model.First)] : null;

    /// <summary>Whether the screen comes near the edge of the rows at hand while there are more beyond it.</summary>
    private static bool NeedsRows(Model model)
    {
        var (top, bottom) = (model.List.Top - model.List.Height, model.List.Top + (2 * model.List.Height));
        return model.Listing is not null && model.List.Count > 0
            && ((top < model.First && model.First > 0) || (bottom > model.First + model.Rows.Count && model.First + model.Rows.Count < model.List.Count));
    }

    private static FetchIncidents? Fetch(Model model) => model.Listing is { } listing
        ? new(listing, Math.Max(0, model.List.Selected - (Window / 2)), Window)
        : null;

    private static bool Same(IncidentFilter one, IncidentFilter other) => ReferenceEquals(one, other) || one == other;
}
