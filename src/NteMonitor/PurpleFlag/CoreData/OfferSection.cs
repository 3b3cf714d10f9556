using System.Globalization;
using NodaTime;
using NteMonitor.Documents;
using NteMonitor.PurpleFlag.Pack;
using NteMonitor.Venues;

namespace NteMonitor.PurpleFlag.CoreData;

/// <summary>The composition of the offer as a page; it counts premises and names none.</summary>
public static class OfferSection
{
    /// <summary>Where the page lies within a pack.</summary>
    public const string Path = "core/composition.html";

    private const string Kind = "Kind", Premises = "Premises", Ends = "Ends";

    private static readonly IsoDayOfWeek[] Evenings = [IsoDayOfWeek.Friday, IsoDayOfWeek.Saturday];

    /// <summary>Returns the page, and which of its figures are sums of which.</summary>
    /// <param name="title">What the framework calls these figures.</param>
    /// <param name="figures">The venues.</param>
    public static (Document Page, IReadOnlyList<PackSum> Sums) Of(string title, OfferFigures figures)
    {
        Table[] tables =
        [
            ByKind(figures),
            ByEnd("sale", "Premises by the hour at which the sale of alcohol ends (terminal hour)", figures, v => v.SaleHours),
            ByEnd("closing", "Premises by the hour at which they close", figures, v => v.OpeningHours),
            Across("kind-sale", "Premises by kind and by the hour at which the sale of alcohol ends on a Saturday night", figures, (OfferRules.EndBands, v => OfferRules.BandOf(HoursRules.EndOn(v.SaleHours, IsoDayOfWeek.Saturday)))),
            Across("kind-closing", "Premises by kind and by the hour at which they close on a Saturday night", figures, (OfferRules.EndBands, v => OfferRules.BandOf(HoursRules.EndOn(v.OpeningHours, IsoDayOfWeek.Saturday)))),
            Across("kind-capacity", "Premises by kind and licensed capacity", figures, (OfferRules.CapacityBands, v => OfferRules.BandOf(v.Capacity))),
        ];
        var page = new Document($"{title}: {figures.Place}",
        [
            new Heading(2, "By kind"), tables[0],
            new Heading(2, "By hour"), tables[1], tables[2], tables[3], tables[4],
            new Heading(2, "By capacity"), tables[5],
            new Heading(2, "Data notes"),
            new Note(Note.Data, $"Counted are premises on the register that lie in the boundary and trade on {Day(figures.Day)}. {Count(figures.Suspended, "licence is", "licences are")} suspended there and {Count(figures.Closed, "place has", "places have")} closed: in no figure above."),
            new Note(figures.NotPlaced > 0 ? Note.Warning : Note.Data, figures.NotPlaced > 0
                ? $"{Count(figures.NotPlaced, "place that trades has", "places that trade have")} no position on the register, so nobody can tell whether they lie inside: in no figure above."
                : "Every place that trades has a position on the register."),
            new Note(Note.Data, "Hours and capacities are those that the register has now. An hour belongs to the night on whose evening it begins: 02:00 on Sunday is Saturday night's."),
        ])
        {
            Subtitle = $"On {Day(figures.Day)}",
            Facts = [new("Day", Day(figures.Day)), new("Boundary", CrimeNotes.Boundary(figures.Boundary))],
        };
        return (page, [.. tables.SelectMany(t => Sums(t))]);
    }

    private static Table ByKind(OfferFigures figures)
    {
        var all = figures.Inside.Count;
        return new("kind", "Premises by kind", [new(Kind), Column.Figures(Premises), Column.Figures("Share"), Column.Figures("Capacity, where known"), Column.Figures("Capacity not known")],
        [
            .. Kinds(figures).Select(k => Line(k.Name, [.. figures.Inside.Where(v => v.Kind == k.Code)])),
            Line("All premises", figures.Inside) with { IsTotal = true },
        ]);

        Row Line(string name, IReadOnlyList<Venue> venues) => new(
            [name, venues.Count, all == 0 ? new Cell.Blank("there is no share of nothing", "of 0") : new Cell.Share(venues.Count, all), venues.Sum(v => (long)(v.Capacity ?? 0)), venues.Count(v => v.Capacity is null)]);
    }

    private static Table ByEnd(string id, string caption, OfferFigures figures, Func<Venue, IReadOnlyList<DayHours>> hours)
    {
        var ends = Evenings.Select(e => figures.Inside.ToLookup(v => OfferRules.BandOf(HoursRules.EndOn(hours(v), e)))).ToList();
        return new(id, caption,
            [new(Ends), .. Evenings.SelectMany(e => new[] { Column.Figures($"{e} night: premises"), Column.Figures($"{e} night: capacity, where known"), Column.Figures($"{e} night: capacity not known") })],
            [
                .. OfferRules.EndBands.Select(b => new Row([b, .. ends.SelectMany(e => Cells(e[b]))])),
                new(["All premises", .. ends.SelectMany(_ => Cells(figures.Inside))]) { IsTotal = true },
            ]);

        static IEnumerable<Cell> Cells(IEnumerable<Venue> venues)
        {
            List<Venue> some = [.. venues];
            return [some.Count, some.Sum(v => (long)(v.Capacity ?? 0)), some.Count(v => v.Capacity is null)];
        }
    }

    private static Table Across(string id, string caption, OfferFigures figures, (IReadOnlyList<string> Names, Func<Venue, string> Of) bands) => new(
        id, caption, [new(Kind), .. bands.Names.Select(b => Column.Figures(b)), Column.Figures("All")],
        [
            .. Kinds(figures).Select(k => Line(k.Name, [.. figures.Inside.Where(v => v.Kind == k.Code)], bands)),
            Line("All premises", figures.Inside, bands) with { IsTotal = true },
        ]);

    private static Row Line(string name, IReadOnlyList<Venue> venues, (IReadOnlyList<string> Names, Func<Venue, string> Of) bands) =>
        new([name, .. bands.Names.Select(b => (Cell)(long)venues.Count(v => bands.Of(v) == b)), venues.Count]);

    /// <summary>Every column of whole numbers ends in its sum.</summary>
    private static IEnumerable<PackSum> Sums(Table table) =>
        from column in Enumerable.Range(1, table.Columns.Count - 1)
        where table.Rows.All(r => r.Cells[column] is Cell.Count)
        let file = CountTable.FileOf(Path, table.Id)
        let heading = table.Columns[column].Heading
        select new PackSum(file, file, heading, [new(table.Rows.Count, heading, CountTable.Everything)]);

    private static IEnumerable<(string Code, string Name)> Kinds(OfferFigures figures) =>
        figures.Inside.Select(v => v.Kind).Distinct().Select(k => (Code: k, Name: Reference.NameOf(figures.Kinds, k))).OrderBy(k => k.Name, StringComparer.Ordinal);

    private static string Day(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.InvariantCulture);

    private static string Count(int count, string one, string several) => $"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? one : several)}";
}
