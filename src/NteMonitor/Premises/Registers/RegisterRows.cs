using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Import;
using NteMonitor.Import.Csv;
using NteMonitor.Import.Mappings;
using NteMonitor.Incidents;
using NteMonitor.Journal;

namespace NteMonitor.Premises.Registers;

/// <summary>What the rows of a register are read for.</summary>
/// <param name="Venue">The venue that handed it over.</param>
/// <param name="Word">The kind, by its word: <c>refusals</c>.</param>
/// <param name="File">The file's name.</param>
/// <param name="Sha256">SHA-256 of the file.</param>
public sealed record RegisterFile(Guid Venue, string Word, string File, string Sha256);

/// <summary>A row that can be kept: what stands in the clear, and what is sealed.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Personal">The sealed part, or none.</param>
public sealed record RegisterRow(RegisterEntry Entry, string? Personal);

/// <summary>Turns rows of a register into entries, through a mapping.</summary>
/// <source>docs/methods/papers.md §2.</source>
public sealed class RegisterRows
{
    private const int BadgeDigits = 16;
    private const int MostNumber = 40;
    private const string Other = "other";

    private static readonly string[] Times = ["when", "date", "night"];

    private readonly RegisterFile _file;
    private readonly MappedRow _row;
    private readonly WhenRows _when;
    private readonly MappingKind _kind;
    private readonly ImportTime _expires;
    private readonly ImportTime _supplied;

    /// <summary>Makes a reader for one file.</summary>
    public RegisterRows(Mapping mapping, IReadOnlyList<string> header, RegisterFile file, Desk desk)
    {
        (_file, _kind) = (file, mapping.Kind);

        // The venue's own words for a reason may name somebody: they are sealed, and what has no code is "other" rather than a quoted refusal.
        var otherwise = mapping.Otherwise.ToDictionary();
        foreach (var target in new[] { "reason", "requester", "category" })
        {
            otherwise.TryAdd(target, Other);
        }

        _row = new(mapping with { Otherwise = otherwise }, header, desk.Reference);
        _when = new(mapping, desk.Town.Clock, desk.Now());
        _expires = new(mapping.Formats.GetValueOrDefault("expires"));
        _supplied = new(mapping.Formats.GetValueOrDefault("supplied"));
    }

    /// <summary>Whether times of exactly 00:00 are taken for defaults.</summary>
    public bool MidnightDefaulted { get; set; }

    /// <summary>How many rows give no reason, where one is asked for.</summary>
    public long WithoutReason { get; private set; }

    /// <summary>How many rows have words for their reason, category or requester that no code fits.</summary>
    public long Untranslated { get; private set; }

    /// <summary>Returns whether the row at which the reader stands has a time of day, and whether that is exactly 00:00.</summary>
    public (bool Timed, bool Midnight) Look(CsvRows row)
    {
        _row.Begin(row);
        return _when.Look(_row);
    }

    /// <summary>Returns the row at which the reader stands, or none and every reason why it cannot be taken; no reason quotes what is personal.</summary>
    public RegisterRow? Read(CsvRows row, out string? fault)
    {
        _row.Begin(row);
        List<string> remarks = [];
        var entry = new RegisterEntry(Guid.Empty, _file.Venue, _file.Word, When(remarks))
        {
            Category = Coded("category", MappingKind.RegisterIncidents),
            Severity = _row.Code("severity") is { } severity ? severity[0] - '0' : null,
            Outcome = _row.Code("outcome"),
            Reason = Coded("reason", MappingKind.Refusals, MappingKind.Ejections),
            Requester = Coded("requester", MappingKind.Footage),
            People = _row.Number("people", 0, 1000),
            Number = Number(),
            Expires = Date("expires", _expires),
            Supplied = Date("supplied", _supplied),
            ImportedFrom = _file.File,
            FileSha256 = _file.Sha256,
            Line = (int)row.Line,
        };
        var personal = Personal();
        NeededForDoorStaff(entry, personal);
        fault = _row.Fault;
        if (fault is not null)
        {
            return null;
        }

        if (entry.Reason is null && _kind is MappingKind.Refusals or MappingKind.Ejections)
        {
            remarks.Add("reason-missing");
            WithoutReason++;
        }

        return new(entry with { Remarks = remarks }, personal.Count == 0 ? null : CanonicalJson.Write(personal));
    }

    private When? When(List<string> remarks) =>
        _kind == MappingKind.DoorStaff && Times.All(t => _row.Text(t).Length == 0) ? null : _when.Read(_row, MidnightDefaulted, remarks);

    /// <summary>Returns a code, or none where the row says nothing: silence is no "other".</summary>
    private string? Coded(string target, params ReadOnlySpan<MappingKind> kinds)
    {
        if (!kinds.Contains(_kind) || _row.Text(target) is not { Length: > 0 } words)
        {
            return null;
        }

        var code = _row.Code(target);
        Untranslated += code == Other && !words.Equals(Other, StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        return code;
    }

    private string? Number()
    {
        var number = _row.Text("number");
        if (number.Length > MostNumber)
        {
            _row.Against($"The number has {number.Length} characters, more than {MostNumber}.");
        }

        return number.Length == 0 ? null : number;
    }

    private LocalDate? Date(string target, ImportTime forms)
    {
        if (_row.Text(target) is not { Length: > 0 } text)
        {
            return null;
        }

        var date = forms.Date(text, out var fault);
        _row.Against(fault is null ? null : $"{Sentence.Capital(target)}: {fault}");
        return date;
    }

    private JsonObject Personal()
    {
        var personal = new JsonObject();
        foreach (var target in MappingTargets.Sealed.Append("reason").Append("requester").Where(_row.Has))
        {
            personal.Put(target == "note" ? "narrative" : target, _row.Text(target));
        }

        return personal;
    }

    private void NeededForDoorStaff(RegisterEntry entry, JsonObject personal)
    {
        if (_kind != MappingKind.DoorStaff)
        {
            return;
        }

        var badge = new string([.. (personal.Text("badge") ?? "").Where(c => !char.IsWhiteSpace(c) && c != '-')]);
        if (badge.Length == 0)
        {
            _row.Against("The badge number is missing.");
        }
        else if (badge.Length != BadgeDigits || !badge.All(char.IsAsciiDigit))
        {
            _row.Against($"The badge number is no SIA licence number: it has {badge.Length} characters instead of {BadgeDigits} digits.");
        }
        else
        {
            personal["badge"] = badge;
        }

        if (entry.Expires is null && _row.Text("expires").Length == 0)
        {
            _row.Against("The expiry of the badge is missing.");
        }
    }
}
