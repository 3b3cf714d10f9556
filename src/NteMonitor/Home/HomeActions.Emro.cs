using NodaTime.Text;
using NteMonitor.Documents;
using NteMonitor.Emro;
using NteMonitor.Emro.Law;
using NteMonitor.Emro.Report;
using NteMonitor.Emro.Workbench;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Scenarios of closing hours, counted, run and written.</content>
public sealed partial class HomeActions
{
    /// <summary>Returns whether it was asked for scenarios.</summary>
    private async Task<bool> ReadEmroAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        switch (effect)
        {
            case ReadBench read:
                send(Told(await BenchActions.ReadAsync(desk, ct), bench => new BenchRead(bench) { Draft = read.Draft }));
                return true;
            case CountBench count:
                var (cubes, runs) = await BenchActions.CountAsync(count.Bench, desk, ct);
                send(new BenchCounted(count.Bench, cubes, runs));
                return true;
            case RunDraft draft:
                var (run, counted) = await BenchActions.RunAsync(draft.Kept, draft.Bench, draft.Others, desk, ct);
                send(new DraftRan(draft.Kept.Record.Id, run, counted));
                return true;
            case OpenClock open:
                send(await ClockAsync(open, ct));
                return true;
            default:
                return false;
        }
    }

    private async Task<Msg> ClockAsync(OpenClock open, CancellationToken ct)
    {
        var planned = open.Planned.Trim().Length == 0 ? null : LocalDatePattern.Iso.Parse(open.Planned.Trim());
        return planned is { Success: false } ? new WentWrong($"'{open.Planned.Trim()}' is not a date: write it as 2027-01-11.")
            : await LawActions.ClockAsync(open.Kept, planned?.Value, desk, ct) switch
            {
                Outcome<OrderClock>.Done(var clock) => new ClockOpened(clock),
                Outcome<OrderClock>.Refused([{ Field: "advertised" }]) when planned is null => new ClockAsked(open.Kept),
                var refused => new WentWrong(Outcome.Said(Refused(refused))),
            };
    }

    private async Task<Msg> ExportedAsync(KeptScenario kept, CancellationToken ct) => (await RunActions.MakeAsync([kept], desk, ct)) switch
    {
        Outcome<MadeRun>.Done(var made) => Written(made),
        var refused => new WentWrong(Outcome.Said(Refused(refused))),
    };

    private ScenarioWritten Written(MadeRun made)
    {
        var name = string.Concat(made.Run.Name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')).Trim('-');
        var path = Path.Combine(desk.Reports, $"closing-hours-{name}-{made.Run.Provenance.Run.ToString("D")[..13]}.html");
        using var file = desk.Files.Create(path);
        file.Write(HtmlWriter.Write(made.Document));
        return new(path);
    }

    /// <summary>Returns whether it was about a scenario.</summary>
    private async Task<bool> WriteEmroAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        switch (effect)
        {
            case DraftScenario draft:
                send(await SavedAsync(draft.Typed, ScenarioForm.Read(draft.Form, draft.Typed) switch
                {
                    Outcome<Scenario>.Done(var scenario) => await ScenarioActions.SaveAsync(scenario, desk, ct),
                    Outcome<Scenario>.Refused(var reasons) => new Outcome<KeptScenario>.Refused(reasons),
                    _ => throw new InvalidOperationException("An outcome is done or refused."),
                }, ct));
                return true;
            case SaveScenario { Kept: { } kept } save:
                send(ScenarioSavedAs(save.Typed, await ScenarioActions.AmendAsync(kept, save.Scenario, save.Why, desk, ct), s => $"{s.Scenario.Name} is amended."));
                return true;
            case SaveScenario save:
                send(ScenarioSavedAs(save.Typed, await ScenarioActions.SaveAsync(save.Scenario, desk, ct), s => $"{s.Scenario.Name} is on file."));
                return true;
            case ExportScenario export:
                send(await ExportedAsync(export.Kept, ct));
                return true;
            case WithdrawScenario withdraw:
                var gone = await ScenarioActions.WithdrawAsync(withdraw.Kept, withdraw.Why, desk, ct);
                send(new ScenarioSaved(Guid.Empty, null, Said(gone, _ => "It is withdrawn; it stays in the journal."), Refused(gone)));
                return true;
            default:
                return false;
        }
    }

    private async Task<ScenarioSaved> SavedAsync(Guid typed, Outcome<KeptScenario> outcome, CancellationToken ct)
    {
        if (outcome is Outcome<KeptScenario>.Done)
        {
            await desk.Store.DropDraftAsync(typed, ct);
        }

        return ScenarioSavedAs(typed, outcome, s => $"{s.Scenario.Name} is on file; enter opens it at the workbench.");
    }

    private static ScenarioSaved ScenarioSavedAs(Guid typed, Outcome<KeptScenario> outcome, Func<KeptScenario, string> said) =>
        new(typed, outcome is Outcome<KeptScenario>.Done(var kept) ? kept : null, Said(outcome, said), Refused(outcome));

    private static DraftRan NotRun(RunDraft run, Refusal why) => new(run.Kept.Record.Id, new(run.Kept.Scenario, new Outcome<BenchStudy>.Refused([why])), null);
}
