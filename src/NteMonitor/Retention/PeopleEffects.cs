using NteMonitor.People;
using NteMonitor.Terminal;

namespace NteMonitor.Retention;

/// <summary>Asks for the persons on file, what is due and who comes up more than once.</summary>
public sealed record ListPeople : Effect;

/// <summary>The persons on file are there.</summary>
/// <param name="People">Each person once, the most mentioned first.</param>
/// <param name="Kept">Everything personal that is kept, with its day; empty for a role that does not weed.</param>
/// <param name="Repeats">Who comes up more than once.</param>
public sealed record PeopleListed(IReadOnlyList<MentionedPerson> People, IReadOnlyList<DueItem> Kept, IReadOnlyList<Repeat> Repeats) : Msg;

/// <summary>Asks who a person is, for the reason given; the look is kept before anything is shown.</summary>
public sealed record ReadPerson(KeptPerson Person, string Why) : Ordered;

/// <summary>Asks for a person to be put on file.</summary>
public sealed record SavePerson(PersonDraft Draft, Guid Typed) : Ordered;
