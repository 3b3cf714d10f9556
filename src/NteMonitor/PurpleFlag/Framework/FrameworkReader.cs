using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor.PurpleFlag.Framework;

/// <summary>Takes values out of a framework's file and keeps everything that is wrong with it.</summary>
internal sealed class FrameworkReader
{
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    private readonly List<Refusal> _faults = [];

    public IReadOnlyList<Refusal> Faults => _faults;

    /// <summary>Keeps a fault.</summary>
    public void Fault(string where, string message, string hint) => _faults.Add(new(where, message, hint));

    /// <summary>Returns a text that has to be there.</summary>
    public string Text(JsonObject item, string name, string where)
    {
        if (item[name] is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl))
        {
            return text.Trim();
        }

        Fault(where, item[name] is null ? $"It has no {name}." : $"Its {name} is {item[name]!.ToJsonString()}: empty, or no text in one line.", $"Give it a {name} in one line.");
        return "";
    }

    /// <summary>Returns a whole number from 1 on that has to be there.</summary>
    public int Number(JsonObject item, string name, string where)
    {
        if (item[name] is JsonValue value && value.TryGetValue<double>(out var number) && number is >= 1 and <= 100_000 && Math.Floor(number) == number)
        {
            return (int)number;
        }

        Fault(where, item[name] is null ? $"It has no {name}." : $"Its {name} is {item[name]!.ToJsonString()}.", "Write a whole number of 1 or more.");
        return 1;
    }

    /// <summary>Returns whether something is so; no when it is not said.</summary>
    public bool Said(JsonObject item, string name, string where)
    {
        if (item[name] is null)
        {
            return false;
        }

        if (item[name] is JsonValue value && value.TryGetValue<bool>(out var said))
        {
            return said;
        }

        Fault(where, $"Its {name} is {item[name]!.ToJsonString()}.", "Write true or false.");
        return false;
    }

    /// <summary>Returns a time of the clock that has to be there.</summary>
    public LocalTime Time(JsonObject item, string name, string where)
    {
        var text = Text(item, name, where);
        if (Clock.Parse(text) is { Success: true } time)
        {
            return time.Value;
        }

        if (text.Length > 0)
        {
            Fault(where, $"Its {name} is '{text}'.", "Write a time as 23:00.");
        }

        return LocalTime.Midnight;
    }

    /// <summary>Returns a list of texts; empty when it is not said.</summary>
    public IReadOnlyList<string> Texts(JsonObject item, string name, string where)
    {
        switch (item[name])
        {
            case null:
                return [];
            case JsonArray list when list.All(i => i is JsonValue value && value.TryGetValue<string>(out var text) && !string.IsNullOrWhiteSpace(text)):
                return [.. list.Select(i => i!.GetValue<string>().Trim())];
            default:
                Fault(where, $"Its {name} is no list of texts.", "Write [\"one\", \"two\"].");
                return [];
        }
    }

    /// <summary>Returns the objects of a list that has to be there, each with what to call it.</summary>
    public IReadOnlyList<(JsonObject Item, string Where)> List(JsonObject root, string name)
    {
        if (root[name] is not JsonArray { Count: > 0 } list)
        {
            Fault(name, root[name] is null ? $"There is no {name}." : $"{name} is empty, or no list.", "Every list of a framework has at least one item.");
            return [];
        }

        List<(JsonObject, string)> items = [];
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is JsonObject item)
            {
                items.Add((item, item["code"] is JsonValue code && code.TryGetValue<string>(out var text) ? $"{name} {text}" : $"{name}, number {i + 1}"));
            }
            else
            {
                Fault(name, $"Number {i + 1} is no object.", "Write { \"code\": … }.");
            }
        }

        return items;
    }

    /// <summary>Returns one object that has to be there.</summary>
    public JsonObject Part(JsonObject root, string name)
    {
        if (root[name] is JsonObject part)
        {
            return part;
        }

        Fault(name, root[name] is null ? $"There is no {name}." : $"{name} is no object.", "Copy it from the framework that ships, and change what differs.");
        return [];
    }

    /// <summary>Returns how something is known.</summary>
    public Known Known(JsonObject item, string name, string where) => Text(item, name, where) switch
    {
        "public" => Framework.Known.Public,
        "knowledge" => Framework.Known.Knowledge,
        "ours" => Framework.Known.Ours,
        var other => Unknown(other, name, where),
    };

    /// <summary>Returns how something is known and from where.</summary>
    public Standing Standing(JsonObject item, string where) => new(Known(item, "known", where), Texts(item, "sources", where));

    /// <summary>Returns a code that no other item of its list has.</summary>
    public string Code(JsonObject item, string where, ISet<string> taken)
    {
        var code = Text(item, "code", where);
        if (code.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '.')) || code.Length > 24)
        {
            Fault(where, $"'{code}' is no code.", "A code has up to 24 letters, digits, lines and dots.");
        }
        else if (code.Length > 0 && !taken.Add(code.ToUpperInvariant()))
        {
            Fault(where, $"The code {code} stands twice.", "Give every item of a list a code of its own.");
        }

        return code;
    }

    private Known Unknown(string word, string name, string where)
    {
        if (word.Length > 0)
        {
            Fault(where, $"Its {name} is '{word}'.", "Say public, knowledge or ours.");
        }

        return Framework.Known.Ours;
    }
}
