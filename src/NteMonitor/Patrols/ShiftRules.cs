using System.Globalization;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Incidents;

namespace NteMonitor.Patrols;

/// <summary>Pure decisions about shifts.</summary>
public static partial class ShiftRules
{
    /// <summary>The longest that a shift may last.</summary>
    public static readonly Duration Longest = Duration.FromHours(16);

    /// <summary>The largest crew.</summary>
    public const int MostCrew = 100;

    /// <summary>The longest name of a scheme, an area or a call sign, in characters.</summary>
    public const int MostName = 100;

    /// <summary>The longest note, in characters.</summary>
    public const int MostNote = 10_000;

    /// <summary>The most that one counter of a shift may come to.</summary>
    public const int MostCount = 100_000;

    /// <summary>The shortest time between two check-calls, in minutes.</summary>
    public const int LeastCall = 5;

    /// <summary>The longest time between two check-calls, in minutes.</summary>
    public const int MostCall = 240;

    /// <summary>A clock a few minutes behind ours has not jumped.</summary>
    private static readonly Duration Grace = Duration.FromMinutes(5);

    /// <summary>Returns the shift to open, or every reason against it.</summary>
    /// <param name="id">The id it will have.</param>
    /// <param name="draft">What was typed.</param>
    /// <param name="against">What it is checked against; a shift that this person has open already is a reason.</param>
    /// <source>docs/methods/shifts.md §1 and §3.</source>
    public static Outcome<Shift> Open(Guid id, ShiftDraft draft, ShiftAgainst against)
    {
        List<Refusal> reasons = [];
        if (against.Last is { IsOpen: true } open)
        {
            reasons.Add(new("shift", $"You have a shift open since {Minute(open.Shift.Start!.Value, against.Clock)}: {open.Shift.Scheme}.", "Close it first; one person keeps one shift at a time."));
        }

        var kind = KindOf(draft.Kind, against, reasons);
        var start = Time("start", draft.Start, against, reasons);
        if (start is { } began && against.Now - began > Longest)
        {
            reasons.Add(new("start", $"It would have begun {Hours(against.Now - began)} ago.", $"A shift lasts at most {Longest.TotalHours:0} hours; check the date and the machine's clock."));
        }

        var shift = Common(new Shift(id, kind?.Code ?? "", "", null), draft, against, reasons);
        return Outcome.Unless(reasons, () => shift with
        {
            Scheme = SchemeOf(draft, kind!, against),
            Night = against.Clock.NightOf(start!.Value),
            Start = start,
            Edition = kind!.Edition,
            Source = kind.Source,
            Definitions = [.. kind.Counters.Select(c => new Definition(c.Code, c.Name, c.Unit, c.Definition))],
        });
    }

    /// <summary>Returns the shift closed, or every reason against it.</summary>
    /// <param name="kept">The shift as it stands.</param>
    /// <param name="draft">What was typed; crew, areas, weather, contexts and partners are as they should be from now on.</param>
    /// <param name="against">What it is checked against.</param>
    /// <source>docs/methods/shifts.md §1.</source>
    public static Outcome<Shift> Close(KeptShift kept, ShiftDraft draft, ShiftAgainst against)
    {
        List<Refusal> reasons = [.. NotOpen(kept)];
        var shift = Common(kept.Shift, draft, against, reasons);
        var finish = Time("finish", draft.Finish, against, reasons);
        reasons.AddRange(Between(kept.Shift.Start, finish));
        return Outcome.Unless(reasons, () => shift with { Finish = finish });
    }

    /// <summary>Returns what a closed shift becomes when it is amended, or every reason against it; a shift that goes on may be amended too.</summary>
    /// <source>docs/methods/shifts.md §1.</source>
    public static Outcome<Shift> Amended(KeptShift kept, ShiftDraft draft, ShiftAgainst against)
    {
        List<Refusal> reasons = [];
        if (kept.Withdrawn)
        {
            reasons.Add(new("shift", "It was withdrawn.", "`nte shift show` says why; a withdrawn shift is changed no more."));
        }

        var shown = DraftOf(kept.Shift, against.Clock);
        var shift = Common(kept.Shift, draft, against, reasons);
        var start = draft.Start.Trim() == shown.Start ? kept.Shift.Start : Time("start", draft.Start, against, reasons);
        var finish = draft.Finish.Trim() == shown.Finish ? kept.Shift.Finish : Time("finish", draft.Finish, against, reasons);
        if (kept.IsOpen && finish is not null)
        {
            reasons.Add(new("finish", "The shift goes on.", "Closing it gives it a finish."));
        }

        if (start is not null && finish is not null)
        {
            reasons.AddRange(Between(start, finish));
        }

        return Outcome.Unless(reasons, () => shift with { Start = start, Finish = finish, Night = start is { } began ? against.Clock.NightOf(began) : kept.Shift.Night });
    }

    /// <summary>Returns the draft that a form shows of a shift.</summary>
    /// <source>docs/methods/shifts.md §1.</source>
    public static ShiftDraft DraftOf(Shift shift, NightClock clock) => new()
    {
        Kind = shift.Kind,
        Scheme = shift.Scheme,
        Crew = shift.Crew?.ToString(CultureInfo.InvariantCulture) ?? "",
        CallSign = shift.CallSign ?? "",
        Areas = string.Join(", ", shift.Areas),
        Start = Written(shift.Start, clock),
        Finish = Written(shift.Finish, clock),
        Weather = shift.Weather ?? "",
        Contexts = shift.Contexts,
        Partners = shift.Partners,
        CheckCall = shift.CheckCall?.ToString(CultureInfo.InvariantCulture) ?? "",
    };

    private static Shift Common(Shift shift, ShiftDraft draft, ShiftAgainst against, List<Refusal> reasons)
    {
        var areas = draft.Areas.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var (field, text) in areas.Select(a => ("areas", a)).Append(("scheme", draft.Scheme.Trim())).Append(("callSign", draft.CallSign.Trim())))
        {
            if (text.Length > MostName)
            {
                reasons.Add(new(field, $"'{text[..20]}…' has {text.Length} characters.", $"Keep it under {MostName}; what happened goes into a note."));
            }
        }

        return shift with
        {
            Scheme = draft.Scheme.Trim() is { Length: > 0 } scheme ? scheme : shift.Scheme,
            Crew = shift.ImportedFrom is not null && draft.Crew.Length == 0 ? null : Number("crew", draft.Crew, (1, MostCrew), reasons),
            CallSign = draft.CallSign.Trim() is { Length: > 0 } sign ? sign : null,
            Areas = areas,
            Weather = draft.Weather.Trim().Length == 0 ? null : Code("weather", draft.Weather, against.Book.Weathers, reasons),
            Contexts = [.. draft.Contexts.Select(c => Code("contexts", c, against.Book.Contexts, reasons)).Distinct()],
            Partners = [.. draft.Partners.Select(c => Code("partners", c, against.Book.Partners, reasons)).Distinct()],
            CheckCall = draft.CheckCall.Trim().Length == 0 ? null : Number("checkCall", draft.CheckCall, (LeastCall, MostCall), reasons),
        };
    }

    /// <summary>The kind that was named, or else the one that this person kept last, or else the role's own.</summary>
    private static ShiftKind? KindOf(string text, ShiftAgainst against, List<Refusal> reasons)
    {
        var (word, kinds) = (text.Trim().ToLowerInvariant(), against.Book.Kinds);
        var found = word.Length > 0
            ? kinds.FirstOrDefault(k => k.Code == word || k.Name.Equals(word, StringComparison.OrdinalIgnoreCase))
            : kinds.FirstOrDefault(k => k.Code == against.Last?.Shift.Kind) ?? kinds.FirstOrDefault(k => k.Roles.Contains(AccessRules.Word(against.Role)));
        if (found is null)
        {
            var all = $"Use one of {string.Join(", ", kinds.Select(k => k.Code))}.";
            reasons.Add(word.Length == 0 ? new("kind", "No kind of shift was given.", all) : new("kind", $"'{word}' is no kind of shift.", Nearest.Hint(word, kinds.Select(k => k.Code)) ?? all));
        }

        return found;
    }

    private static string SchemeOf(ShiftDraft draft, ShiftKind kind, ShiftAgainst against) => draft.Scheme.Trim() is { Length: > 0 } given
        ? given
        : against.Last is { } last && last.Shift.Kind == kind.Code ? last.Shift.Scheme : kind.Name;

    private static string Written(Instant? at, NightClock clock) => at is { } some ? WhenText.Write(When.Minute(some), clock) : "";

    private static string Minute(Instant at, NightClock clock) => IncidentText.Minute(at, clock);
}
