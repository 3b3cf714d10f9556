using NteMonitor.Access;
using NteMonitor.Retention;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Keys of the persons.</content>
public static partial class HomeKeys
{
    private static KeyMap OfPeople(HomeModel model)
    {
        var none = PeopleScreen.Selected(model.People) is null;
        return new(
        [
            Open(none),
            new(["d"], "details", "Who it is, for a reason") { OnHelpLine = true, Disabled = none ? "Nothing is selected." : null },
            new(["a"], "add-person", "Put a person on file") { OnHelpLine = true, Disabled = Why(model.Role, Act.RecordPerson) },
            new(["w"], "due", "What is kept, and when it goes") { OnHelpLine = true, Disabled = Why(model.Role, Act.KeepPeople) },
            new(["h"], "repeats", "More than once"),
        ]);
    }
}
