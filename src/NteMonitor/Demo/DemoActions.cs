using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Incidents;
using NteMonitor.Journal;

namespace NteMonitor.Demo;

/// <summary>Fills a store with the demonstration town.</summary>
public static class DemoActions
{
    /// <summary>Writes the register, two years of history and tonight; returns how many incidents there are.</summary>
    public static async Task<long> BuildAsync(DemoTown town, Desk desk, CancellationToken ct)
    {
        var now = desk.Now();
        await desk.Store.AppendAsync(new(town.Register(desk), new("register", Access.Role.Admin, now - Duration.FromDays(731))), ct);
        var history = await desk.Store.RecordManyAsync(town.History(desk.Town.Clock, now - Duration.FromHours(3)), new("history", Access.Role.Admin, now - Duration.FromHours(6)), desk.NewId, ct);
        var tonight = town.Tonight(desk.Town.Clock, now);
        foreach (var (incident, note) in tonight)
        {
            var personal = CanonicalJson.Write(new JsonObject { ["narrative"] = note });
            var who = incident.Source == "warden" ? "w07" : "ctrl2";
            await desk.Store.AppendAsync(new([new(desk.NewId(), "incident.recorded", incident.Id, null, IncidentJson.WriteText(incident), personal)], new(who, Access.Role.Warden, incident.When.From + Duration.FromMinutes(3))), ct);
        }

        return history.Added + tonight.Count;
    }
}
