namespace NteMonitor.People;

/// <content>Persons in records, persons who are one, and what is never written about anyone.</content>
public static partial class PersonRules
{
    /// <summary>What a person is in a record where nobody said.</summary>
    public const string Subject = "subject";

    /// <summary>Returns the kinds of thing in a text that are never kept about a person: convictions, health, ethnicity, opinions and the like.</summary>
    /// <source>docs/methods/people.md §2, after the fields that a ban list must not have.</source>
    public static IReadOnlyList<Term> NeverWritten(string text, Reference lists)
    {
        var words = " " + string.Join(' ', Words(text)) + " ";
        return [.. lists.NeverWritten.Where(t => t.Words.Any(w => words.Contains($" {w} ", StringComparison.Ordinal)))];
    }

    /// <summary>Returns the persons that words such as <c>P-7K3F2=victim</c> name, or every reason against them.</summary>
    /// <param name="typed">The words; without <c>=</c> the person is the subject.</param>
    /// <param name="persons">The persons on file.</param>
    /// <param name="lists">The list of what a person can be in a record.</param>
    /// <source>docs/methods/people.md §3.</source>
    public static Outcome<IReadOnlyList<PersonIn>> In(IReadOnlyList<string> typed, IReadOnlyList<KeptPerson> persons, Reference lists)
    {
        List<Refusal> reasons = [];
        List<PersonIn> people = [];
        foreach (var word in typed.Where(w => w.Trim().Length > 0))
        {
            var parts = word.Trim().Split('=', 2);
            var role = parts.Length == 1 ? Subject : parts[1].Trim().ToLowerInvariant();
            var code = lists.PeopleAs.FirstOrDefault(t => t.Code == role || t.Words.Contains(role))?.Code;
            if (code is null)
            {
                reasons.Add(new("persons", $"'{role}' is nothing that a person can be in a record.", $"Use one of {string.Join(", ", lists.PeopleAs.Select(t => t.Code))}."));
            }

            switch (Find(parts[0], persons))
            {
                case Outcome<KeptPerson>.Done(var found) when code is not null && !people.Exists(p => p.Person == found.Id && p.As == code):
                    people.Add(new(found.Id, code));
                    break;
                case Outcome<KeptPerson>.Refused(var why):
                    reasons.AddRange(why);
                    break;
                default:
                    break;
            }
        }

        return Outcome.Unless<IReadOnlyList<PersonIn>>(reasons, () => people);
    }

    /// <summary>Returns the person of a token or of a whole id, or why there is none.</summary>
    /// <source>docs/methods/people.md §1.</source>
    public static Outcome<KeptPerson> Find(string typed, IReadOnlyList<KeptPerson> persons)
    {
        if (Guid.TryParseExact(typed.Trim(), "D", out var id))
        {
            return persons.FirstOrDefault(p => p.Id == id) is { } exact
                ? Outcome.Done(exact)
                : Outcome.Refused<KeptPerson>("person", "No person of this id is on file.", "`nte person list` has the tokens.");
        }

        if (ReadToken(typed) is not { } token)
        {
            // What was typed may be a name, and is not repeated.
            return Outcome.Refused<KeptPerson>("person", "What was given is no token.", "A token is P- and five characters, for example P-7K3F2; names are never taken here.");
        }

        return persons.Where(p => p.Token == token).ToList() switch
        {
            [var one] => Outcome.Done(one),
            [] => Outcome.Refused<KeptPerson>("person", $"No person has the token {token}.", "`nte person list` has the tokens."),
            var several when several.All(p => several[0].Same.Contains(p.Id)) => Outcome.Done(several[0]),
            var several => Outcome.Refused<KeptPerson>("person", $"{several.Count} persons have the token {token}: two stores made it apart.", $"Give the whole id: {string.Join(" or ", several.Select(p => p.Id.ToString("D")))}."),
        };
    }

    /// <summary>Returns persons with the ids that are the same person filled in, from what each was found to be.</summary>
    /// <source>docs/methods/people.md §4.</source>
    public static IReadOnlyList<KeptPerson> Joined(IReadOnlyList<KeptPerson> persons)
    {
        var parent = persons.ToDictionary(p => p.Id, p => p.Id);
        foreach (var person in persons.Where(p => p.Into is { } into && parent.ContainsKey(into)))
        {
            parent[Root(person.Id)] = Root(person.Into!.Value);
        }

        var groups = persons.Select(p => p.Id).GroupBy(Root).ToDictionary(g => g.Key, g => (IReadOnlyList<Guid>)[.. g.Order()]);
        return [.. persons.Select(p => p with { Same = groups[Root(p.Id)] })];

        Guid Root(Guid id)
        {
            while (parent[id] != id)
            {
                id = parent[id];
            }

            return id;
        }
    }

    /// <summary>Returns the words of a text in small letters, without what stands between them.</summary>
    /// <source>docs/methods/people.md §5.</source>
    public static IEnumerable<string> Words(string text)
    {
        for (var (at, start) = (0, -1); at <= text.Length; at++)
        {
            var inside = at < text.Length && (char.IsLetterOrDigit(text[at]) || (text[at] is '\'' or '’' or '-' && start >= 0));
            if (inside)
            {
                start = start < 0 ? at : start;
            }
            else if (start >= 0)
            {
                yield return text[start..at].Trim('\'', '’', '-').ToLowerInvariant();
                start = -1;
            }
        }
    }
}
