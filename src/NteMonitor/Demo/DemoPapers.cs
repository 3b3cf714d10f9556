using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Import.Mappings;
using NteMonitor.Incidents;
using NteMonitor.People;
using NteMonitor.Premises.Papers;
using NteMonitor.Premises.Registers;
using NteMonitor.Premises.Tens;
using NteMonitor.Venues;

namespace NteMonitor.Demo;

/// <summary>Letters, reviews, notices and registers of the demonstration town, through the doors that officers use.</summary>
internal sealed class DemoPapers(Desk desk, Func<string, Role, Instant, Desk> sitting)
{
    private const int RegisterDays = 90;

    private static readonly (string Venue, int DaysAgo, PaperDraft Draft)[] Papers =
    [
        ("vortex", 160, new() { Kind = "best-bar-none", Details = ["result=accredited", "level=silver"], Text = "all essentials met; assessed on a Thursday" }),
        ("heron", 150, new() { Kind = "best-bar-none", Details = ["result=accredited", "level=gold"] }),
        ("cellar", 120, new() { Kind = "review-applied", Details = ["ground=s51"], Reference = "LIC/REV/4", Served = "post" }),
        ("cellar", 75, new() { Kind = "review-hearing", Reference = "LIC/REV/4" }),
        ("cellar", 75, new() { Kind = "review-outcome", Details = ["outcome=conditions"], Reference = "LIC/REV/4", Text = "condition 4.2 added" }),
        ("kettle", 90, new() { Kind = "application-refused", Details = ["application=variation"], Reference = "LIC/VAR/11", Text = "an hour more on Fridays and Saturdays" }),
        ("barrel", 185, new() { Kind = "complaint", Text = "noise at closing time", Name = "Prudence Fabrication", Note = "Prudence Fabrication (invented) rang from across the lane." }),
        ("barrel", 180, new() { Kind = "letter-sent", Served = "email", Reference = "LIC/26/88", Text = "asked to see to the queue at closing time" }),
        ("barrel", 18, new() { Kind = "warning", Served = "hand", Reference = "LIC/26/131", Text = "counting of people and badges of door staff" }),
        ("barrel", 10, new() { Kind = "action-plan", Reference = "LIC/26/131", Text = "a clicker at each door; footage kept 31 days" }),
        ("barrel", 9, new() { Kind = "review-applied", Details = ["ground=s51"], Reference = "LIC/REV/6", Served = "post" }),
        ("barrel", -5, new() { Kind = "review-hearing", Reference = "LIC/REV/6" }),
    ];

    private readonly Night _tonight = desk.Town.Clock.NightOf(desk.Now());
    private readonly Draws _draws = new(DemoNights.Seed + 4);

    /// <summary>Writes them.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        foreach (var (venue, daysAgo, draft) in Papers)
        {
            var on = _tonight.Evening.PlusDays(-daysAgo);
            Must(await PaperActions.RecordAsync(await FindAsync(venue, ct), draft with { On = Iso(on) }, Officer(daysAgo < 0 ? _tonight.Evening.PlusDays(-3) : on), ct));
        }

        if ((await TenActions.BookAsync(desk, ct)).Holidays is var holidays && holidays.Covers(_tonight.Evening.PlusDays(-365)) && holidays.Covers(_tonight.Evening.PlusDays(60)))
        {
            await NoticesAsync(holidays, ct);
        }

        await RegistersAsync(ct);
    }

    private async Task NoticesAsync(BankHolidays holidays, CancellationToken ct)
    {
        var user = Made(await PersonActions.RecordAsync(new() { Name = "Ottilie Feigned" }, Officer(_tonight.Evening.PlusDays(-100)), ct)).Token;
        var music = new TenDraft { Activities = ["alcohol-sale", "entertainment"], Supply = "on", PersonalLicence = "yes", User = user };
        var saturday = _tonight.Evening.Previous(IsoDayOfWeek.Saturday).PlusWeeks(-7);
        await NoticeAsync(music with { Venue = "heron", People = "160", Reference = "TEN/31" }, (saturday, 15), holidays, [TenState.Acknowledged, TenState.Held], ct);
        await NoticeAsync(music with { Venue = "hall", People = "450", Reference = "TEN/44" }, (_tonight.Evening, 14), holidays, [TenState.Acknowledged], ct);
        var friday = _tonight.Evening.Previous(IsoDayOfWeek.Friday).PlusWeeks(-4);
        await NoticeAsync(music with { Venue = "barrel", People = "240", User = "", PersonalLicence = "no", Reference = "TEN/39" }, (friday, 9), holidays, [TenState.Acknowledged, TenState.Objection, TenState.CounterNotice], ct);
        await NoticeAsync(music with { Place = "Quay Steps, the open square", People = "380", Reference = "TEN/35" }, (saturday.PlusWeeks(1), 20), holidays, [TenState.Acknowledged, TenState.Held], ct);

        // One that waits: given the day before yesterday for an event in five weeks.
        var later = _tonight.Evening.Next(IsoDayOfWeek.Saturday).PlusWeeks(5);
        var given = _tonight.Evening.PlusDays(-5);
        Must(await TenActions.RecordAsync(music with { Venue = "vortex", People = "499", Given = Iso(given), From = $"{Iso(later)} 20:00", Until = $"{Iso(later)} 23:30", Reference = "TEN/47" }, WhenBroken.Refuse, Officer(given.PlusDays(1)), ct));
    }

    private async Task NoticeAsync(TenDraft draft, (LocalDate On, int WorkingDays) when, BankHolidays holidays, IReadOnlyList<TenState> states, CancellationToken ct)
    {
        var given = WorkingDayRules.LastDay(when.WorkingDays, when.On, holidays);
        var officer = Officer(given);
        var ten = Made(await TenActions.RecordAsync(draft with { Given = Iso(given), From = $"{Iso(when.On)} 20:00", Until = $"{Iso(when.On.PlusDays(1))} 01:00" }, WhenBroken.KeepAsReceived, officer, ct)).Ten;
        foreach (var (state, i) in states.Select((s, i) => (s, i)))
        {
            var on = state == TenState.Held ? when.On.PlusDays(1) : WorkingDayRules.After(i + 1, given, holidays);
            var kept = Made(await TenActions.FindAsync(ten.Id.ToString("D"), desk, ct));
            Must(await TenActions.StepAsync(kept, new(state, on, state switch { TenState.Objection => "police", TenState.CounterNotice => "s.105", _ => null }), "", Officer(on), ct));
        }
    }

    /// <summary>What the Barrel wrote down of itself: most of what the log has of it, some that the log has not, and door staff of whom one badge is over.</summary>
    private async Task RegistersAsync(CancellationToken ct)
    {
        var barrel = await FindAsync("barrel", ct);
        var list = await desk.Store.ListAsync(new() { Venue = barrel.Venue.Id, EventsOnly = true, Nights = new(_tonight.Plus(-RegisterDays), _tonight.Plus(-2)) }, ct);
        var logged = (await list.RowsAsync(0, (int)list.Count, ct)).Where(a => a.Incident.When.Precision == TimePrecision.Instant).OrderBy(a => a.Incident.When.From).ToList();
        await RegisterAsync("incidents", "Date,Time,What,Note\n", logged.Where(a => a.Incident.Category is not "refusal" && _draws.Below(10) < 6)
            .Select(a => $"{Written(a.Incident.When.From)},{a.Incident.Category},written up by the shift manager"), ["date=Date", "time=Time", "category=What", "note=Note"], barrel, ct);
        string[] reasons = ["drunk", "under 18", "no ID", "Pubwatch", "behaviour", ""];
        await RegisterAsync("refusals", "Date,Time,Reason,By\n", logged.Where(a => a.Incident.Category is "refusal").Select(a => $"{Written(a.Incident.When.From)},drunk,door")
            .Concat(Enumerable.Range(0, 24).Select(_ => $"{Day(_tonight.Plus(-2 - _draws.Below(RegisterDays - 3)))},22:{_draws.Below(60):00},{reasons[_draws.Below(reasons.Length)]},bar")),
            ["date=Date", "time=Time", "reason=Reason", "staff=By"], barrel, ct);
        var ends = new[] { -40, 9, 120, 300, 520, 700 };
        await RegisterAsync("door-staff", "Name,Badge,Expires\n", ends.Select((days, i) => $"Door Invented {(char)('A' + i)},10{i:00}000011112222,{Day(_tonight.Plus(days))}"), ["name=Name", "badge=Badge", "expires=Expires"], barrel, ct);
    }

    private async Task RegisterAsync(string kind, string header, IEnumerable<string> rows, IReadOnlyList<string> columns, KeptVenue venue, CancellationToken ct)
    {
        var name = kind + ".csv";
        var officer = Officer(_tonight.Evening.PlusDays(-1));
        var files = new OneFile(name, Encoding.UTF8.GetBytes(header + string.Join("", rows.Select(r => r + "\n"))), officer.Files);
        Must(await RegisterActions.ImportAsync(new(name), new(kind, venue), new MappingWish(null as string) { Columns = columns }, officer with { Files = files }, ct));
    }

    /// <summary>A few minutes off what the log has, as two clocks are; the hour that comes twice stands as neither.</summary>
    private string Written(Instant at)
    {
        var local = desk.Town.Clock.Local(at + Duration.FromMinutes(_draws.Below(15) - 7));
        return desk.Town.Clock.Zone.MapLocal(local).Count == 1
            ? local.ToString("dd/MM/uuuu,HH:mm", CultureInfo.InvariantCulture)
            : local.Date.ToString("dd/MM/uuuu,'23:00'", CultureInfo.InvariantCulture);
    }

    private static string Day(Night night) => night.Evening.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture);

    private Desk Officer(LocalDate on) => sitting("l01", Role.Officer, desk.Town.Clock.First(on + new LocalTime(11, 20)));

    private async Task<KeptVenue> FindAsync(string code, CancellationToken ct) => (await desk.Store.VenuesAsync(ct)).First(v => v.Venue.Code == code);

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static void Must<T>(Outcome<T> outcome) => _ = Made(outcome);

    private static T Made<T>(Outcome<T> outcome) => outcome switch
    {
        Outcome<T>.Done(var value) => value,
        Outcome<T>.Refused(var reasons) => throw new InvalidOperationException($"The demonstration papers cannot be made: {Outcome.Said(reasons)}"),
        _ => throw new InvalidOperationException("An outcome is done or refused."),
    };

    /// <summary>A file that is handed in without lying on any disk.</summary>
    private sealed class OneFile(string name, byte[] bytes, IFiles others) : IFiles
    {
        public Stream Open(string path) => path == name ? new MemoryStream(bytes, writable: false) : others.Open(path);

        public TextReader OpenText(string path) => others.OpenText(path);

        public TextWriter Create(string path) => others.Create(path);

        public long? Size(string path) => path == name ? bytes.Length : others.Size(path);

        public Stream? Shipped(string file) => others.Shipped(file);

        public void Line(string text) => others.Line(text);

        public void Progress(string what, double share)
        {
        }
    }
}
