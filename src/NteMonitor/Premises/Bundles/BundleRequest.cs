using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using NteMonitor.Journal;

namespace NteMonitor.Premises.Bundles;

/// <summary>What a bundle is made for.</summary>
public enum BundlePurpose
{
    /// <summary>A review of the licence.</summary>
    Review,

    /// <summary>A representation on an application.</summary>
    Representation,
}

/// <summary>A text that a reviewer has read and lets out.</summary>
/// <param name="Subject">The incident, visit, check or paper whose text it is.</param>
/// <param name="Entry">The entry that holds it: its personal part, or its own words.</param>
public sealed record TickedText(Guid Subject, Guid Entry);

/// <summary>What a bundle was asked for, with everything that its bytes depend on beside the journal.</summary>
/// <param name="Id">The bundle's id.</param>
/// <param name="Venue">The venue it is about.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="Days">The nights, by their evenings, and the days of everything that is no incident.</param>
/// <param name="Town">Authority, name, clock and the window of rates, as they were.</param>
public sealed record BundleRequest(Guid Id, Guid Venue, BundlePurpose Purpose, NightRange Days, Town Town)
{
    /// <summary>SHA-256 under which the reference lists of that day are kept.</summary>
    public string ReferenceSha256 { get; init; } = "";

    /// <summary>When it was made.</summary>
    public Instant MadeAt { get; init; }

    /// <summary>The texts that a reviewer ticked.</summary>
    public IReadOnlyList<TickedText> Texts { get; init; } = [];

    /// <summary>The window that rates are counted in.</summary>
    public NamedWindow Window => Town.Windows.Count > 0 ? Town.Windows[0] : NamedWindow.All;

    /// <summary>Returns the request as facts of a journal entry.</summary>
    public JsonObject Write()
    {
        var facts = new JsonObject
        {
            ["venue"] = Venue.ToString("D"),
            ["purpose"] = Purpose.ToString().ToLowerInvariant(),
            ["from"] = Days.First.ToIso(),
            ["to"] = Days.Last.ToIso(),
            ["referenceSha256"] = ReferenceSha256,
            ["madeAt"] = InstantPattern.ExtendedIso.Format(MadeAt),
        };
        facts.Put("window", Window);
        facts.Put(Town);
        facts.Put("texts", Texts, t => new() { ["subject"] = t.Subject.ToString("D"), ["entry"] = t.Entry.ToString("D") });
        return facts;
    }

    /// <summary>Returns the request that facts describe.</summary>
    public static BundleRequest Read(Guid id, JsonObject facts)
    {
        return new(
            id, Guid.Parse(facts.Text("venue")!), Enum.Parse<BundlePurpose>(facts.Text("purpose")!, ignoreCase: true),
            new(new(facts.Date("from")!.Value), new(facts.Date("to")!.Value)),
            facts.Town(facts.Window("window")))
        {
            ReferenceSha256 = facts.Text("referenceSha256")!,
            MadeAt = InstantPattern.ExtendedIso.Parse(facts.Text("madeAt")!).GetValueOrThrow(),
            Texts = facts.Items<TickedText>("texts", t => new(Guid.Parse(t.Text("subject")!), Guid.Parse(t.Text("entry")!))),
        };
    }
}
