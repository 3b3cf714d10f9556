using NteMonitor.Emro.Law;
using NteMonitor.Emro.Workbench;

namespace NteMonitor.Tests.Emro;

public class VerdictTests
{
    private static readonly Study Usual = Studies.Usual();

    private static IReadOnlyList<Question> All(Grade grade) => [.. Usual.Questions.Select(q => q with { Grade = grade })];

    private static ScenarioResult Doubt(double p) => Usual.Result with { Effect = Usual.Result.Effect! with { NoGain = p } };

    private static (Verdict, bool) Concluded(IReadOnlyList<Question> questions, double doubt, params IReadOnlyList<Finding> law)
    {
        var conclusion = VerdictRules.Conclude(questions, Doubt(doubt), law);
        return (conclusion.Verdict, conclusion.Against);
    }

    [Theory]
    [InlineData(0, Verdict.Supports, false)]
    [InlineData(0.05, Verdict.Supports, false)]
    [InlineData(0.0501, Verdict.Weak, false)]
    [InlineData(0.20, Verdict.Weak, false)]
    [InlineData(0.2001, Verdict.Weak, true)]
    [InlineData(1, Verdict.Weak, true)]
    public void The_probability_of_no_gain_draws_the_lines(double doubt, Verdict verdict, bool against) => Concluded(All(Grade.For), doubt).ShouldBe((verdict, against));

    public static TheoryData<int> Places => [.. Enumerable.Range(0, 12)];

    private static IReadOnlyList<Question> But(int place, Grade grade) => [.. All(Grade.For).Select((q, at) => at == place ? q with { Grade = grade } : q)];

    [Theory]
    [MemberData(nameof(Places))]
    public void One_question_without_an_answer_keeps_the_verdict_below_supports(int place) =>
        Concluded(But(place, Grade.Unanswered), 0).ShouldBe((place < 4 ? Verdict.Insufficient : Verdict.Weak, place < 4));

    [Theory]
    [MemberData(nameof(Places))]
    public void One_question_that_speaks_against_makes_it_weak(int place) => Concluded(But(place, Grade.Against), 0).ShouldBe((Verdict.Weak, false));

    [Fact]
    public void Open_questions_do_not_stand_in_the_way() => Concluded(All(Grade.Open), 0).ShouldBe((Verdict.Supports, false));

    [Fact]
    public void A_rule_that_the_draft_does_not_meet_makes_it_weak_and_a_warning_does_not()
    {
        Concluded(All(Grade.For), 0, new Finding("E04", Weight.Error, "It names no area.", "Name one.", "Act")).ShouldBe((Verdict.Weak, false));
        Concluded(All(Grade.For), 0, new Finding("E11", Weight.Warning, "New Year.", "Read.", "SI")).ShouldBe((Verdict.Supports, false));
    }

    [Fact]
    public void Without_an_effect_it_is_insufficient() =>
        VerdictRules.Conclude(Usual.Questions, Usual.Result with { Effect = null, WhyNoEffect = "insufficient: 14 events" }, []).ShouldSatisfyAllConditions(
            c => c.Verdict.ShouldBe(Verdict.Insufficient), c => c.Reasons[0].ShouldBe("insufficient: 14 events"));

    [Fact]
    public void Doing_nothing_is_no_proposal_to_conclude_against()
    {
        var conclusion = VerdictRules.Conclude(All(Grade.Unanswered), Usual.Result with { Scenario = Studies.Scenario with { Tool = Tool.Nothing }, Effect = null }, []);
        (conclusion.Verdict, conclusion.Against, conclusion.Proposes).ShouldBe((Verdict.Insufficient, false, false));
        VerdictRules.Sentence(conclusion).ShouldBe("Nothing is proposed: this is what other scenarios are held against.");
    }

    [Fact]
    public void Reasons_for_and_against_are_told_alike()
    {
        var conclusion = VerdictRules.Conclude([Usual.Questions[0] with { Grade = Grade.For }, Usual.Questions[1] with { Grade = Grade.Against }], Doubt(0), []);
        conclusion.Reasons.ShouldContain(r => r.StartsWith("V1 speaks for: ") && r.Length > 60);
        conclusion.Reasons.ShouldContain(r => r.StartsWith("V2 speaks against: ") && r.Length > 60);
    }

    [Fact]
    public void What_would_change_it_names_the_figure_and_its_value()
    {
        var changes = VerdictRules.Conclude(Usual.Questions, Usual.Result, []).WouldChange;
        changes.ShouldContain(c => c.StartsWith("Effect of an hour (now ln RR -0.150, 13.9 % fewer): the probability of no gain passes 5 % at ln RR -0."));
        changes.ShouldContain(c => c.StartsWith("Hours removed (now 1.00 h): "));
        changes.ShouldContain(c => c.StartsWith("Events in the window (now 430 counted): from "));
        changes.ShouldContain(c => c.StartsWith("Share displaced (now 32.0 %): "));
    }
}
