using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;

namespace NteMonitor.People;

/// <summary>A name that must not leave the house.</summary>
/// <param name="Name">The name, as it is kept.</param>
/// <param name="Whose">What may be said instead: a token, or for example <c>a licence holder</c>.</param>
public sealed record WatchedName(string Name, string Whose)
{
    /// <summary>The date of birth, or none.</summary>
    public LocalDate? Born { get; init; }
}

/// <summary>What a text is searched for, and what in it is no finding.</summary>
/// <param name="Names">Names on file.</param>
/// <param name="PublicWords">Words of public names, in small letters: of venues, streets and the town; alone they are no finding.</param>
/// <param name="PublicPostcodes">Postcodes of venues, without spaces.</param>
public sealed record LeakWatch(IReadOnlyList<WatchedName> Names, IReadOnlySet<string> PublicWords, IReadOnlySet<string> PublicPostcodes);

/// <summary>Finds what is personal in a text that is about to leave the house.</summary>
public static partial class LeakRules
{
    private const int Near = 3;

    // The program knows no culture, and with it no decomposition of letters: the letters of European names, one for one.
    private const string Accented = "àáâãäåāăąçćčďđèéêëēėęěğģìíîïīįıķĺļľłñńņňòóôõöøōőŕřśşšșťţțùúûüūůűųŵýÿŷźżž";
    private const string Bare = "aaaaaaaaacccddeeeeeeeeggiiiiiiikllllnnnnoooooooorrsssstttuuuuuuuuwyyyzzz";

    private static readonly string[] DateForms = ["uuuu-MM-dd", "dd/MM/uuuu", "d/M/uuuu", "dd.MM.uuuu", "d MMMM uuuu", "d MMM uuuu", "MMMM d, uuuu"];

    private static readonly string[] Companies = ["ltd", "limited", "plc", "llp", "inc", "company", "co", "group", "council", "taverns", "inns", "leisure", "holdings", "brewery", "breweries", "partnership", "trust", "cic"];

    /// <summary>Returns everything personal in a text: never the thing itself, only the line it stands in and what it is.</summary>
    /// <param name="text">What is about to be written: plain text, HTML, CSV or JSON.</param>
    /// <param name="watch">What to look for.</param>
    /// <source>docs/methods/people.md §5.</source>
    public static IReadOnlyList<Refusal> Findings(string text, LeakWatch watch)
    {
        var plain = Plain(text);
        List<(int At, string What)> found = [.. Names(plain, watch), .. Born(plain, watch)];
        found.AddRange(Postcode().Matches(plain)
            .Where(m => !watch.PublicPostcodes.Contains(m.Value.Replace(" ", "", StringComparison.Ordinal)))
            .Select(m => (m.Index, "a postcode that is no venue's")));
        found.AddRange(Phone().Matches(plain).Select(m => (m.Index, "a telephone number")));
        found.AddRange(Mail().Matches(plain).Select(m => (m.Index, "an e-mail address")));
        found.AddRange(Mark().Matches(plain).Select(m => (m.Index, "a vehicle's registration mark")));
        return [.. found.OrderBy(f => f.At).Select(f => (Line: 1 + plain.AsSpan(0, f.At).Count('\n'), f.What)).Distinct()
            .Select(f => new Refusal("leak", $"Line {f.Line.ToString(CultureInfo.InvariantCulture)} has {f.What}.", "Nothing was written. Take it out of the record, or leave that text out."))];
    }

    /// <summary>Returns the words of public names that are no finding when they stand alone.</summary>
    /// <source>docs/methods/people.md §5.</source>
    public static IReadOnlySet<string> Public(IEnumerable<string> names) => names.SelectMany(n => Pieces(Plain(n)).Select(p => p.Word)).ToHashSet(StringComparer.Ordinal);

    /// <summary>Returns a text as it is compared: entities and escapes undone, accents taken off, ids and hashes and embedded pictures blanked.</summary>
    /// <source>docs/methods/people.md §5.</source>
    public static string Plain(string text)
    {
        var read = text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text;
        read = Escape().Replace(read, m => ((char)int.Parse(m.Groups["hex"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        read = Blanked().Replace(read, m => new string(' ', m.Length));
        if (Ascii.IsValid(read))
        {
            return read;
        }

        var plain = new StringBuilder(read.Length);
        foreach (var c in read)
        {
            var at = Accented.IndexOf(char.ToLowerInvariant(c), StringComparison.Ordinal);
            var letter = at < 0 ? c : Bare[at];
            plain.Append(c is '’' or '‘' ? '\'' : at >= 0 && char.IsUpper(c) ? char.ToUpperInvariant(letter) : letter);
        }

        return plain.ToString();
    }

    /// <summary>Two parts of a name close together, or one part alone that is no word of the language or of a public name; of a company the whole.</summary>
    private static IEnumerable<(int At, string What)> Names(string text, LeakWatch watch)
    {
        var parts = watch.Names.SelectMany(n => Parts(n, watch)).ToLookup(p => p.Word);
        List<(int Number, NamePart Part, bool Telling)> near = [];
        foreach (var (at, word, number) in Located(text))
        {
            near.RemoveAll(n => number - n.Number > Near);
            foreach (var part in parts[word])
            {
                var telling = !part.IsOrdinary || char.IsUpper(text[at]);
                var others = near.Where(n => n.Part.Name == part.Name && n.Part.Place != part.Place && (telling || !n.Part.IsOrdinary) && (n.Telling || !part.IsOrdinary));
                if ((part.Needs == 1 && !part.IsOrdinary && char.IsUpper(text[at])) || others.DistinctBy(n => n.Part.Place).Count() + 1 >= Math.Max(2, part.Needs) || (part.IsWhole && telling))
                {
                    yield return (at, $"a name on file ({part.Name.Whose})");
                }

                near.Add((number, part, telling));
            }
        }
    }

    private static IEnumerable<NamePart> Parts(WatchedName name, LeakWatch watch)
    {
        var words = Pieces(Plain(name.Name)).Select(p => p.Word).Where(w => w.Length > 1).ToList();
        var company = words.Exists(w => Companies.Contains(w));
        return words.Select((w, i) => new NamePart(
            name, w, i, w.Length < 3 || NameWords.Both.Contains(w) || watch.PublicWords.Contains(w), company ? Math.Min(words.Count, Near + 1) : 1, words.Count == 1));
    }

    private static IEnumerable<(int At, string Word, int Number)> Located(string text) => Pieces(text).Select((p, i) => (p.At, p.Word, i));

    /// <summary>Words in small letters with their places; what a hyphen or an apostrophe parts is words of its own.</summary>
    private static IEnumerable<(int At, string Word)> Pieces(string text)
    {
        for (var (at, start) = (0, -1); at <= text.Length; at++)
        {
            if (at < text.Length && char.IsLetter(text[at]))
            {
                start = start < 0 ? at : start;
            }
            else if (start >= 0)
            {
                yield return (start, text[start..at].ToLowerInvariant());
                start = -1;
            }
        }
    }

    /// <summary>One word of a name.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Word">The word in small letters.</param>
    /// <param name="Place">Its place in the name.</param>
    /// <param name="IsOrdinary">Whether it is a word of the language or of a public name too.</param>
    /// <param name="Needs">How many parts have to be there: one, or all of a company's.</param>
    /// <param name="IsWhole">Whether it is the whole name.</param>
    private sealed record NamePart(WatchedName Name, string Word, int Place, bool IsOrdinary, int Needs, bool IsWhole);

    private static IEnumerable<(int At, string What)> Born(string text, LeakWatch watch)
    {
        foreach (Match match in BirthDate().Matches(text))
        {
            yield return (match.Index, "a date of birth");
        }

        foreach (var name in watch.Names.Where(n => n.Born is not null))
        {
            foreach (var form in Forms(name.Born!.Value).Where(f => text.Contains(f, StringComparison.OrdinalIgnoreCase)))
            {
                yield return (text.IndexOf(form, StringComparison.OrdinalIgnoreCase), $"a date of birth on file ({name.Whose})");
            }
        }
    }

    private static IEnumerable<string> Forms(LocalDate date) => DateForms.Select(f => date.ToString(f, CultureInfo.InvariantCulture)).Distinct();

    [GeneratedRegex(@"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Postcode();

    [GeneratedRegex(@"(?<![\w.#-])(\+44[ ]?(\(0\)[ ]?)?[1-9]([ -]?[0-9]){8,9}|0[1-9][0-9]{1,3}[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}|0[1-9][0-9]{9}|0[1-9][0-9]{3}[ -][0-9]{6})(?![\w-]|\.[0-9])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\b[A-Z]{2}[0-9]{2} ?[A-Z]{3}\b", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"\b(born|d\.?o\.?b\.?|date of birth)\b[^\n0-9]{0,20}[0-9]{1,4}[-/. ]([0-9]{1,2}|[A-Za-z]{3,9})[-/. ][0-9]{2,4}|\bP-[0-9A-HJKMNP-TV-Z]{5}\b[^\n0-9]{0,25}((19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/(19|20)[0-9]{2})\b[^\n]{0,4}(birth|born)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex BirthDate();

    [GeneratedRegex(@"\\u(?<hex>[0-9a-fA-F]{4})", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Escape();

    [GeneratedRegex(@"\b[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b|\b[0-9a-fA-F]{32,}\b|data:[a-z]+/[a-z0-9+.-]+;base64,[A-Za-z0-9+/=]+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Blanked();
}
