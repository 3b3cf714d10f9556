using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;

namespace NteMonitor.Emro.Models;

/// <summary>One band of the late night levy, in pounds a year.</summary>
/// <param name="Code">A to E.</param>
/// <param name="UpTo">The highest rateable value in it, or none for the last.</param>
/// <param name="Charge">The charge.</param>
/// <param name="Multiplied">The charge of premises used exclusively or primarily for the sale of alcohol for consumption there, or none where no multiplier applies.</param>
public sealed record LevyBand(string Code, int? UpTo, decimal Charge, decimal? Multiplied);

/// <summary>The levy's charges and shares from a date on.</summary>
/// <param name="From">From when they hold.</param>
/// <param name="Source">Where they stand.</param>
/// <param name="Bands">Bands in order of rateable value.</param>
/// <param name="PoliceShare">The least share of the net that goes to the police, 0 to 1.</param>
/// <param name="Reduction">What a reduction takes off, 0 to 1.</param>
public sealed record LevyTerms(LocalDate From, string Source, IReadOnlyList<LevyBand> Bands, decimal PoliceShare, decimal Reduction)
{
    /// <summary>Returns the terms read from JSON, as <c>seed/emro/levy.json</c> has them.</summary>
    public static LevyTerms Read(string json)
    {
        var terms = JsonNode.Parse(json)!.AsObject();
        return new(
            LocalDatePattern.Iso.Parse((string)terms["from"]!).GetValueOrThrow(), (string)terms["source"]!,
            [.. terms["bands"]!.AsArray().Select(b => new LevyBand((string)b!["code"]!, (int?)b["upTo"], (decimal)b["charge"]!, (decimal?)b["multiplied"]))],
            (decimal)terms["policeShare"]!, (decimal)terms["reduction"]!);
    }
}

/// <summary>Premises that would pay the levy.</summary>
/// <param name="Name">Its name.</param>
/// <param name="RateableValue">In pounds, or none where there is none.</param>
public sealed record LevyPremises(string Name, int? RateableValue)
{
    /// <summary>Whether it is used exclusively or primarily for the sale of alcohol for consumption there.</summary>
    public bool Primarily { get; init; }

    /// <summary>Whether it is still being built, which makes it band C.</summary>
    public bool BeingBuilt { get; init; }

    /// <summary>Whether it has the reduction: a member of a best practice scheme, or small with rate relief.</summary>
    public bool Reduced { get; init; }

    /// <summary>Whether a category of exemption that the authority chose takes it out.</summary>
    public bool Exempt { get; init; }
}

/// <summary>What a levy brings in, in pounds a year.</summary>
/// <param name="Gross">All charges before reductions.</param>
/// <param name="Reductions">What reductions take off.</param>
/// <param name="Expenses">What running it costs.</param>
/// <param name="Police">The police's part.</param>
/// <param name="Authority">The authority's part.</param>
/// <param name="Paying">Premises that pay.</param>
/// <param name="Exempt">Premises that an exemption takes out.</param>
public sealed record LevyYield(decimal Gross, decimal Reductions, decimal Expenses, decimal Police, decimal Authority, int Paying, int Exempt)
{
    /// <summary>What is shared out; 0 where expenses eat everything.</summary>
    public decimal Net => Police + Authority;
}

/// <summary>The late night levy.</summary>
public static class LevyRules
{
    /// <summary>Returns the band of premises.</summary>
    /// <source>SI 2012/2730 reg 4: no rateable value is band A, in course of construction band C.</source>
    public static LevyBand Band(LevyPremises premises, LevyTerms terms) => premises.BeingBuilt
        ? terms.Bands.Single(b => b.Code == "C")
        : terms.Bands.First(b => b.UpTo is not { } most || (premises.RateableValue ?? 0) <= most);

    /// <summary>Returns what one of the premises is charged before any reduction; 0 when exempt.</summary>
    /// <remarks>Multiplied charges are constants of the regulations: three times band E is not what they say.</remarks>
    /// <source>SI 2012/2730; Police Reform and Social Responsibility Act 2011 s.127.</source>
    public static decimal Charge(LevyPremises premises, LevyTerms terms)
    {
        var band = Band(premises, terms);
        return premises.Exempt ? 0 : premises.Primarily && band.Multiplied is { } more ? more : band.Charge;
    }

    /// <summary>Returns what a levy on these premises brings in, or every reason why that cannot be said.</summary>
    /// <source>Police Reform and Social Responsibility Act 2011 ss.130-131: expenses first, at least 70 % of the rest to the police.</source>
    public static Outcome<LevyYield> Yield(IReadOnlyList<LevyPremises> premises, decimal expenses, LevyTerms terms)
    {
        List<Refusal> faults = [.. premises.Where(p => p.RateableValue < 0).Select(p => new Refusal("rateableValue", $"{p.Name}: {p.RateableValue} is no rateable value.", "It is 0 or more; leave it empty where there is none."))];
        if (expenses < 0)
        {
            faults.Add(new("expenses", $"{expenses} pounds of expenses.", "Expenses are 0 or more."));
        }

        return Outcome.Unless(faults, () =>
        {
            var gross = premises.Sum(p => Charge(p, terms));
            var reductions = premises.Where(p => p.Reduced).Sum(p => decimal.Round(Charge(p, terms) * terms.Reduction, 2));
            var net = Math.Max(0, gross - reductions - expenses);
            var police = decimal.Round(net * terms.PoliceShare, 2);
            return new LevyYield(gross, reductions, expenses, police, net - police, premises.Count(p => !p.Exempt), premises.Count(p => p.Exempt));
        });
    }
}
