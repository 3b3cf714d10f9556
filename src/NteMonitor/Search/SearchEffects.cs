using NteMonitor.Terminal;

namespace NteMonitor.Search;

/// <summary>Asks for what has these words.</summary>
public sealed record FindWords(string Text) : Effect;

/// <summary>What has the words was looked up.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Found">What was found; none where it was refused.</param>
/// <param name="Refused">Why nothing could be looked for.</param>
public sealed record WordsFound(string Text, IReadOnlyList<Found> Found, IReadOnlyList<Refusal> Refused) : Msg;
