using NteMonitor.Emro;
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
            default:
                return false;
        }
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
