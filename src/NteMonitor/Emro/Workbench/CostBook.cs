using System.Text.Json.Nodes;

namespace NteMonitor.Emro.Workbench;

/// <summary>What an offence of one kind costs society, in pounds of one year.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name, as the source has it.</param>
/// <param name="Pounds">The unit cost.</param>
/// <param name="Cashable">The part that police and other services spend, or none where the source does not part it.</param>
/// <param name="HasHealth">Whether costs of health care are in it already, so that none may be added.</param>
public sealed record UnitCost(string Code, string Name, decimal Pounds, decimal? Cashable, bool HasHealth);

/// <summary>Unit costs with their price base.</summary>
/// <param name="PriceYear">The year of the prices, for example <c>2015/16</c>.</param>
/// <param name="Source">Where they stand.</param>
/// <param name="Costs">The costs.</param>
/// <param name="Uprating">What prices of that year are multiplied by, and to which year.</param>
public sealed record CostBook(string PriceYear, string Source, IReadOnlyList<UnitCost> Costs, (decimal Factor, string Year) Uprating)
{
    /// <summary>The code of the cost for each category of incident that has one.</summary>
    public IReadOnlyDictionary<string, string> Categories { get; init; } = new Dictionary<string, string>();

    /// <summary>Returns the cost of a mix of offences, uprated: social value, and the part that services would spend.</summary>
    /// <param name="mix">Shares by code; what is left up to 1 has no cost on file and is taken at nothing.</param>
    public (decimal Social, decimal Cashable) Of(IReadOnlyDictionary<string, double> mix)
    {
        var parts = mix.Select(m => (Cost: Costs.Single(c => c.Code == m.Key), Share: (decimal)m.Value)).ToList();
        return (parts.Sum(p => p.Cost.Pounds * p.Share) * Uprating.Factor, parts.Sum(p => (p.Cost.Cashable ?? 0) * p.Share) * Uprating.Factor);
    }

    /// <summary>Returns the book read from JSON, as <c>seed/emro/costs.json</c> has it.</summary>
    public static CostBook Read(string json)
    {
        var book = JsonNode.Parse(json)!.AsObject();
        return new(
            (string)book["priceYear"]!, (string)book["source"]!,
            [.. book["costs"]!.AsArray().Select(c => new UnitCost((string)c!["code"]!, (string)c["name"]!, (decimal)c["pounds"]!, (decimal?)c["cashable"], (bool?)c["hasHealth"] ?? false))],
            ((decimal)book["uprating"]!["factor"]!, (string)book["uprating"]!["year"]!))
        {
            Categories = book["categories"]!.AsObject().ToDictionary(c => c.Key, c => (string)c.Value!, StringComparer.Ordinal),
        };
    }
}
