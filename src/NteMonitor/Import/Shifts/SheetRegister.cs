using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Journal;
using NteMonitor.Patrols;

namespace NteMonitor.Import.Shifts;

/// <summary>The shifts on file and those that a sheet has brought so far; places one row after another.</summary>
/// <source>docs/methods/shifts.md §8.</source>
public sealed class SheetRegister
{
    private static readonly string[] Compared = ["crew", "finish", "sheet"];

    private readonly Dictionary<Guid, JsonObject> _imported = [];
    private readonly Dictionary<Guid, (string Kind, string Scheme, string Night)> _nights = [];
    private readonly List<string> _differences = [];
    private readonly HashSet<(Night? Night, LocalDate? Report, Instant? Start)> _seen = [];
    private HashSet<(string Kind, string Scheme, string Night)> _before = [];

    /// <summary>Rows that were new.</summary>
    public long Added { get; private set; }

    /// <summary>Rows that were imported before.</summary>
    public long AlreadyThere { get; private set; }

    /// <summary>Of the new ones, how many are dated by their report.</summary>
    public long DatedByReport { get; private set; }

    /// <summary>Of the new ones, how many fall on a night for which their scheme had a shift on file.</summary>
    public long OnKnownNights { get; private set; }

    /// <summary>Of the new ones, how many have the night and start of an earlier row of the sheet.</summary>
    public long Repeats { get; private set; }

    /// <summary>What differs from what was imported before, a line for each shift.</summary>
    public IReadOnlyList<string> Differences => _differences;

    /// <summary>Returns the shifts that the journal knows.</summary>
    public static async Task<SheetRegister> LearnAsync(IJournalStore store, CancellationToken ct)
    {
        SheetRegister register = new();
        await foreach (var entry in store.EntriesAsync(new(KindPrefix: "shift."), ct))
        {
            register.Learn(entry);
        }

        register._before = [.. register._nights.Values];
        return register;
    }

    /// <summary>Counts a shift, and returns whether it is new.</summary>
    public bool Place(Shift shift)
    {
        var repeats = !_seen.Add((shift.Night, shift.ReportDate, shift.Start));
        var facts = ShiftJson.Write(shift);
        if (_imported.TryGetValue(shift.Id, out var was))
        {
            AlreadyThere++;
            var names = Compared.Where(n => CanonicalJson.Write(was[n]) != CanonicalJson.Write(facts[n])).ToList();
            if (names.Count > 0)
            {
                _differences.Add($"{shift.Night?.ToIso() ?? "no night"} {shift.Scheme}: {string.Join(", ", names)}");
            }

            return false;
        }

        _imported[shift.Id] = facts;
        Added++;
        Repeats += repeats ? 1 : 0;
        DatedByReport += shift.Night is null ? 1 : 0;
        OnKnownNights += shift.Night is not null && _before.Contains(Door(facts)) ? 1 : 0;
        return true;
    }

    private void Learn(Entry entry)
    {
        if (entry.Kind == "shift.withdrawn")
        {
            // It counts no more, but the sheet that brought it must not bring it back.
            _nights.Remove(entry.Subject);
        }
        else if (entry.Base is null)
        {
            var facts = CanonicalJson.Read(entry.Body);
            _imported[entry.Subject] = facts;
            _nights[entry.Subject] = Door(facts);
        }
    }

    private static (string Kind, string Scheme, string Night) Door(JsonObject facts) =>
        (facts.Text("kind") ?? "", (facts.Text("scheme") ?? "").ToUpperInvariant(), facts.Text("night") ?? "");
}
