namespace NteMonitor.Tests.Common;

public class ReferenceTests
{
    [Fact]
    public void Codes_are_given_once()
    {
        IReadOnlyList<Term>[] lists = [House.Reference.Categories, House.Reference.Severities, House.Reference.Sources, House.Reference.Flags, House.Reference.Objectives, House.Reference.Outcomes, House.Reference.VenueKinds, House.Reference.Systems];
        foreach (var list in lists)
        {
            list.Select(t => t.Code).ShouldBeUnique();
        }
    }

    [Fact]
    public void A_flag_keeps_its_bit_to_itself()
    {
        House.Reference.Flags.Select(f => f.Bit).ShouldBeUnique();
        House.Reference.Flags.ShouldAllBe(f => f.Bit >= 0 && f.Bit < 63);
    }

    [Fact]
    public void No_word_means_two_categories() =>
        House.Reference.Categories.SelectMany(c => c.Words.Append(c.Code).Distinct()).ShouldBeUnique();

    [Fact]
    public void Every_crime_type_of_the_open_data_has_a_category() =>
        House.Reference.PoliceTypes.Select(t => t.Code).Except(House.Reference.Categories.Select(c => c.Code)).ShouldBeEmpty();

    [Fact]
    public void The_lists_read_back_as_they_were_written() =>
        Reference.Read(House.Reference.Write()).Write().ShouldBe(House.Reference.Write());
}
