using NteMonitor.Access;
using NteMonitor.People;
using NteMonitor.Retention;
using NteMonitor.Terminal;

namespace NteMonitor.Home;

/// <content>Persons by token, read and written.</content>
public sealed partial class HomeActions
{
    /// <summary>Returns whether it was asked for persons.</summary>
    private async Task<bool> ReadPeopleAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        if (effect is not ListPeople)
        {
            return false;
        }

        var list = await PersonActions.ListAsync(desk, ct);
        IReadOnlyList<DueItem> kept = AccessRules.Check(desk.Role, Act.KeepPeople) is null && await RetentionActions.ListAsync(desk, ct) is Outcome<IReadOnlyList<DueItem>>.Done(var items) ? items : [];
        List<Repeat> repeats = [];
        foreach (var part in desk.Reference.PeopleAs)
        {
            repeats.AddRange(await RepeatActions.ListAsync(part.Code, null, desk, ct) is Outcome<IReadOnlyList<Repeat>>.Done(var found) ? found : []);
        }

        send(Told(list, people => new PeopleListed(people, kept, repeats)));
        return true;
    }

    /// <summary>Returns whether it was about a person.</summary>
    private async Task<bool> WritePeopleAsync(Effect effect, Action<Msg> send, CancellationToken ct)
    {
        switch (effect)
        {
            case ReadPerson read:
                var today = desk.Town.Clock.Local(desk.Now()).Date;
                send(Told(await PersonActions.ReadAsync(read.Person.Id, read.Why, desk, ct), details => new Patrols.TextOpened(read.Person.Token, [.. PersonRules.Words(details, desk.Reference, today), "", "This look stands in the journal with your reason."])));
                return true;
            case SavePerson save:
                send(Saved(save.Typed, await PersonActions.RecordAsync(save.Draft, save.Typed, desk, ct), p => $"{p.Token} is on file; the name is sealed."));
                return true;
            default:
                return false;
        }
    }
}
