namespace NteMonitor.Tests.Common;

public class ReferenceTests
{
    private static readonly Reference Shipped = House.Reference;

    private static readonly string[] PublishedTypes =
    [
        "anti-social behaviour", "bicycle theft", "burglary", "criminal damage and arson", "drugs", "other crime", "other theft",
        "possession of weapons", "public order", "robbery", "shoplifting", "theft from the person", "vehicle crime",
        "violence and sexual offences", "violent crime", "public disorder and weapons",
    ];

    private static readonly IReadOnlyList<(string Name, IReadOnlyList<Term> Terms)> Lists =
    [
        ("categories", Shipped.Categories), ("severities", Shipped.Severities), ("sources", Shipped.Sources), ("flags", Shipped.Flags),
        ("objectives", Shipped.Objectives), ("outcomes", Shipped.Outcomes), ("venueKinds", Shipped.VenueKinds), ("systems", Shipped.Systems),
    ];

    [Fact]
    public void Every_list_has_entries_and_no_code_stands_in_it_twice()
    {
        foreach (var (name, terms) in Lists)
        {
            terms.ShouldNotBeEmpty(name);
            terms.Select(t => t.Code).ShouldBeUnique(name);
            terms.ShouldAllBe(t => t.Code.Length > 0 && t.Name.Length > 0 && !t.Code.Any(char.IsUpper));
        }
    }

    [Fact]
    public void No_two_flags_share_a_bit() => Shipped.Flags.Select(f => f.Bit).ShouldBeUnique();

    [Fact]
    public void A_bit_once_given_stays_with_its_flag() =>
        Shipped.Flags.Select(f => $"{f.Bit} {f.Code}").ShouldBe(
            ["0 alcohol", "1 drugs", "2 weapon", "3 injury", "4 vulnerability", "5 under-18", "6 hate", "7 spiking-suspected", "8 repeat", "9 inside", "10 at-door", "11 left-venue", "12 near-venue", "13 landmark"]);

    /// <summary>Drugs and weapons are things that happen and things that are seen: the words are a category where no other is named, else a flag.</summary>
    [Fact]
    public void A_word_means_one_thing_only()
    {
        var words = Shipped.Categories.Concat<Term>(Shipped.Sources).Concat(Shipped.Outcomes).Concat(Shipped.Flags)
            .SelectMany(t => t.Words.Append(t.Code).Distinct())
            .Concat(Shipped.Flags.SelectMany(f => f.DeniedWords));
        words.GroupBy(w => w).Where(g => g.Count() > 1).Select(g => g.Key).Order().ShouldBe(["drugs", "weapon"]);
    }

    [Fact]
    public void A_word_of_the_one_line_entry_is_lower_case_and_at_most_two_words_long() =>
        Shipped.Categories.Concat<Term>(Shipped.Sources).Concat(Shipped.Outcomes).Concat(Shipped.Flags)
            .SelectMany(t => t.Words.Append(t.Code)).Concat(Shipped.Flags.SelectMany(f => f.DeniedWords))
            .ShouldAllBe(w => !w.Any(char.IsUpper) && !w.Contains(' ') && w.Length > 1);

    [Fact]
    public void Every_type_that_the_police_publish_or_published_has_a_category()
    {
        Shipped.PoliceTypes.SelectMany(t => t.Words).Order().ShouldBe(PublishedTypes.Order());
        Shipped.PoliceTypes.Select(t => t.Code).ShouldAllBe(code => Shipped.Categories.Any(c => c.Code == code));
    }

    [Fact]
    public void Every_category_says_its_group_and_where_it_comes_from() =>
        Shipped.Categories.ShouldAllBe(c => c.Group.Length > 0 && c.Source.Length > 0);

    [Fact]
    public void The_four_licensing_objectives_are_those_of_the_Act() =>
        Shipped.Objectives.Select(o => o.Name).ShouldBe(
            ["Prevention of crime and disorder", "Public safety", "Prevention of public nuisance", "Protection of children from harm"]);

    [Fact]
    public void Severities_are_the_figures_one_to_five() => Shipped.Severities.Select(s => s.Code).ShouldBe(["1", "2", "3", "4", "5"]);

    [Fact]
    public void A_code_that_is_not_in_a_list_is_its_own_name() => Reference.NameOf(Shipped.Categories, "long-gone").ShouldBe("long-gone");

    [Fact]
    public void The_lists_read_back_as_they_were_written() => Reference.Read(Shipped.Write()).Write().ShouldBe(Shipped.Write());
}
