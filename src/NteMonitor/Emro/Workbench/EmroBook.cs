using System.Text;
using NteMonitor.Emro.Models;
using NteMonitor.Journal;

namespace NteMonitor.Emro.Workbench;

/// <summary>What the program ships for scenarios: the levy's charges and the costs of offences, as their files have them.</summary>
/// <param name="Levy">The text of <c>seed/emro/levy.json</c>.</param>
/// <param name="Costs">The text of <c>seed/emro/costs.json</c>.</param>
public sealed record EmroBook(string Levy, string Costs)
{
    /// <summary>The levy's charges.</summary>
    public LevyTerms Terms { get; } = LevyTerms.Read(Levy);

    /// <summary>What offences cost.</summary>
    public CostBook CostBook { get; } = CostBook.Read(Costs);

    /// <summary>Returns the book that the program ships.</summary>
    /// <param name="desk">Where its files are.</param>
    /// <param name="ct">Stops between files.</param>
    public static async Task<EmroBook> ShippedAsync(Desk desk, CancellationToken ct) =>
        new(await Keeping.ShippedAsync("emro/levy.json", desk, ct), await Keeping.ShippedAsync("emro/costs.json", desk, ct));

    /// <summary>Returns the book of bytes that were kept, or none when they are not there.</summary>
    /// <param name="sha256">SHA-256 of the levy's file and of the costs'.</param>
    /// <param name="store">Where they were kept.</param>
    /// <param name="ct">Stops between files.</param>
    public static async Task<EmroBook?> KeptAsync((string Levy, string Costs) sha256, IStore store, CancellationToken ct) =>
        await store.BytesAsync(sha256.Levy, ct) is { } levy && await store.BytesAsync(sha256.Costs, ct) is { } costs
            ? new(Encoding.UTF8.GetString(levy), Encoding.UTF8.GetString(costs))
            : null;
}
