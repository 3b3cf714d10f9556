using System.Text.Json.Nodes;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.Emro.Law;
using NteMonitor.Journal;

namespace NteMonitor.Tests.Emro;

public class DraftTextTests
{
    private static string Said(params string[] texts) => DayWords.Read("day", texts) switch
    {
        Outcome<IReadOnlyList<DayRule>>.Done(var rules) => DayWords.Write(rules),
        Outcome<IReadOnlyList<DayRule>>.Refused(var reasons) => string.Join(" | ", reasons.Select(r => r.Said)),
        _ => "",
    };

    [Theory]
    [InlineData("saturday 03:00-06:00", "sat 03:00-06:00")]
    [InlineData("sat,sun 03:00-06:00", "sat-sun 03:00-06:00")]
    [InlineData("Sat & Sun 3am to 6am", "sat-sun 03:00-06:00")]
    [InlineData("Saturdays and Sundays 03.00 until 06.00", "sat-sun 03:00-06:00")]
    [InlineData("daily 03-06", "daily 03:00-06:00")]
    [InlineData("every day midnight-6am", "daily 00:00-06:00")]
    [InlineData("mon-fri 03:00-06:00", "mon-fri 03:00-06:00")]
    [InlineData("mon-fri 0300-0600, sat-sun 0345-0600", "mon-fri 03:00-06:00, sat-sun 03:45-06:00")]
    [InlineData("fri-mon 03:00–05:00", "mon,fri-sun 03:00-05:00")]
    [InlineData("thurs 2-5; tues 1-3", "tue 01:00-03:00, thu 02:00-05:00")]
    [InlineData("sat – sun 3-6", "sat-sun 03:00-06:00")]
    public void Times_are_read_as_people_write_them(string typed, string read) => Said(typed).ShouldBe(read);

    [Theory]
    [InlineData("saturday 03:00-06:30", "03:00 to 06:30 ends after 06:00.", "E02: Licensing Act 2003 s.172A(3)")]
    [InlineData("saturday 05:00-03:00", "05:00 to 03:00 ends before it begins.", "E02: Licensing Act 2003 s.172A(3)")]
    [InlineData("saturday 23:00-03:00", "23:00 to 03:00 ends before it begins.", "E02: Licensing Act 2003 s.172A(3)")]
    [InlineData("saturday 03:00-03:00", "03:00 to 03:00 has no time in it.", "E02")]
    [InlineData("saturday 03:00-24:00", "03:00 to 24:00 ends after 06:00.", "E02")]
    [InlineData("saturday 25:00-26:00", "'25:00' is no clock time. Write 00:00 to 06:00. | '26:00' is no clock time.", "")]
    [InlineData("saturday 03:70-06:00", "'03:70' is no clock time.", "")]
    [InlineData("caturday 03:00-06:00", "'caturday' is no day of the week. Did you mean Saturday?", "")]
    [InlineData("friday night 03:00-06:00", "'friday night' names a night.", "write saturday 03:00-06:00")]
    [InlineData("03:00-06:00", "A time stands without a day.", "")]
    [InlineData("saturday", "'saturday' is no day with a time.", "")]
    [InlineData("", "The day and the time are empty.", "")]
    [InlineData("sat 03:00-05:300", "'0' is no day with a time.", "")]
    [InlineData("sat 03:00-06:00, sat 04:00-05:00", "Saturday has 2 periods.", "E03: Licensing Act 2003 s.172A(5)")]
    [InlineData("moonday 1-3, sat 3-7", "'moonday' is no day of the week. Did you mean Monday? | 3 to 7 ends after 06:00.", "")]
    public void What_no_order_may_say_is_refused_with_every_reason_and_its_rule(string typed, string begins, string names)
    {
        Said(typed).ShouldStartWith(begins);
        Said(typed).ShouldContain(names);
    }

    [Fact]
    public void Times_written_out_are_read_back_the_same() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Arb.From(Drafts.Days.Where(d => d.Count > 0)), days =>
            DayWords.Read("day", [DayWords.Write(days)]).ShouldBeOfType<Outcome<IReadOnlyList<DayRule>>.Done>().Value.ShouldBe(days)));

    [Fact]
    public void A_draft_comes_back_from_its_facts_as_it_went_in() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(Drafts.All, draft => Drafts.Same(OrderJson.Read(CanonicalJson.Read(CanonicalJson.Write(OrderJson.Write(draft)))), draft)));

    [Fact]
    public void The_facts_of_a_draft_name_days_and_times_as_the_law_does()
    {
        var facts = OrderJson.Write(new("Late") { Days = [new(IsoDayOfWeek.Saturday, new(3, 0), new(6, 0))], Maker = Maker.FullCouncil, Limited = true, From = new(2027, 1, 4), Advertised = new("Late") });
        CanonicalJson.Write(facts).ShouldBe("""{"advertised":{"name":"Late"},"days":[{"day":"saturday","end":"06:00","start":"03:00"}],"from":"2027-01-04","limited":true,"maker":"full-council","name":"Late"}""");
    }

    [Fact]
    public void Facts_of_no_draft_are_not_read_as_one()
    {
        Should.Throw<FormatException>(() => OrderJson.Read(new JsonObject { ["maker"] = "the mayor" }));
        Should.Throw<FormatException>(() => OrderJson.Read(new JsonObject { ["days"] = new JsonArray(new JsonObject { ["day"] = "none", ["start"] = "03:00", ["end"] = "06:00" }) }));
    }

    [Theory]
    [InlineData("full-council", Maker.FullCouncil)]
    [InlineData("The Full Council", Maker.FullCouncil)]
    [InlineData("sub committee", Maker.SubCommittee)]
    [InlineData("licensing committee", Maker.Committee)]
    [InlineData("officer", Maker.Officer)]
    [InlineData("", Maker.NotSaid)]
    public void Makers_are_read_in_words(string typed, Maker maker) => MakerWords.Read("maker", typed).ShouldBe(Outcome.Done(maker));

    [Theory]
    [InlineData("the mayor")]
    [InlineData("--")]
    public void Nobody_else_makes_an_order(string typed) => MakerWords.Read("maker", typed).ShouldBeOfType<Outcome<Maker>.Refused>();
}
