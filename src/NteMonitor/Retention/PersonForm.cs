using NteMonitor.People;
using NteMonitor.Terminal;

namespace NteMonitor.Retention;

/// <summary>The form on which a person is put on file.</summary>
public static class PersonForm
{
    /// <summary>Returns the form with the fields of a draft.</summary>
    public static FormState Of(PersonDraft draft, Reference lists) => new(
    [
        Text("name", "Name", draft.Name, "sealed; only the token is shown from now on"),
        Text("born", "Date of birth", draft.Born, "1994-03-14; empty when not known"),
        new ChoiceField("age-band", "Age", [.. lists.AgeBands.Select(b => new Choice(b.Code, b.Name))]) { Chosen = draft.AgeBand, Hint = "where no date is known" },
        Text("description", "Description", draft.Description, "what the person looks like, in neutral words"),
        Text("contact", "Contact", draft.Contact, "where a letter reaches them"),
    ])
    {
        SaveLabel = "Put on file",
    };

    /// <summary>Returns the draft that a form holds.</summary>
    public static PersonDraft Draft(FormState form) => new()
    {
        Name = form.Value("name"),
        Born = form.Value("born"),
        AgeBand = form.Value("age-band"),
        Description = form.Value("description"),
        Contact = form.Value("contact"),
    };

    private static TextField Text(string id, string label, string value, string hint) => new(id, label, TextInput.Of(value)) { Hint = hint };
}
