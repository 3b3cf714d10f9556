using NteMonitor.Emro.Law;
using NteMonitor.Emro.Workbench;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.Premises;
using NteMonitor.Pubwatch;
using NteMonitor.PurpleFlag.Board;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.NightVisits;
using NteMonitor.Search;
using NteMonitor.Snapshots;
using NteMonitor.Terminal;
using NteMonitor.Venues;

namespace NteMonitor.Home;

/// <summary>What a form is for.</summary>
public enum FormKind
{
    /// <summary>A new incident.</summary>
    Incident,

    /// <summary>An incident that is amended.</summary>
    Amendment,

    /// <summary>A new venue.</summary>
    Venue,

    /// <summary>A venue that is amended.</summary>
    VenueAmendment,

    /// <summary>A report to be frozen.</summary>
    Snapshot,

    /// <summary>A shift that begins.</summary>
    Shift,

    /// <summary>A shift that ends.</summary>
    ShiftClosing,

    /// <summary>A shift that is amended.</summary>
    ShiftAmendment,

    /// <summary>The figures of a regular time.</summary>
    ShiftRow,

    /// <summary>A person to be put on file.</summary>
    Person,

    /// <summary>A visit to a venue.</summary>
    Visit,

    /// <summary>A step of a Pubwatch case or meeting.</summary>
    Pubwatch,

    /// <summary>A new scenario of closing hours.</summary>
    Scenario,

    /// <summary>Something that is marked as evidence, or a mark that is amended.</summary>
    Mark,
}

/// <summary>What is asked for in one line on the pack's screen.</summary>
public enum PackAsked
{
    /// <summary>The folder or the zip.</summary>
    Path,

    /// <summary>The file of the key to sign with.</summary>
    Key,
}

/// <summary>Something over the tab: it has the keys until it is left.</summary>
public abstract record Over
{
    /// <summary>Something that is typed, and kept as a draft while it is.</summary>
    /// <param name="Typed">Id of the draft.</param>
    public abstract record Written(Guid Typed) : Over
    {
        /// <summary>Whether something was typed that is not kept yet.</summary>
        public bool Dirty { get; init; }

        /// <summary>Whether anything was ever typed here.</summary>
        public bool Touched { get; init; }

        /// <summary>Whether it is being saved: until the answer comes no key changes it or saves it again.</summary>
        public bool Saving { get; init; }
    }

    /// <summary>The one-line entry, or a note in the course of a shift.</summary>
    public sealed record QuickBar(TextInput Input, Guid Typed) : Written(Typed)
    {
        /// <summary>The shift whose note it is; none for an incident.</summary>
        public KeptShift? NoteOn { get; init; }

        /// <summary>Where an observation of a visit at night is typed; none for everything else.</summary>
        public SeenAt? SeenOn { get; init; }
    }

    /// <summary>A form.</summary>
    public sealed record Form(FormKind Kind, FormState State, Guid Typed) : Written(Typed)
    {
        /// <summary>The account that is amended, or none.</summary>
        public Account? Account { get; init; }

        /// <summary>The venue that is amended or visited, or none.</summary>
        public KeptVenue? Venue { get; init; }

        /// <summary>The earlier visit that a visit follows up, or none.</summary>
        public KeptVisit? Follows { get; init; }

        /// <summary>The shift that is closed, amended or given a row, or none.</summary>
        public KeptShift? Shift { get; init; }

        /// <summary>The step of Pubwatch that it is for, or none.</summary>
        public PubwatchTask? Pubwatch { get; init; }

        /// <summary>What is marked as evidence, or none.</summary>
        public MarkTask? Mark { get; init; }
    }

    /// <summary>The workbench of closing hours: what is tried there is kept like what is typed.</summary>
    public sealed record Workbench(WorkbenchScreen.Model State, Guid Typed) : Written(Typed);

    /// <summary>One line typed at the workbench: an input, why something is changed, a name.</summary>
    public sealed record BenchLine(string Asked, TextInput Input) : Over;

    /// <summary>The filter of a list.</summary>
    public sealed record FilterBar(TextInput Input) : Over;

    /// <summary>The search over everything.</summary>
    public sealed record Search(SearchScreen.Model State) : Over
    {
        /// <summary>What a mark begins with where a hit is chosen as evidence; none where a hit is opened.</summary>
        public MarkDraft? Picks { get; init; }
    }

    /// <summary>One line that is asked for before something is done: the reason.</summary>
    public sealed record Asking(string Label, TextInput Input, Func<string, Effect> Then) : Over
    {
        /// <summary>What is said when nothing was typed.</summary>
        public string Empty { get; init; } = "A reason is needed, in a few words without names; esc leaves.";

        /// <summary>What to type, shown while nothing is.</summary>
        public string Hint { get; init; } = "in a few words, without names";

        /// <summary>The question to answer before it is done; empty for none.</summary>
        public string Question { get; init; } = "";
    }

    /// <summary>One line that says of what a record on file is evidence.</summary>
    /// <param name="Input">What is typed.</param>
    /// <param name="Wish">The record.</param>
    /// <param name="What">The record in a few words.</param>
    public sealed record EvidenceBar(TextInput Input, MarkWish Wish, string What) : Over
    {
        /// <summary>Whether it is being marked.</summary>
        public bool Asked { get; init; }
    }

    /// <summary>A long text that is read.</summary>
    public abstract record Page : Over
    {
        /// <summary>Lines scrolled off above.</summary>
        public int Scroll { get; init; }

        /// <summary>The text.</summary>
        public abstract IReadOnlyList<string> Lines { get; }
    }

    /// <summary>Everything about one account.</summary>
    public sealed record IncidentPage(IncidentOpened Opened) : Page
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Lines => Opened.Lines;
    }

    /// <summary>The file of one venue.</summary>
    public sealed record VenuePage(VenueOpened Opened) : Page
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Lines => [.. Opened.Lines.Select(l => l.ToString())];
    }

    /// <summary>Everything about one visit.</summary>
    public sealed record VisitPage(VisitOpened Opened) : Page
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Lines => Opened.Lines;
    }

    /// <summary>Everything about one shift.</summary>
    public sealed record ShiftPage(ShiftOpened Opened) : Page
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Lines => Opened.Lines;
    }

    /// <summary>Everything about one Pubwatch case.</summary>
    public sealed record BanPage(BanOpened Opened) : Page
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Lines => Opened.Lines;
    }

    /// <summary>One attribute of the Purple Flag with what is marked for it.</summary>
    /// <param name="Board">The board that it is on.</param>
    /// <param name="Code">The attribute's code.</param>
    public sealed record AttributePage(FlagBoard Board, string Code) : Page
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Lines => AttributeText.Lines(Board, Code);
    }

    /// <summary>The pack of an entry, before it is written and after.</summary>
    public sealed record PackPage(PackScreen.Model State) : Page
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Lines => [.. PackScreen.Lines(State).Select(l => l.ToString())];
    }

    /// <summary>One line typed on the pack's screen.</summary>
    public sealed record PackLine(PackAsked Asked, TextInput Input) : Over;

    /// <summary>A text with a title.</summary>
    public sealed record TextPage(string Title, IReadOnlyList<string> Text) : Page
    {
        /// <summary>Open items that it lists.</summary>
        public IReadOnlyList<ReadNote> Items { get; init; } = [];

        /// <inheritdoc/>
        public override IReadOnlyList<string> Lines => Text;
    }

    /// <summary>The clock of an order's procedure.</summary>
    public sealed record ClockPage(OrderClock Clock) : Page
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Lines => [.. ClockScreen.Lines(Clock, 0).Select(l => l.ToString())];
    }

    /// <summary>A frozen report.</summary>
    public sealed record Report(TakenSnapshot Snapshot, IReadOnlyList<string> Text) : Page
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Lines => Text;
    }

    /// <summary>One entry of the journal.</summary>
    public sealed record EntryPage(Entry Entry) : Page
    {
        /// <inheritdoc/>
        public override IReadOnlyList<string> Lines => JournalScreen.Lines(Entry);
    }

    /// <summary>The choice of an account to link with.</summary>
    public sealed record Linking(Account Account, PickerState Picker) : Over;

    /// <summary>The choice of a visit to be opened.</summary>
    public sealed record ChoosingVisit(PickerState Picker) : Over;

    /// <summary>The choice of what is marked as evidence.</summary>
    /// <param name="Picker">The choice.</param>
    /// <param name="All">Records and files to choose from.</param>
    /// <param name="Begin">What the mark begins with.</param>
    public sealed record Picking(PickerState Picker, IReadOnlyList<Pickable> All, MarkDraft Begin) : Over;

    /// <summary>The choice of a mark to be amended or withdrawn.</summary>
    /// <param name="Picker">The choice.</param>
    /// <param name="Marks">What there is to choose from.</param>
    /// <param name="Then">The command to go on with.</param>
    public sealed record ChoosingMark(PickerState Picker, IReadOnlyList<KeptMark> Marks, string Then) : Over;

    /// <summary>The choice of an open item that is dealt with.</summary>
    public sealed record Settling(IReadOnlyList<ReadNote> Items, PickerState Picker) : Over;

    /// <summary>The choice of an unfinished report to go on with.</summary>
    public sealed record Choosing(PickerState Picker) : Over;

    /// <summary>A question about an unfinished report.</summary>
    public sealed record Resuming(Draft Draft) : Over;

    /// <summary>A question before something that cannot be taken back.</summary>
    public sealed record Sure(string Question, string Detail, Effect Then) : Over
    {
        /// <summary>More of what will happen, line by line.</summary>
        public IReadOnlyList<string> Lines { get; init; } = [];

        /// <summary>Whether what lies below goes with a yes.</summary>
        public bool LeavesBelow { get; init; }
    }
}
