namespace NteMonitor.Import.Shifts;

/// <summary>What a user says of a sheet of shifts that the sheet does not say itself.</summary>
/// <param name="Kind">The kind of its shifts, by code or name, as typed.</param>
/// <param name="Scheme">The scheme whose sheet it is, as typed.</param>
/// <param name="Ignored">Headings of columns that are left out.</param>
public sealed record SheetWish(string Kind, string Scheme, IReadOnlyList<string> Ignored);
