using FsCheck.Fluent;
using NteMonitor.Terminal;

namespace NteMonitor.Tests.Terminal;

public class FormRulesTests
{
    private static readonly Choice[] Venues = [new("V1", "The Invented Anchor"), new("V2", "The Imaginary Anvil"), new("V3", "Club Nowhere", "NOW")];

    private static readonly FormState Form = new(
    [
        new TextField("what", "What", TextInput.Empty),
        new ChoiceField("where", "Where", Venues),
        new NumberField("people", "People", TextInput.Empty) { Max = 500 },
        new ToggleField("flags", "Flags", [new("a", "alcohol"), new("d", "drugs")]),
        new MultiLineField("more", "More", TextInput.Empty),
    ]);

    [Fact]
    public void A_choice_is_found_by_part_of_its_name() => Press(Form with { Focus = 1 }, "n", "o", "w", "enter").Form.Value("where").ShouldBe("V3");

    [Fact]
    public void A_choice_is_found_by_letters_in_order() => Press(Form with { Focus = 1 }, "i", "m", "a", "v", "enter").Form.Value("where").ShouldBe("V2");

    [Fact]
    public void What_fits_no_choice_is_refused_by_name()
    {
        var form = Press(Form with { Focus = 1 }, "z", "z", "enter").Form;
        form.Focus.ShouldBe(1);
        form.Fields[1].Error.ShouldBe("“zz” fits none of the choices.");
    }

    [Fact]
    public void A_half_typed_choice_that_fits_two_stops_saving()
    {
        var step = Press(Form with { Focus = 1 }, "t", "h", "e", "ctrl+s");
        step.Event.ShouldBe(FormEvent.None);
        step.Form.Fields[1].Error.ShouldContain("fits 2");
    }

    [Fact]
    public void A_half_typed_choice_that_fits_one_is_taken_when_saving()
    {
        var step = Press(Form with { Focus = 1 }, "c", "l", "u", "ctrl+s");
        step.Event.ShouldBe(FormEvent.Submitted);
        step.Form.Value("where").ShouldBe("V3");
    }

    [Fact]
    public void Escape_gives_up_a_search_before_it_leaves() => Press(Form with { Focus = 1 }, "a", "esc").Event.ShouldBe(FormEvent.Changed);

    [Fact]
    public void Escape_leaves() => Press(Form, "a", "esc").Event.ShouldBe(FormEvent.Left);

    [Fact]
    public void A_number_that_is_none_stops_saving_and_says_so() =>
        Press(Form with { Focus = 2 }, "1", "x", "ctrl+s").Form.Fields[2].Error.ShouldBe("“1x” is not a whole number.");

    [Fact]
    public void A_number_out_of_range_says_the_limit() =>
        Press(Form with { Focus = 2 }, "9", "9", "9", "enter").Form.Fields[2].Error.ShouldBe("999 is above 500.");

    [Fact]
    public void Space_switches_a_flag_on_and_off()
    {
        Press(Form with { Focus = 3 }, "right", "space").Form.Value("flags").ShouldBe("d");
        Press(Form with { Focus = 3 }, "space", "space").Form.Value("flags").ShouldBe("");
    }

    [Fact]
    public void Enter_in_a_text_of_lines_begins_a_line() => Press(Form with { Focus = 4 }, "a", "enter", "b").Form.Value("more").ShouldBe("a\nb");

    [Fact]
    public void Enter_on_the_save_line_submits() => Press(Form with { Focus = 5 }, "enter").Event.ShouldBe(FormEvent.Submitted);

    [Fact]
    public void A_typed_answer_that_fits_two_is_refused_and_lists_them() =>
        FormRules.Update(Form, new Answered("where", "the")).Form.Fields[1].Error.ShouldBe("“the” fits 2: The Invented Anchor, The Imaginary Anvil.");

    [Fact]
    public void A_draft_put_back_is_the_same_form()
    {
        var form = FormRules.Update(Form, new Answered("where", "V2")).Form;
        form = FormRules.Update(form, new Answered("flags", "drugs")).Form;
        FormRules.Values(FormRules.Restore(Form, id => FormRules.Values(form).GetValueOrDefault(id))).ShouldBe(FormRules.Values(form));
    }

    [Fact]
    public void What_is_half_typed_to_find_a_choice_is_in_the_draft_and_comes_back()
    {
        var step = Press(Form with { Focus = 1 }, "i", "m", "a");
        step.Event.ShouldBe(FormEvent.Changed);
        var back = FormRules.Restore(Form, id => FormRules.Values(step.Form).GetValueOrDefault(id)) with { Focus = 1 };
        Press(back, "v", "enter").Form.Value("where").ShouldBe("V2");
    }

    [Fact]
    public void Errors_stand_at_their_fields_and_the_first_has_the_cursor()
    {
        var form = FormRules.WithErrors(Form with { Focus = 5 }, new Dictionary<string, string> { ["people"] = "Too many.", ["more"] = "Too long." });
        form.Focus.ShouldBe(2);
        form.Fields[4].Error.ShouldBe("Too long.");
    }

    [Fact]
    public void No_keys_break_a_form() =>
        FsCheck.Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Elements("a", "T", "1", "é", "e\u0301", "漢", "space", "enter", "tab", "shift+tab", "up", "down", "left", "right",
                "home", "end", "backspace", "delete", "ctrl+w", "ctrl+u", "ctrl+k", "f5").ArrayOf().ToArbitrary(), keys =>
            {
                var form = Form;
                foreach (var key in keys)
                {
                    form = FormRules.Update(form, new KeyPressed(key)).Form;
                    form.Focus.ShouldBeInRange(0, form.Fields.Count);
                }
            }));

    private static FormStep Press(FormState form, params string[] keys) =>
        keys.Aggregate(new FormStep(form, FormEvent.None), (step, key) => FormRules.Update(step.Form, new KeyPressed(key)));
}
