using NteMonitor.Emro.Law;
using NteMonitor.Premises;
using NteMonitor.Premises.Papers;
using NteMonitor.Premises.Tens;
using NteMonitor.Pubwatch;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.NightVisits;
using NteMonitor.Retention;

namespace NteMonitor.Tonight;

/// <summary>What falls due, over every slice that keeps dates.</summary>
internal static class Reminders
{
    /// <summary>Returns what is due on a night or was before it, as far as the person at the desk may read it; the soonest first.</summary>
    public static async Task<IReadOnlyList<Reminder>> OfAsync(Night night, Desk desk, CancellationToken ct)
    {
        List<Reminder> due =
        [
            .. await TenActions.DueAsync(night, desk, ct),
            .. await PubwatchActions.DueAsync(night, desk, ct),
            .. await PaperActions.DueAsync(night, desk, ct),
            .. await RetentionActions.DueAsync(night, desk, ct),
            .. await VisitActions.DueAsync(night, desk, ct),
            .. await LawActions.DueAsync(night, desk, ct),
            .. await FlagActions.DueAsync(night, desk, ct),
            .. await NightActions.DueAsync(night, desk, ct),
        ];
        return [.. due.OrderBy(r => r.Due).ThenBy(r => r.Text, StringComparer.Ordinal)];
    }
}
