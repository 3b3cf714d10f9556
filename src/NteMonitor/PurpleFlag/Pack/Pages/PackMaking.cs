using NteMonitor.Access;
using NteMonitor.Journal;

namespace NteMonitor.PurpleFlag.Pack.Pages;

/// <summary>Makes a pack of an entry: asks the store, puts it together, lets it out of the house.</summary>
public static class PackMaking
{
    /// <summary>Returns what a pack would hold and what stays in the house; nothing is written.</summary>
    public static async Task<Outcome<PackPlan>> PlanAsync(PackWish wish, Desk desk, CancellationToken ct) =>
        await MaterialAsync(wish, desk, ct) switch
        {
            Outcome<PackMaterial>.Done(var pack) => Outcome.Done(PackPages.Plan(pack with { Night = await NightReading.TitlesAsync(wish, desk, ct) })),
            Outcome<PackMaterial>.Refused(var reasons) => new Outcome<PackPlan>.Refused(reasons),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };

    /// <summary>Writes the pack; refused with every finding where anything is in it that may not leave the house.</summary>
    /// <param name="wish">What is wanted; whether it is signed follows from the target.</param>
    /// <param name="target">Where it goes, and who signs it.</param>
    /// <param name="desk">Who and where.</param>
    /// <param name="ct">Stops before anything is written.</param>
    /// <exception cref="NteMonitor.Commands.FileTroubleException">There is something of this name already, or it cannot be written.</exception>
    public static async Task<Outcome<PackMade>> MakeAsync(PackWish wish, PackTarget target, Desk desk, CancellationToken ct) =>
        await MaterialAsync(wish with { IsSigned = target.Key is not null }, desk, ct) switch
        {
            // A look at what is sealed is kept, so it is not made for a pack that cannot be written.
            Outcome<PackMaterial>.Done when PackActions.Hindrances(target, desk) is { Count: > 0 } hindrances => new Outcome<PackMade>.Refused(hindrances),
            Outcome<PackMaterial>.Done(var pack) => await WriteAsync(pack with { Night = await NightReading.PagesAsync(wish, desk, ct) }, target, desk, ct),
            Outcome<PackMaterial>.Refused(var reasons) => new Outcome<PackMade>.Refused(reasons),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };

    private static async Task<Outcome<PackMade>> WriteAsync(PackMaterial pack, PackTarget target, Desk desk, CancellationToken ct) => PackPages.Make(pack) switch
    {
        Outcome<Bag>.Done(var bag) => (await PackActions.WriteAsync(bag, target with { Mask = pack.Mask }, desk, ct)).Then(written => Outcome.Done(new PackMade(written, PackPages.Plan(pack)))),
        Outcome<Bag>.Refused(var reasons) => new Outcome<PackMade>.Refused(reasons),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };

    private static async Task<Outcome<PackMaterial>> MaterialAsync(PackWish wish, Desk desk, CancellationToken ct) => await Gate.RefusedAsync(Act.KeepFlag, desk, ct) is { } refusal
        ? new Outcome<PackMaterial>.Refused([refusal])
        : await MaterialActions.ReadAsync(wish, desk, ct);
}
