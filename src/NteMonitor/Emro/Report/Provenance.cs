using NodaTime;
using NteMonitor.Journal;

namespace NteMonitor.Emro.Report;

/// <summary>Where a report's figures come from, so that somebody else can make them again.</summary>
/// <param name="Heads">How far the journals had come when everything was counted.</param>
/// <param name="Version">The program's version.</param>
/// <param name="InputsSha256">SHA-256 of the run's inputs, in lower-case hexadecimal digits.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Run">The id under which the journal has the run.</param>
public sealed record Provenance(IReadOnlyList<JournalHead> Heads, string Version, string InputsSha256, Instant MadeAt, Guid Run);
