using NteMonitor.Incidents;
using NteMonitor.People;

namespace NteMonitor.Demo;

/// <summary>Three people who never lived: one was hurt twice in the last nights, one called twice, one only saw something.</summary>
internal static class DemoPersons
{
    private static readonly PersonDraft[] People =
    [
        new() { Name = "Nora Neverwas", Born = "1997-02-28", Description = "long grey coat" },
        new() { Name = "Fabian Fictitious", AgeBand = "35-44", Contact = "by the taxi office" },
        new() { Name = "Imogen Neverborn", AgeBand = "18-24" },
    ];

    /// <summary>Puts them on file and into accounts that are there already; counts nothing.</summary>
    /// <param name="desk">An officer's desk, tonight.</param>
    /// <param name="ct">Stops between entries.</param>
    public static async Task WriteAsync(Desk desk, CancellationToken ct)
    {
        List<KeptPerson> persons = [];
        foreach (var draft in People)
        {
            persons.Add(((Outcome<KeptPerson>.Done)await PersonActions.RecordAsync(draft, desk, ct)).Value);
        }

        var list = await desk.Store.ListAsync(new() { EventsOnly = true }, ct);
        var rows = (await list.RowsAsync(0, 60, ct)).Where(a => a.Incident.Category.StartsWith("assault", StringComparison.Ordinal)).Take(4).ToList();
        (int Row, int Person, string As)[] parts = [(0, 0, "victim"), (1, 0, "victim"), (1, 1, "caller"), (2, 1, "caller"), (3, 2, "witness")];
        foreach (var row in parts.Where(p => p.Row < rows.Count).GroupBy(p => p.Row))
        {
            var account = rows[row.Key];
            var draft = IncidentRules.DraftOf(account.Incident, await IncidentActions.KnownAsync(account, desk, ct), await IncidentActions.AgainstAsync(desk, ct));
            var words = row.Select(p => $"{persons[p.Person].Token}={p.As}");
            _ = await IncidentActions.AmendAsync(account, draft with { Persons = [.. words] }, "who was there", null, desk, ct);
        }
    }
}
