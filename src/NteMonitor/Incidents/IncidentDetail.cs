using System.Text.Json.Nodes;
using NteMonitor.Journal;

namespace NteMonitor.Incidents;

/// <summary>Everything that is on file about one account.</summary>
/// <param name="Account">The account.</param>
/// <param name="Narrative">Its sealed text for those who may read it, or none.</param>
/// <param name="History">Its journal entries, the oldest first.</param>
/// <param name="Accounts">Every account of its event.</param>
/// <param name="Suggestions">Accounts that may be of the same event.</param>
/// <param name="Against">The venues and lists that give names.</param>
public sealed record IncidentFile(
    Account Account, string? Narrative, IReadOnlyList<Entry> History, IReadOnlyList<Account> Accounts,
    IReadOnlyList<LinkSuggestion> Suggestions, CheckAgainst Against)
{
    /// <summary>What may be said where there is no text to show.</summary>
    public string NoteSaid { get; init; } = "";
}

/// <summary>Everything about one account: what it says, how it came to say so, what belongs with it.</summary>
public static class IncidentDetail
{
    /// <summary>Returns the lines that the command line and the detail screen print.</summary>
    public static IReadOnlyList<string> Lines(IncidentFile file)
    {
        var (account, narrative, history, accounts, suggestions, against) = file;
        List<string> lines = [account.Incident.Id.ToString("D"), OneLine.Echo(new(account.Incident, ""), against)];
        lines.Add("Note: " + (string.IsNullOrEmpty(narrative) ? file.NoteSaid + "." : narrative));
        lines.AddRange(account.Incident.Remarks.Select(r => "Remark: " + r));
        lines.AddRange(account.Incident.Attachments.Select(a => $"File: {(a.Name.Length > 0 ? a.Name : $"name {file.NoteSaid}")}, {a.Size} bytes, SHA-256 {a.Sha256}"));
        if (account.Rivals > 0)
        {
            lines.Add($"CONFLICT: {account.Rivals} other amendment(s) of the same state wait to be settled.");
        }

        lines.Add("");
        lines.Add("History");
        lines.AddRange(history.SelectMany(e => HistoryText.Lines(e, against.Clock)).Select(l => "  " + l));
        Add("Accounts of the same event (counted once)", accounts.Where(a => a.Incident.Id != account.Incident.Id).Select(a => Line(a, against)));
        Add("May be the same event", suggestions.Select(s => $"{Line(s.Other, against)}: {s.Why}"));
        return lines;

        void Add(string heading, IEnumerable<string> found)
        {
            var some = found.ToList();
            if (some.Count > 0)
            {
                lines.AddRange(["", heading, .. some]);
            }
        }
    }

    /// <summary>Returns the same for programs.</summary>
    /// <param name="file">What is on file.</param>
    /// <param name="desk">Whose clock gives offsets.</param>
    public static JsonObject Json(IncidentFile file, Desk desk)
    {
        var json = IncidentText.Json(file.Account, desk, file.Narrative);
        json["history"] = new JsonArray([.. file.History.Select(e => JsonNode.Parse(EntryLine.Write(e)))]);
        json["accounts"] = new JsonArray([.. file.Accounts.Select(a => (JsonNode)a.Incident.Id.ToString("D"))]);
        json["suggestions"] = new JsonArray([.. file.Suggestions.Select(s => (JsonNode)new JsonObject { ["id"] = s.Other.Incident.Id.ToString("D"), ["why"] = s.Why })]);
        return json;
    }

    private static string Line(Account account, CheckAgainst against) =>
        $"  {account.Incident.Id:D}  {OneLine.Echo(new(account.Incident, ""), against)}";
}
