using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Commands;

namespace NteMonitor.People;

/// <summary>What may be kept of a person, and how a person is called without a name.</summary>
public static partial class PersonRules
{
    /// <summary>The longest name, in characters.</summary>
    public const int MostName = 120;

    /// <summary>The longest description or contact, in characters.</summary>
    public const int MostText = 500;

    /// <summary>The greatest age, in years.</summary>
    public const int MostAge = 120;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly LocalDatePattern Slashes = LocalDatePattern.CreateWithInvariantCulture("d/M/uuuu");

    /// <summary>Returns the token of a person: <c>P-</c> and five characters of Crockford's base 32 for the last 25 bits of the id.</summary>
    /// <source>docs/methods/people.md §1.</source>
    public static string Token(Guid id)
    {
        var bytes = id.ToByteArray(bigEndian: true);
        var bits = (((uint)bytes[12] << 24) | ((uint)bytes[13] << 16) | ((uint)bytes[14] << 8) | bytes[15]) & 0x1FF_FFFF;
        return string.Create(7, bits, (token, left) =>
        {
            (token[0], token[1]) = ('P', '-');
            for (var i = 6; i > 1; i--, left >>= 5)
            {
                token[i] = Alphabet[(int)(left & 31)];
            }
        });
    }

    /// <summary>Returns a token as it is written, from one that was typed: small letters, and O for 0, I or L for 1; none when it is no token.</summary>
    /// <source>docs/methods/people.md §1.</source>
    public static string? ReadToken(string typed)
    {
        var text = typed.Trim().ToUpperInvariant();
        if (!text.StartsWith("P-", StringComparison.Ordinal) || text.Length != 7)
        {
            return null;
        }

        var read = text[2..].Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return read.All(c => Alphabet.Contains(c, StringComparison.Ordinal)) ? "P-" + read : null;
    }

    /// <summary>Returns the details to keep, or every reason the draft cannot stand.</summary>
    /// <param name="draft">What was typed.</param>
    /// <param name="lists">The lists of age bands and of what is never written about a person.</param>
    /// <param name="today">Today's date.</param>
    /// <source>docs/methods/people.md §2.</source>
    public static Outcome<PersonDetails> Check(PersonDraft draft, Reference lists, LocalDate today)
    {
        List<Refusal> reasons = [];
        var name = draft.Name.Trim();
        if (name.Length is 0 or > MostName)
        {
            reasons.Add(name.Length == 0
                ? new("name", "No name was given.", "Give the name; a person nobody can name is described in the sealed note instead.")
                : new("name", $"The name has {name.Length} characters.", $"Keep it under {MostName}."));
        }

        var born = Born(draft.Born.Trim(), today, reasons);
        var band = Band(draft.AgeBand.Trim(), lists, reasons);
        if (born is not null && band is not null)
        {
            reasons.Add(new("age-band", "Both a date of birth and an age band were given.", "Keep the date of birth alone; it says more."));
        }

        Text("description", draft.Description, lists, reasons);
        Text("contact", draft.Contact, lists, reasons);
        return Outcome.Unless(reasons, () => new PersonDetails(name) { Born = born, AgeBand = band, Description = draft.Description.Trim(), Contact = draft.Contact.Trim() });
    }

    /// <summary>Returns the draft that would give these details again: what a form shows when they are amended.</summary>
    /// <source>docs/methods/people.md §2.</source>
    public static PersonDraft DraftOf(PersonDetails details) => new()
    {
        Name = details.Name,
        Born = details.Born is { } born ? LocalDatePattern.Iso.Format(born) : "",
        AgeBand = details.AgeBand ?? "",
        Description = details.Description,
        Contact = details.Contact,
    };

    /// <summary>Returns what <c>field: value</c> lines say, on top of what is known already, or every reason they cannot be read.</summary>
    /// <param name="text">The lines: name, born, age-band, description, contact; <c>born:</c> with nothing behind it empties the field.</param>
    /// <param name="was">What is known already.</param>
    /// <source>docs/methods/people.md §2.</source>
    public static Outcome<PersonDraft> Lines(string text, PersonDraft was)
    {
        List<Refusal> reasons = [];
        string[] known = ["name", "born", "age-band", "description", "contact"];
        foreach (var (line, number) in text.Split('\n').Select((l, i) => (l.Trim(), i + 1)).Where(l => l.Item1.Length > 0))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (field, value) = colon < 0 ? ("", "") : (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
            switch (field)
            {
                case "name": was = was with { Name = value }; break;
                case "born": was = was with { Born = value }; break;
                case "age-band": was = was with { AgeBand = value }; break;
                case "description": was = was with { Description = value }; break;
                case "contact": was = was with { Contact = value }; break;
                default:
                    // The line itself is not repeated: it may hold a name.
                    reasons.Add(new("stdin", $"Line {number} is no field: value.", Nearest.Hint(field, known) ?? $"The fields are {string.Join(", ", known)}."));
                    break;
            }
        }

        return Outcome.Unless(reasons, () => was);
    }

    /// <summary>Returns how old somebody was on a day, in whole years.</summary>
    /// <source>docs/methods/people.md §2.</source>
    public static int AgeOn(LocalDate born, LocalDate on) => Period.Between(born, on, PeriodUnits.Years).Years;

    /// <summary>Returns the details in words, a line each, for those who may read them.</summary>
    /// <source>docs/methods/people.md §2.</source>
    public static IReadOnlyList<string> Words(PersonDetails details, Reference lists, LocalDate today)
    {
        List<string> lines = [$"Name:        {details.Name}"];
        lines.AddRange(details.Born is { } born ? [$"Born:        {born.ToString("d MMMM uuuu", CultureInfo.InvariantCulture)}, {AgeOn(born, today)} years"] : []);
        lines.AddRange(details.AgeBand is { } band ? [$"Age:         {Reference.NameOf(lists.AgeBands, band)}"] : []);
        lines.AddRange(details.Description.Length > 0 ? [$"Description: {details.Description}"] : []);
        lines.AddRange(details.Contact.Length > 0 ? [$"Contact:     {details.Contact}"] : []);
        return lines;
    }

    private static LocalDate? Born(string text, LocalDate today, List<Refusal> reasons)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var read = LocalDatePattern.Iso.Parse(text) is { Success: true } iso ? iso : Slashes.Parse(text);
        switch (read.Success ? read.Value : (LocalDate?)null)
        {
            case null:
                reasons.Add(new("born", "The date of birth is not a date.", "Write it as 1994-03-14 or 14/3/1994."));
                return null;
            case { } born when born > today:
                reasons.Add(new("born", "The date of birth lies in the future.", "Check the year."));
                return null;
            case { } born when AgeOn(born, today) > MostAge:
                reasons.Add(new("born", $"The date of birth makes the person {AgeOn(born, today)} years old.", $"At most {MostAge} years are taken; check the year."));
                return null;
            case var born:
                return born;
        }
    }

    private static string? Band(string text, Reference lists, List<Refusal> reasons)
    {
        var word = text.ToLowerInvariant();
        var found = lists.AgeBands.FirstOrDefault(b => b.Code == word || b.Words.Contains(word));
        if (word.Length > 0 && found is null)
        {
            reasons.Add(new("age-band", $"'{text}' is no age band.", $"Use one of {string.Join(", ", lists.AgeBands.Select(b => b.Code))}."));
        }

        return found?.Code;
    }

    private static void Text(string field, string text, Reference lists, List<Refusal> reasons)
    {
        if (text.Trim().Length > MostText)
        {
            reasons.Add(new(field, $"It has {text.Trim().Length} characters.", $"Keep it under {MostText}."));
        }

        reasons.AddRange(NeverWritten(text, lists).Select(t => new Refusal(field, $"It speaks of {t.Name.ToLowerInvariant()}.", "That is never kept about a person here: take it out.")));
    }
}
