using NodaTime;
using NteMonitor.Access;
using NteMonitor.Incidents;
using NteMonitor.Tests.Common;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Incidents;

/// <summary>An invented town at 23:40 on Friday 20 November 2026.</summary>
internal static class Evening
{
    public static readonly Instant Now = Times.At(2026, 11, 20, 23, 40);

    public static readonly Venue Heron = Venue(1, "The Gilded Heron", "heron") with { Position = new(54.0000, 2.0000) };
    public static readonly Venue Rope = Venue(2, "The Rope Walk", "rope") with { Position = new(54.0100, 2.0000) };

    public static readonly CheckAgainst Town = new(
        new PlaceFinder([Heron, Rope, Venue(3, "The Kings Arms"), Venue(4, "The Kings Head"), Venue(5, "Malek's Bar"), Venue(6, "Market Tavern")]),
        House.Reference, Times.London, Now, Role.Warden)
    {
        Streets = ["Market Place", "Station Road taxi rank"],
    };

    public static readonly Guid Id = new("01890000-0000-7000-8000-0000000000aa");

    public static LineRead Read(string line) => OneLine.Read(line, Town);

    public static Outcome<CheckedIncident> Checked(string line) => IncidentRules.Check(Id, Read(line).Draft, Town);

    public static CheckedIncident Understood(string line) => Checked(line).ShouldBeOfType<Outcome<CheckedIncident>.Done>().Value;

    public static IReadOnlyList<Refusal> Refused(string line) => Checked(line).ShouldBeOfType<Outcome<CheckedIncident>.Refused>().Reasons;

    /// <summary>Everything that is said to the writer of a line.</summary>
    public static IReadOnlyList<string> Said(string line)
    {
        var read = Read(line);
        var said = Checked(line) switch
        {
            Outcome<CheckedIncident>.Done(var found) => [OneLine.Echo(found, Town)],
            Outcome<CheckedIncident>.Refused(var reasons) => reasons.Select(r => $"refused: {r.Message} {r.Hint}"),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
        return [.. said, .. read.Remarks, .. read.NotUnderstood.Count == 0 ? Array.Empty<string>() : [$"not understood, kept as narrative: {string.Join(' ', read.NotUnderstood)}"]];
    }

    private static Venue Venue(int number, string name, string? code = null) =>
        new(new Guid($"01890000-0000-7000-8000-00000000000{number}"), name, "pub") { Code = code };
}
