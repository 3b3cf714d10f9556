using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime.Text;

namespace NteMonitor.Journal;

/// <summary>An entry as one line of an export: the very text that was hashed, with its hash, and its sealed part where that was asked for.</summary>
/// <source>docs/methods/journal.md §5; JSON Lines.</source>
public static class EntryLine
{
    /// <summary>Returns the line, without its line feed.</summary>
    public static string Write(Entry entry, SealedPart? part = null)
    {
        var line = CanonicalJson.Read(Chain.Text(entry));
        line["hash"] = entry.Hash;
        if (part is not null)
        {
            line["sealedPart"] = new JsonObject { ["salt"] = part.Salt, ["personal"] = part.Personal };
        }

        return CanonicalJson.Write(line);
    }

    /// <summary>Returns the entry on a line, or why there is none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">Its number in the file, for the refusal.</param>
    public static Outcome<ReceivedEntry> Read(string line, long number)
    {
        try
        {
            var o = CanonicalJson.Read(line);
            var entry = new Entry(
                Text("authority"), Guid.Parse(Text("origin")), (long)(o["seq"] as JsonValue ?? throw new FormatException("it has no seq")).AsNumber(), Guid.Parse(Text("id")), Chain.Time(Text("at")),
                Text("actor"), Text("role"), Text("kind"), Guid.Parse(Text("subject")), o.Text("base") is { } on ? Guid.Parse(on) : null,
                CanonicalJson.Write(o["body"]), o.Text("sealed"), Text("hash"));
            var part = o["sealedPart"] is JsonObject given
                ? new SealedPart(entry.Id, given.Text("salt") ?? throw new FormatException("its sealed part has no salt"), given.Text("personal") ?? "")
                : null;
            return Outcome.Done(new ReceivedEntry(entry, part));

            string Text(string name) => o.Text(name) ?? throw new FormatException($"it has no {name}");
        }
        catch (Exception e) when (e is JsonException or FormatException or UnparsableValueException or InvalidOperationException or ArgumentException)
        {
            return Outcome.Refused<ReceivedEntry>($"line {number}", $"This is not a journal entry: {e.Message}", "Nothing was merged. Give a file that `nte journal export` wrote.");
        }
    }
}
