using NodaTime;

namespace NteMonitor;

/// <summary>Something that falls due, as the night board says it.</summary>
/// <param name="Due">The day on which it is due; before tonight it is overdue.</param>
/// <param name="Text">What is due, in words, without a name: <c>Rope Walk: follow-up of the visit of 3 March</c>.</param>
public sealed record Reminder(LocalDate Due, string Text);
