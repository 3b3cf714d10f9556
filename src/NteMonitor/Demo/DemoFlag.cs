using System.Text;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.Demo;

/// <summary>Inventon's flag: accredited last winter, advice half worked on, some evidence on file and much that is missing.</summary>
internal sealed class DemoFlag(Desk desk, Func<string, Role, Instant, Desk> sitting)
{
    private const string Place = "Inventon";
    private const int OutcomeDaysAgo = 270;

    private static readonly (string Attribute, string Level, string Text)[] Statements =
    [
        ("W1", "achieving", "Officers, marshals and door staff share one radio net.\nThe radio log shows calls answered within minutes on every night of the year."),
        ("W2", "above", "Street pastors are out on every Friday and Saturday, and venues know whom to call."),
        ("M1", "achieving", "The last bus leaves at 02:40. After it there is the rank, with marshals on two nights."),
        ("M3", "achieving", "The ways to the rank were walked by night and the lamps counted."),
        ("A1", "achieving", "Food is to be had until two, within five minutes of the square."),
    ];

    private readonly LocalDate _today = desk.Town.Clock.Local(desk.Now()).Date;

    /// <summary>Writes it.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        await EntryAsync(Officer(OutcomeDaysAgo), ct);
        await MarksAsync(Officer(5), ct);
        await FilesAsync(Officer(5), ct);
    }

    private async Task EntryAsync(Desk officer, CancellationToken ct)
    {
        var framework = Must(FrameworkActions.Shipped(null, officer.Files));
        var told = Day(OutcomeDaysAgo);
        var entry = new FlagEntry(officer.NewId(), Place, "full", "")
        {
            Round = "round 49",
            Days = [.. new (string Step, int Before)[] { ("register", 200), ("group", 190), ("self-assessment", 140), ("own-visit", 120), ("submission", 90), ("overnight-visit", 60), ("report", 40), ("panel", 14) }
                .Select(d => new StepDays(d.Step, null, told.PlusDays(-d.Before)))],
        };
        var kept = Must(await FlagActions.RegisterAsync(entry, framework, officer, ct));
        foreach (var (body, role) in new[] { ("Inventon Borough Council", "coordinator"), ("Inventon Pubwatch", "member"), ("Inventon Street Pastors", "member"), ("Coastwise Buses", "member") })
        {
            Must(await FlagActions.JoinAsync(kept, new(officer.NewId(), kept.Record.Id, body, role, told.PlusDays(-190)), officer, ct));
        }

        foreach (var (attribute, self, panel) in new[] { ("W1", "achieving", "achieving"), ("W2", "above", "excellent"), ("M1", "below", "achieving"), ("M3", "below", "below"), ("A1", "achieving", "above") })
        {
            Must(await FlagActions.ScoreAsync(kept, new(officer.NewId(), kept.Record.Id, ScoreBook.Self, attribute, self) { On = told.PlusDays(-140) }, officer, ct));
            Must(await FlagActions.ScoreAsync(kept, new(officer.NewId(), kept.Record.Id, ScoreBook.Panel, attribute, panel) { On = told.PlusDays(-14) }, officer, ct));
        }

        foreach (var (attribute, level, text) in Statements)
        {
            Must(await FlagActions.ScoreAsync(kept, new(officer.NewId(), kept.Record.Id, ScoreBook.Submission, attribute, level) { Text = text, On = told.PlusDays(-90) }, officer, ct));
        }

        Must(await BoundaryActions.DrawAsync(kept, Shipped("boundary.geojson"), told.PlusDays(-180), officer, ct));
        var lamps = Must(await FlagActions.AdviseAsync(kept, Advice(kept, "Renew the lamps on the steps down to the rank", "M3", told, 180), officer, ct));
        Must(await FlagActions.AdviseAsync(kept, Advice(kept, "Count people at the rank after two", "M6", told, 330), officer, ct));
        Must(await FlagActions.TellAsync(kept, new("accredited", told, "Lamps at the rank before the next entry"), officer, ct));
        await DemoNightVisit.WriteAsync(kept, told.PlusDays(-120), (actor, role) => sitting(actor, role, officer.Now()), ct);
        Must(await FlagActions.DidAsync(lamps, "The lamps were renewed on the whole flight", Day(100), Officer(100), ct));
    }

    /// <summary>What somebody has marked so far: nights of pastors and marshals, a meeting, the counts of a summer, two papers of which one has grown old.</summary>
    private async Task MarksAsync(Desk officer, CancellationToken ct)
    {
        foreach (var (kind, attribute) in new[] { ("street-pastors", "W2"), ("taxi-marshals", "M1") })
        {
            var shifts = (await desk.Store.ShiftsAsync(new() { Kind = kind }, ct)).Where(s => s is { IsOpen: false, Shift.Night: { } night } && night.Evening < Day(6)).Take(2);
            foreach (var shift in shifts)
            {
                await MarkAsync(new() { Id = shift.Shift.Id.ToString("D") }, new() { Attributes = [attribute], Zones = ["23-02", "02-05"], Strength = "strong" }, officer, ct);
            }
        }

        foreach (var (thing, attribute) in new[] { ("meeting", "W6"), ("visit", "W4") })
        {
            foreach (var record in (await desk.Store.RecordsAsync(new(thing) { To = Day(6) }, ct)).Where(r => !r.Withdrawn).Take(1))
            {
                await MarkAsync(new() { Id = record.Id.ToString("D") }, new() { Attributes = [attribute], Zones = ["20-23"] }, officer, ct);
            }
        }

        await MarkAsync(new() { Incidents = "assault zone:core" }, new() { Attributes = ["W1"], Strength = "background", From = Day(180), Until = Day(90) }, officer, ct);
        await MarkAsync(File("Timetable.md", "# Late buses of an invented town\n\nLast bus from the quay: 02:40.\n"), new() { Title = "Late buses, summer timetable", Attributes = ["M1", "M5"], From = Day(200), Until = Day(100), Sensitivity = "public" }, officer, ct);
        await MarkAsync(File("Lights.md", "# Lamps of an invented town\n\nAudit by night, two walks.\n"), new() { Title = "Lighting audit by night", Attributes = ["M3", "P5"], Strength = "strong", From = Day(500), Until = Day(480), Expires = Day(20) }, officer, ct);
    }

    /// <summary>What a pack is the better for: a picture, a table, and something that stays in the house.</summary>
    private async Task FilesAsync(Desk officer, CancellationToken ct)
    {
        var rank = new MarkDraft
        {
            Title = "The rank after closing time, a drawing",
            Attributes = ["M6", "M1"],
            Zones = ["02-05"],
            Strength = "strong",
            From = Day(40),
            Until = Day(40),
            Sensitivity = "public",
            Organisation = "Inventon Borough Council",
            Obtained = "Drawn for the demonstration",
            Alternative = "A drawing of a rank at night: five people stand in a queue on a lit pavement, two cabs wait at the kerb, four street lamps and the windows of five houses are lit.",
        };
        await MarkAsync(new() { File = ("rank.png", Shipped("rank.png")) }, rank, officer, ct);
        await MarkAsync(File("Lamps.csv", "street,lamps,lit\nQuay Steps,12,12\nRank Lane,8,7\nHarbour Row,15,15\n"), new() { Title = "Lamps counted on three ways to the rank", Attributes = ["M3"], Zones = ["23-02", "02-05"], Strength = "strong", From = Day(80), Until = Day(80), Sensitivity = "public" }, officer, ct);
        await MarkAsync(File("Plan.txt", "Deployment of an invented town, for the house alone.\n"), new() { Title = "Deployment plan of the autumn", Attributes = ["W1"], From = Day(60), Until = Day(10), Sensitivity = "restricted" }, officer, ct);
    }

    private static async Task MarkAsync(MarkWish wish, MarkDraft draft, Desk officer, CancellationToken ct) => Must(await MarkActions.MarkAsync(wish, draft, null, officer, ct));

    private static MarkWish File(string name, string text) => new() { File = (name, Encoding.UTF8.GetBytes(text)) };

    private FlagRecommendation Advice(KeptFlag<FlagEntry> entry, string text, string attribute, LocalDate on, int days) =>
        new(desk.NewId(), entry.Record.Id, "panel", text) { On = on, Attributes = [attribute], Due = on.PlusDays(days) };

    private byte[] Shipped(string name)
    {
        using var file = desk.Files.Shipped("demo-town/" + name) ?? throw new InvalidOperationException($"seed/demo-town/{name} is missing from where the program was put.");
        using var bytes = new MemoryStream();
        file.CopyTo(bytes);
        return bytes.ToArray();
    }

    private Desk Officer(int daysAgo) => sitting("l01", Role.Officer, desk.Now() - Duration.FromDays(daysAgo));

    private LocalDate Day(int daysAgo) => _today.PlusDays(-daysAgo);

    private static T Must<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done(var value) => value,
        Outcome<T>.Refused(var reasons) => throw new InvalidOperationException($"The demonstration town does not fit: {Outcome.Said(reasons)}"),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };
}
