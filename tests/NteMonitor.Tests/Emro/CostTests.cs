using NteMonitor.Emro.Workbench;

namespace NteMonitor.Tests.Emro;

public class CostTests
{
    private static readonly CostBook Book = CostBook.Read(File.ReadAllText(Path.Combine(House.Root, "seed/emro/costs.json")));

    private static Dictionary<string, double> Mix(params (string Code, double Share)[] mix) => mix.ToDictionary(m => m.Code, m => m.Share, StringComparer.Ordinal);

    /// <summary>docs/methods/emro.md §6.</summary>
    [Fact]
    public void A_mix_of_offences_costs_what_was_worked_by_hand() =>
        Book.Of(Mix(("violence-with-injury", 0.4), ("violence-without-injury", 0.6))).ShouldBe((9178m * 1.28m, 0.4m * 3420m * 1.28m));

    [Fact]
    public void What_services_spend_is_a_part_of_the_value() => Book.Costs.ShouldAllBe(c => (c.Cashable ?? 0) < c.Pounds);

    [Fact]
    public void Violence_has_its_health_care_inside() => Book.Costs.Where(c => c.Code.StartsWith("violence", StringComparison.Ordinal)).ShouldAllBe(c => c.HasHealth);

    [Fact]
    public void What_has_no_cost_is_taken_at_nothing() => Book.Of(Mix(("violence-with-injury", 0.5))).Social.ShouldBe(0.5m * 14050m * 1.28m);

    [Fact]
    public void Every_category_with_a_cost_is_on_both_lists()
    {
        Book.Categories.Keys.ShouldBeSubsetOf(House.Reference.Categories.Select(c => c.Code));
        Book.Categories.Values.ShouldBeSubsetOf(Book.Costs.Select(c => c.Code));
    }
}
