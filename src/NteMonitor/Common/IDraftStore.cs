using NodaTime;

namespace NteMonitor;

/// <summary>What someone has typed and not yet saved.</summary>
/// <param name="Id">The draft's own id.</param>
/// <param name="Actor">Whose draft it is.</param>
/// <param name="Form">Which form it belongs to, for example <c>incident</c> or <c>quick</c>.</param>
/// <param name="Fields">The typed fields as a JSON object; may hold personal data, so it is never exported.</param>
/// <param name="StartedAt">When the first key was typed.</param>
/// <param name="SavedAt">When it was last kept.</param>
public sealed record Draft(Guid Id, string Actor, string Form, string Fields, Instant StartedAt, Instant SavedAt);

/// <summary>Where drafts are kept. They are not part of the journal.</summary>
public interface IDraftStore
{
    /// <summary>Keeps a draft, durable when the task ends, in place of the one with the same id.</summary>
    Task KeepDraftAsync(Draft draft, CancellationToken ct);

    /// <summary>Returns a person's drafts, the newest first.</summary>
    Task<IReadOnlyList<Draft>> DraftsAsync(string actor, CancellationToken ct);

    /// <summary>Throws a draft away because its owner said so. A saved form drops its draft through <see cref="Journal.Append.Draft"/>.</summary>
    Task DropDraftAsync(Guid id, CancellationToken ct);
}

/// <summary>A file kept by its content.</summary>
/// <param name="Sha256">SHA-256 of the bytes, 64 lower-case hexadecimal digits.</param>
/// <param name="Name">The file's name as it came.</param>
/// <param name="MediaType">For example <c>image/jpeg</c>.</param>
/// <param name="Size">Bytes.</param>
public sealed record Attachment(string Sha256, string Name, string MediaType, long Size);

/// <summary>A file that is kept, and a record that speaks of it.</summary>
/// <param name="Sha256">SHA-256 of its bytes.</param>
/// <param name="Subject">The record.</param>
/// <param name="Thing">What the record is, for example <c>incident</c>.</param>
public sealed record HeldFile(string Sha256, Guid Subject, string Thing);

/// <summary>Where files are kept, each once, by SHA-256.</summary>
public interface IAttachmentStore
{
    /// <summary>Keeps the bytes under their SHA-256, which is returned; keeping them again changes nothing.</summary>
    Task<string> KeepBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct);

    /// <summary>Returns the bytes, or none when nothing is kept under this SHA-256.</summary>
    Task<byte[]?> BytesAsync(string sha256, CancellationToken ct);

    /// <summary>Returns every file whose bytes are kept, once for each record that speaks of it.</summary>
    Task<IReadOnlyList<HeldFile>> HeldFilesAsync(CancellationToken ct);
}
