using NteMonitor.Home;
using NteMonitor.Incidents;
using NteMonitor.Terminal;

namespace NteMonitor.Tests.Home;

/// <summary>Keys that were pressed before the answer to the last ones had come, as on every slow line.</summary>
public class TypedAheadTests
{
    [Fact]
    public async Task What_is_typed_while_an_entry_is_being_saved_is_taken_after_it()
    {
        await using var town = await SmallTown.OpenAsync();
        var (session, effects) = await BeganAsync(town);
        session = Press(session, "i2320 heron refusal\ri2321 anchor fight\r", effects);
        effects.OfType<SaveIncident>().Count().ShouldBe(1);
        session = await AnsweredAsync(session, effects, town);
        session = await AnsweredAsync(session, effects, town);
        session.View.Prompt.ShouldBeNull();
        (await town.AccountsAsync()).Where(a => a.RecordedBy == "ada").Select(a => a.Incident.Category).ShouldBe(["assault", "refusal"]);
    }

    [Fact]
    public async Task What_is_typed_after_an_entry_that_is_refused_goes_into_nothing()
    {
        await using var town = await SmallTown.OpenAsync();
        var (session, effects) = await BeganAsync(town);
        session = Press(session, "i2320 heron refusal\r", effects);
        session = Press(session, "i2321 anchor fight\r", effects);
        var bar = (Over.QuickBar)session.Model.Top!;
        session = Session.Update(session, new IncidentSaved(bar.Typed, "", [new("store", "The disk is full.", "Make room.")])).Session;
        session.View.Prompt!.Input.Text.ShouldBe("2320 heron refusal");
        session.Notice.ShouldContain("not taken");
        session.Ahead.ShouldBeEmpty();
    }

    private static async Task<(Session<HomeModel> Session, List<Effect> Effects)> BeganAsync(SmallTown town)
    {
        var start = Session.Start(town.Program(), new(80, 24));
        List<Effect> effects = [.. start.Effects.OfType<ReadLists>()];
        return (await AnsweredAsync(start.Session, effects, town), effects);
    }

    private static Session<HomeModel> Press(Session<HomeModel> session, string keys, List<Effect> effects)
    {
        foreach (var key in keys)
        {
            var step = Session.Update(session, new KeyPressed(key switch { '\r' => "enter", ' ' => "space", _ => key.ToString() }));
            session = step.Session;
            effects.AddRange(step.Effects);
        }

        return session;
    }

    /// <summary>Carries out what was asked for so far and gives the session the answers; what they ask for stands in the list.</summary>
    private static async Task<Session<HomeModel>> AnsweredAsync(Session<HomeModel> session, List<Effect> effects, SmallTown town)
    {
        Effect[] now = [.. effects.Where(e => e is ReadLists or SaveIncident or KeepDraft)];
        effects.Clear();
        foreach (var effect in now)
        {
            List<Msg> answers = [];
            await new HomeActions(town.Desk).RunAsync(effect, answers.Add, default);
            foreach (var answer in answers)
            {
                var step = Session.Update(session, answer);
                session = step.Session;
                effects.AddRange(step.Effects);
            }
        }

        return session;
    }
}
