using System.Globalization;

namespace NteMonitor.Pubwatch;

/// <summary>Everything about one meeting, in lines.</summary>
public static class MeetingDetail
{
    /// <summary>Returns the lines that the command line and the detail screen print.</summary>
    /// <param name="meeting">The meeting.</param>
    /// <param name="names">Names of venues by id.</param>
    /// <param name="minutes">The sealed text, for those who may read it; none for others.</param>
    public static IReadOnlyList<string> Lines(Filed<Meeting> meeting, IReadOnlyDictionary<Guid, string> names, string? minutes)
    {
        var value = meeting.Value;
        List<string> lines =
        [
            value.Id.ToString("D"),
            $"{PubwatchText.Day(value.On)}{(value.At is { } at ? $", {at.ToString("HH:mm", CultureInfo.InvariantCulture)}" : "")}{(value.Place.Length > 0 ? $", {value.Place}" : "")}",
        ];
        lines.AddRange(value.Agenda.Count > 0 ? ["", "Agenda", .. value.Agenda.Select((a, i) => $"  {i + 1}. {a}")] : []);
        lines.AddRange(value.Held ? ["", $"Came: {Venues(value.Present)}", $"Apologies: {Venues(value.Apologies)}"] : ["", "Attendance was not taken down yet."]);
        lines.AddRange(value.Summary.Length > 0 ? ["", "Summary", .. value.Summary.Split('\n').Select(l => "  " + l)] : []);
        lines.AddRange(value.HasMinutes ? ["", "Minutes", .. (minutes ?? "sealed; your role may not read them, or they were weeded").Split('\n').Select(l => "  " + l.TrimEnd())] : []);
        return lines;

        string Venues(IReadOnlyList<Guid> venues) => venues.Count == 0 ? "nobody" : string.Join(", ", venues.Select(v => names.GetValueOrDefault(v, "a venue no longer here")).Order(StringComparer.OrdinalIgnoreCase));
    }
}
