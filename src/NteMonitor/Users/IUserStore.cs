namespace NteMonitor.Users;

/// <summary>Where users are kept; they are written through <see cref="Journal.IJournalStore.AppendAsync"/>.</summary>
/// <remarks>Only entries that this store wrote itself make users: a merged journal lets nobody in.</remarks>
public interface IUserStore
{
    /// <summary>Returns every user in name order, suspended and removed ones too.</summary>
    Task<IReadOnlyList<KeptUser>> UsersAsync(CancellationToken ct);

    /// <summary>Returns the user of this name who was not removed, or else the one removed last, or none.</summary>
    Task<KeptUser?> UserAsync(string name, CancellationToken ct);
}
