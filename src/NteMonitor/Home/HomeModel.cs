using NodaTime;
using NteMonitor.Access;
using NteMonitor.Emro.Workbench;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.Pubwatch;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.PurpleFlag.NightVisits;
using NteMonitor.Rates;
using NteMonitor.Retention;
using NteMonitor.Snapshots;
using NteMonitor.Terminal;
using NteMonitor.Tonight;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <summary>The screens of the top line.</summary>
public enum Tab
{
    /// <summary>The night board.</summary>
    Tonight,

    /// <summary>The list of incidents.</summary>
    Incidents,

    /// <summary>The register of premises.</summary>
    Venues,

    /// <summary>The record itself.</summary>
    Journal,

    /// <summary>Reports that were frozen.</summary>
    Snapshots,

    /// <summary>Settings and drafts.</summary>
    Settings,

    /// <summary>The shift of the person at the desk.</summary>
    MyShift,

    /// <summary>Everybody's shifts.</summary>
    Shifts,

    /// <summary>Which venues stand out.</summary>
    Rates,

    /// <summary>Warnings and bans, meetings, members.</summary>
    Pubwatch,

    /// <summary>Persons by token.</summary>
    People,

    /// <summary>Scenarios of closing hours.</summary>
    ClosingHours,

    /// <summary>The Purple Flag: evidence against attributes and zones.</summary>
    PurpleFlag,

    /// <summary>The run sheet of a visit at night.</summary>
    NightVisit,
}

/// <summary>Everything the monitor remembers.</summary>
/// <param name="Tab">The screen in front.</param>
/// <param name="Role">The user's role; it decides which keys are out of reach.</param>
/// <param name="Now">The time, to the minute that was last told.</param>
public sealed record HomeModel(Tab Tab, Role Role, Instant Now)
{
    /// <summary>The user's short name.</summary>
    public string Actor { get; init; } = "";

    /// <summary>What lies over the screen, the topmost last.</summary>
    public IReadOnlyList<Over> Stack { get; init; } = [];

    /// <summary>The size of the window.</summary>
    public Size Size { get; init; } = new(80, 24);

    /// <summary>The night board.</summary>
    public TonightScreen.Model Tonight { get; init; } = new(null, new(0), 0);

    /// <summary>The list of incidents.</summary>
    public IncidentScreen.Model Incidents { get; init; } = new();

    /// <summary>The register.</summary>
    public VenueScreen.Model Venues { get; init; } = new(null, "", new(0));

    /// <summary>The journal.</summary>
    public JournalScreen.Model Journal { get; init; } = new();

    /// <summary>Frozen reports.</summary>
    public SnapshotScreen.Model Snapshots { get; init; } = new();

    /// <summary>The shift of the person at the desk.</summary>
    public MyShiftScreen.Model Mine { get; init; } = new();

    /// <summary>Everybody's shifts.</summary>
    public ShiftsScreen.Model Shifts { get; init; } = new();

    /// <summary>Which venues stand out.</summary>
    public RatesScreen.Model Rates { get; init; } = new();

    /// <summary>Warnings and bans, meetings, members.</summary>
    public PubwatchScreen.Model Pubwatch { get; init; } = new();

    /// <summary>Persons by token.</summary>
    public PeopleScreen.Model People { get; init; } = new();

    /// <summary>Scenarios of closing hours.</summary>
    public ClosingScreen.Model Closing { get; init; } = new();

    /// <summary>The Purple Flag.</summary>
    public BoardScreen.Model Flag { get; init; } = new();

    /// <summary>What evidence is typed against, or none before it was read.</summary>
    public EvidenceAgainst? Evidence { get; init; }

    /// <summary>The run sheet of a visit at night.</summary>
    public NightScreen.Model Visiting { get; init; } = new();

    /// <summary>What drafts are checked against, or none before it was read.</summary>
    public CheckAgainst? Against { get; init; }

    /// <summary>Unfinished reports.</summary>
    public IReadOnlyList<Draft> Drafts { get; init; } = [];

    /// <summary>Settings as they stand, label and value.</summary>
    public IReadOnlyList<(string Label, string Value)> Settings { get; init; } = [];

    /// <summary>Lines of the settings scrolled off.</summary>
    public int Scroll { get; init; }

    /// <summary>What was just done or refused.</summary>
    public Toast? Toast { get; init; }

    /// <summary>Whether a keeping of the draft is on its way.</summary>
    public bool KeepingSoon { get; init; }

    /// <summary>Whether unfinished reports were asked about already.</summary>
    public bool Asked { get; init; }

    /// <summary>Whether the screen is being read again because somebody wrote.</summary>
    public bool Reading { get; init; }

    /// <summary>Whether somebody wrote again meanwhile.</summary>
    public bool Stale { get; init; }

    /// <summary>What lies on top, or none.</summary>
    public Over? Top => Stack.Count == 0 ? null : Stack[^1];

    /// <summary>Returns the model with something put on top.</summary>
    public HomeModel Put(Over over) => this with { Stack = [.. Stack, over], Toast = null };

    /// <summary>Returns the model with the top replaced.</summary>
    public HomeModel Swap(Over over) => this with { Stack = [.. Stack.Take(Stack.Count - 1), over] };

    /// <summary>Returns the model with the top taken off.</summary>
    public HomeModel Pop() => this with { Stack = [.. Stack.Take(Math.Max(0, Stack.Count - 1))] };

    /// <summary>Returns the model with everything that lies over the tab changed by a function, wherever it lies.</summary>
    public HomeModel Each(Func<Over, Over> change) => this with { Stack = [.. Stack.Select(change)] };
}
