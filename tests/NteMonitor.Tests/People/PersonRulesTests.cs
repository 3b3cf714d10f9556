using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NteMonitor.People;

namespace NteMonitor.Tests.People;

public sealed class PersonRulesTests
{
    private static readonly LocalDate Today = new(2026, 3, 14);

    [Fact]
    public void A_token_is_made_of_the_last_25_bits() =>
        PersonRules.Token(new Guid("01950000-0000-7000-8000-0000007a0de2")).ShouldBe("P-7M3F2");

    [Theory]
    [InlineData("p-7m3f2", "P-7M3F2")]
    [InlineData(" P-7MOIL ", "P-7M011")]
    [InlineData("P-7M3FU", null)]
    [InlineData("P-7M3F", null)]
    [InlineData("Orla Inventon", null)]
    public void A_typed_token_is_read_kindly(string typed, string? token) => PersonRules.ReadToken(typed).ShouldBe(token);

    [Fact]
    public void Every_token_reads_as_itself() => Check.QuickThrowOnFailure(Prop.ForAll<Guid>(id => PersonRules.ReadToken(PersonRules.Token(id)) == PersonRules.Token(id)));

    [Fact]
    public void Every_reason_comes_at_once_and_repeats_no_name() => Reasons(PersonRules.Check(
        new() { Born = "2027-01-01", AgeBand = "old", Description = "tall, on bail, known to police", Contact = new('x', 501) }, House.Reference, Today))
        .ShouldBe(["name", "born", "age-band", "description", "description", "contact"]);

    [Theory]
    [InlineData("1905-03-13")]
    [InlineData("2026-03-15")]
    [InlineData("31/2/1990")]
    [InlineData("about 30")]
    public void A_date_of_birth_that_cannot_be_is_refused(string born) =>
        Reasons(PersonRules.Check(new() { Name = "Orla Inventon", Born = born }, House.Reference, Today)).ShouldBe(["born"]);

    [Fact]
    public void A_date_of_birth_and_an_age_band_are_one_too_many() =>
        Reasons(PersonRules.Check(new() { Name = "Orla Inventon", Born = "14/3/1994", AgeBand = "25-34" }, House.Reference, Today)).ShouldBe(["age-band"]);

    [Theory]
    [InlineData("diabetic, tall")]
    [InlineData("brother of P-7M3F2")]
    [InlineData("a known THUG")]
    [InlineData("has mental-health problems, mental health")]
    [InlineData("see facebook")]
    public void What_is_never_written_is_refused(string text) =>
        Reasons(PersonRules.Check(new() { Name = "Orla Inventon", Description = text }, House.Reference, Today)).ShouldBe(["description"]);

    [Theory]
    [InlineData("tall, red coat, scar on the left hand")]
    [InlineData("wears a Gayle shirt; hair to the shoulder")]
    public void Neutral_words_are_taken(string text) => PersonRules.NeverWritten(text, House.Reference).ShouldBeEmpty();

    [Fact]
    public void Lines_are_read_and_a_line_that_is_none_is_not_repeated()
    {
        PersonRules.Lines("name: Orla Inventon\nborn: 1994-03-14\n\n", new()).ShouldBeOfType<Outcome<PersonDraft>.Done>().Value
            .ShouldBe(new PersonDraft { Name = "Orla Inventon", Born = "1994-03-14" });
        var refused = PersonRules.Lines("Orla Inventon\nnme: x", new()).ShouldBeOfType<Outcome<PersonDraft>.Refused>().Reasons;
        refused.Select(r => r.Said).ShouldNotContain(r => r.Contains("Orla"));
        refused[1].Hint.ShouldBe("Did you mean name?");
    }

    [Fact]
    public void Persons_joined_in_any_direction_are_one()
    {
        var (a, b, c, d) = (Id(1), Id(2), Id(3), Id(4));
        var joined = PersonRules.Joined([Kept(a) with { Into = b }, Kept(b) with { Into = a }, Kept(c) with { Into = a }, Kept(d)]);
        joined.Select(p => p.Same.Count).ShouldBe([3, 3, 3, 1]);
        joined[2].Same.ShouldBe([a, b, c]);
    }

    [Fact]
    public void Persons_are_named_by_token_and_part()
    {
        var kept = Kept(Id(7));
        PersonRules.In([kept.Token.ToLowerInvariant(), $"{kept.Token}=victim", ""], PersonRules.Joined([kept]), House.Reference)
            .ShouldBeOfType<Outcome<IReadOnlyList<PersonIn>>.Done>().Value.ShouldBe([new(kept.Id, "subject"), new(kept.Id, "victim")]);
        Reasons(PersonRules.In([$"{kept.Token}=hero", "P-ZZZZZ", "Orla Inventon"], PersonRules.Joined([kept]), House.Reference)).ShouldBe(["persons", "person", "person"]);
    }

    private static Guid Id(int n) => new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte)n);

    private static KeptPerson Kept(Guid id) => new(id, id, id, Instant.MinValue, "l01");

    private static IEnumerable<string> Reasons<T>(Outcome<T> outcome) => outcome.ShouldBeOfType<Outcome<T>.Refused>().Reasons.Select(r => r.Field);
}
