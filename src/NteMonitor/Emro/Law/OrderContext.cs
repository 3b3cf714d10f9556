using NodaTime;

namespace NteMonitor.Emro.Law;

/// <summary>What is known beside the draft itself.</summary>
/// <param name="KnownZones">Codes of the zones on file.</param>
/// <param name="Objectives">Codes of the licensing objectives.</param>
/// <param name="TopShare">Share of the window's incidents at the one venue with most, 0 to 1, or none when it is not counted.</param>
public sealed record OrderContext(IReadOnlyCollection<string> KnownZones, IReadOnlyCollection<string> Objectives, double? TopShare)
{
    /// <summary>Names of the venues in the area that lodge people, whose rooms the exemption may take out.</summary>
    public IReadOnlyList<string> Lodgings { get; init; } = [];

    /// <summary>Special occasions for which the Secretary of State has lengthened licensing hours.</summary>
    public IReadOnlyList<SpecialOccasion> Occasions { get; init; } = [];

    /// <summary>Days between making and beginning below which the draft is warned: no provision sets any, practice names two months.</summary>
    public int UsualDaysToBegin { get; init; } = 60;
}

/// <summary>Days on which an order of the Secretary of State for a special occasion holds.</summary>
/// <param name="Name">The occasion.</param>
/// <param name="First">The first calendar day whose small hours it touches.</param>
/// <param name="Last">The last such day.</param>
/// <param name="Until">Until when in the small hours.</param>
public sealed record SpecialOccasion(string Name, LocalDate First, LocalDate Last, LocalTime Until)
{
    /// <summary>The instrument, or where its dates were read.</summary>
    public string Source { get; init; } = "";
}
