using NodaTime;
using NteMonitor.Premises;
using NteMonitor.Venues;

namespace NteMonitor.Tests.Premises;

public class VisitSheetTests
{
    private static readonly LocalDate Day = new(2026, 11, 20);

    private static readonly Venue Heron = new(Guid.NewGuid(), "The Gilded Heron", "pub")
    {
        Code = "heron",
        Licence = "IN/1000",
        Capacity = 180,
        OpeningHours = [new(IsoDayOfWeek.Friday, new(11, 0), new(1, 0))],
        Conditions = [new("2.4", "Two door supervisors, each with the badge to be seen, from 21:00 until the last customer has left on Fridays and Saturdays", "crime"), new("2.10", "Plastic\nglasses")],
    };

    [Fact]
    public void The_sheet_has_the_venue_s_own_conditions() => VisitSheet.Write(Heron, States, Day, House.Reference).ShouldMatchApproved();

    [Fact]
    public void An_empty_sheet_handed_back_says_nothing() =>
        (Read(VisitSheet.Write(Heron, States, Day, House.Reference)) is var draft && draft.Checks.Count + draft.Partners.Count == 0
            ? draft with { Checks = new VisitDraft().Checks, Partners = new VisitDraft().Partners }
            : draft).ShouldBe(new VisitDraft());

    [Fact]
    public void A_filled_sheet_is_the_draft_of_a_visit()
    {
        var sheet = VisitSheet.Write(Heron, States, Day, House.Reference)
            .Replace("\nwhen:\n", "\nwhen: 2215\n").Replace("\nkind:\n", "\nKind: night\n").Replace("\npartners:\n", "\npartners: police, fire\n")
            .Replace("condition 2.4:\n", "condition 2.4: broken: one of two\r\n").Replace("\nnote:\n", "\nnote: said: nothing\n");
        var draft = Read(sheet);
        (draft.When, draft.Kind, draft.Note).ShouldBe(("2215", "night", "said: nothing"));
        draft.Partners.ShouldBe(["police", "fire"]);
        draft.Checks.ShouldBe([new("2.4", "broken: one of two")]);
    }

    [Fact]
    public void Every_line_that_cannot_be_read_is_named() =>
        ((Outcome<VisitDraft>.Refused)VisitSheet.Read(new StringReader("when: 2215\nnonsense\ncolour: red\nwhen: 2216\n"))).Reasons
            .Select(r => (r.Field, r.Message)).ShouldBe([("line 2", "It has no colon."), ("line 3", "'colour' is no field."), ("line 4", "The field when is there twice.")]);

    [Fact]
    public void A_sheet_without_end_is_refused() =>
        VisitSheet.Read(new StringReader(string.Concat(Enumerable.Repeat("#\n", 3000)))).ShouldBeOfType<Outcome<VisitDraft>.Refused>().Reasons.ShouldHaveSingleItem();

    private static IReadOnlyList<ConditionState> States => ConditionRules.States(Heron, Day,
        [new(new(2026, 11, 14), Instant.FromUtc(2026, 11, 14, 22, 0), "l01", Guid.Empty, new("2.4", Heron.Conditions[0].Text, Finding.Broken, "one of two"))]);

    private static VisitDraft Read(string text) => ((Outcome<VisitDraft>.Done)VisitSheet.Read(new StringReader(text))).Value;
}
