using NteMonitor.Retention;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Persons by token.</content>
public sealed partial class HomeProgram
{
    private Step<HomeModel> OnPeople(HomeModel model, Commanded command) => (command.Word, PeopleScreen.Selected(model.People), model.People.Listed) switch
    {
        ("open", { } person, { } listed) => new(model.Put(new Over.TextPage(person.Person.Token, PeopleScreen.Lines(person, listed, desk.Town.Clock)))),
        ("details", { } person, _) => new(model.Put(new Over.Asking($"Why you have to know who {person.Person.Token} is", TextInput.Empty, why => new ReadPerson(person.Person, why))
        {
            Empty = "A reason is needed, without names: it stands in the journal; esc leaves.",
            Hint = "appeal heard on 3 March; without names",
        })),
        ("due", _, { } listed) => new(model.Put(new Over.TextPage("What is kept, and when it goes", PeopleScreen.DueLines(listed, desk.Town.Clock.Local(model.Now).Date)))),
        ("repeats", _, { } listed) => new(model.Put(new Over.TextPage("More than once", PeopleScreen.RepeatLines(listed)))),
        ("add-person", _, _) => new(model.Put(PersonOn(desk.NewId()))),
        _ => new(model),
    };

    private Over.Form PersonOn(Guid typed) => new(FormKind.Person, PersonForm.Of(new(), desk.Reference), typed);
}
