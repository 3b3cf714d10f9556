using System.Globalization;
using System.Text;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.PurpleFlag.CoreData;
using NteMonitor.PurpleFlag.Cycle;

namespace NteMonitor.Demo;

/// <summary>Tables of others that Inventon's flag has: footfall with two months missing, what people say, ways to come and go. All invented.</summary>
internal sealed class DemoCore(Desk desk, Func<string, Role, Instant, Desk> sitting)
{
    private const string Head = "period,place,measure,value,unit,n,source\n";
    private const int Months = 36, Years = 3;

    private readonly LocalDate _today = desk.Town.Clock.Local(desk.Now()).Date;

    /// <summary>Brings them in.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        var officer = sitting("l01", Role.Officer, desk.Now());
        var entry = (await FlagActions.ListAsync(officer, ct))[^1];
        foreach (var (set, csv) in new[] { ("footfall", Footfall()), ("perception", Perception()), ("movement", Movement()) })
        {
            if (await CoreFileActions.ImportAsync(entry, set, Encoding.UTF8.GetBytes(csv), officer, ct) is Outcome<KeptFlag<CoreFile>>.Refused(var reasons))
            {
                throw new InvalidOperationException($"The demonstration town does not fit: {Outcome.Said(reasons)}");
            }
        }
    }

    /// <summary>Two counters; that on the steps stood still for two months of the second year.</summary>
    private string Footfall() => ByMonth((month, at) =>
        $"{month},Market Place,\"People passing, 17:00 to 23:00\",{41_200 + Season(month, 9_400) + (at * 90)},people,,invented counter\n"
        + $"{month},Quay Steps,\"People passing, 17:00 to 23:00\",{(at is 17 or 18 ? "" : Text(18_600 + Season(month, 7_100) - (at * 40)))},people,,invented counter\n");

    private string Perception() => Head + string.Concat(Enumerable.Range(0, Years).Select(back => _today.PlusMonths(-12 * back).PlusDays(-30)).Select((day, back) =>
        $"{Iso(day)},residents,Feel safe in the centre after dark,{61 - (3 * back)},%,{412 - (20 * back)},invented survey\n"
        + $"{Iso(day)},visitors,Feel safe in the centre after dark,{74 - (2 * back)},%,{288 - (15 * back)},invented survey\n"
        + $"{Iso(day)},businesses,Say the evening trade got better,{38 + (4 * back)},%,{47 - back},invented survey\n"));

    private string Movement() => ByMonth((month, at) =>
            $"{month},Market Place rank,Longest wait at the rank on a Saturday night,{21 + (at % 5)},minutes,,invented marshals\n"
            + $"{month},centre,Street lamps out for more than a week,{at % 4},lamps,,invented lighting team\n")
        + $"{Iso(_today.PlusDays(-40))},Quay,\"Last bus, Friday and Saturday\",02:40,,,invented timetable\n"
        + $"{Iso(_today.PlusDays(-40))},Station,Last train,23:12,,,invented timetable\n"
        + $"{Iso(_today.PlusDays(-40))},Castle car park,Staffed until it closes,no,,,invented car parks\n";

    private string ByMonth(Func<string, int, string> rows)
    {
        var last = _today.ToYearMonth().PlusMonths(-1);
        return Head + string.Concat(Enumerable.Range(0, Months).Reverse().Select(back => rows(last.PlusMonths(-back).ToString("uuuu'-'MM", CultureInfo.InvariantCulture), Months - 1 - back)));
    }

    /// <summary>More in summer and in December, less in February.</summary>
    private static int Season(string month, int swing) => month[5..] switch { "06" or "07" or "08" => swing, "12" => swing * 9 / 10, "01" or "02" => -swing / 3, _ => swing / 5 };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
