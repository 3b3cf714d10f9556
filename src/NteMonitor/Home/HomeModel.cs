using NteMonitor.Incidents;
using NteMonitor.Journal;
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

    /// <summary>Settings and drafts.</summary>
    Settings,
}

/// <summary>Something over the tab: it has the keys until it is left.</summary>
public abstract record Over
{
    /// <summary>The one-line entry.</summary>
    public sealed record QuickBar(TextInput Input, Guid Typed, bool Dirty = false) : Over;

    /// <summary>The filter of a list.</summary>
    public sealed record FilterBar(TextInput Input) : Over;

    /// <summary>One line that is asked for before something is done: the reason.</summary>
    public sealed record Asking(string Label, TextInput Input, Func<string, Effect> Then) : Over;

    /// <summary>The incident form.</summary>
    public sealed record Incident(IncidentForm.Model Form) : Over;

    /// <summary>The venue form.</summary>
    public sealed record VenueForm(FormState Form, KeptVenue? On, Guid Typed, bool Dirty = false) : Over;

    /// <summary>Everything about one account.</summary>
    public sealed record IncidentPage(IncidentOpened Page) : Over;

    /// <summary>Everything about one venue.</summary>
    public sealed record VenuePage(VenueOpened Page) : Over;

    /// <summary>The choice of an account to link with.</summary>
    public sealed record Linking(Account Account, PickerState Picker) : Over;

    /// <summary>A question about an unfinished report.</summary>
    public sealed record Resuming(Draft Draft) : Over;

    /// <summary>A question before something that cannot be taken back.</summary>
    public sealed record Sure(string Question, string Detail, Effect Then) : Over;
}

/// <summary>Everything the monitor remembers.</summary>
/// <param name="Tab">The screen in front.</param>
public sealed record HomeModel(Tab Tab)
{
    /// <summary>What lies over the screen, the topmost last.</summary>
    public IReadOnlyList<Over> Stack { get; init; } = [];

    /// <summary>The night board.</summary>
    public TonightScreen.Model Tonight { get; init; } = new(null, new(0), 0);

    /// <summary>The list of incidents.</summary>
    public IncidentScreen.Model Incidents { get; init; } = new();

    /// <summary>The register.</summary>
    public VenueScreen.Model Venues { get; init; } = new(null, "", new(0));

    /// <summary>The journal.</summary>
    public JournalScreen.Model Journal { get; init; } = new();

    /// <summary>What drafts are checked against, or none before it was read.</summary>
    public CheckAgainst? Against { get; init; }

    /// <summary>Unfinished reports.</summary>
    public IReadOnlyList<Draft> Drafts { get; init; } = [];

    /// <summary>Settings as they stand, label and value.</summary>
    public IReadOnlyList<(string Label, string Value)> Settings { get; init; } = [];

    /// <summary>What was just done or refused.</summary>
    public Toast? Toast { get; init; }

    /// <summary>Whether a keeping of the draft is on its way.</summary>
    public bool KeepingSoon { get; init; }

    /// <summary>Whether unfinished reports were asked about already.</summary>
    public bool Asked { get; init; }

    /// <summary>What lies on top, or none.</summary>
    public Over? Top => Stack.Count == 0 ? null : Stack[^1];

    /// <summary>Returns the model with something put on top.</summary>
    public HomeModel Put(Over over) => this with { Stack = [.. Stack, over], Toast = null };

    /// <summary>Returns the model with the top replaced.</summary>
    public HomeModel Swap(Over over) => this with { Stack = [.. Stack.Take(Stack.Count - 1), over] };

    /// <summary>Returns the model with the top taken off.</summary>
    public HomeModel Pop() => this with { Stack = [.. Stack.Take(Math.Max(0, Stack.Count - 1))] };
}
