using System.Globalization;
using System.Security.Cryptography;
using NteMonitor.Documents;
using NteMonitor.Incidents;
using NteMonitor.Journal;
using NteMonitor.Patrols;
using NteMonitor.Premises;
using NteMonitor.Pubwatch;
using NteMonitor.PurpleFlag.Cycle;
using NteMonitor.PurpleFlag.Evidence;
using NteMonitor.PurpleFlag.Framework;
using NteMonitor.PurpleFlag.NightVisits;

namespace NteMonitor.PurpleFlag.Pack.Pages;

/// <summary>Reads what is behind a mark, as much of it as a pack may say.</summary>
internal sealed class SourceActions(PackWish wish, FrameworkEdition edition, CheckAgainst against, Desk desk)
{
    /// <summary>The folder of files that are evidence.</summary>
    public const string Files = "files/";

    /// <summary>Records of which a pack says no more than what they are.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["check"] = "A check of conditions",
        ["paper"] = "A paper on a premises",
        ["ten"] = "A temporary event notice",
        ["register"] = "An entry of a register",
        ["bundle"] = "A bundle of a premises",
        ["scenario-run"] = "A report on closing hours",
        [NightActions.Thing] = "A visit at night, on a page of its own",
        [NightActions.ObservationThing] = "An observation of a visit at night",
    };

    private readonly Reference _lists = desk.Reference;

    /// <summary>Returns what is behind a mark whose subject is there.</summary>
    public async Task<Outcome<PackSource>> ReadAsync(FlagMark mark, CancellationToken ct) => mark.Subject switch
    {
        MarkSubject.Incidents set => Outcome.Done(await SetAsync(set, ct)),
        MarkSubject.OnFile("shift", var id) => Outcome.Done(Shift((await desk.Store.ShiftAsync(id, ct))!)),
        MarkSubject.OnFile("incident", _) => Outcome.Done(new PackSource("One incident") { Parts = [new Note(Note.Data, "A single incident is told of to nobody: the record stays in the house.")] }),
        MarkSubject.OnFile(_, var id) => Outcome.Done(Record((await desk.Store.RecordAsync(id, ct))!)),
        MarkSubject.Document(var file) => FileSource(mark, file, (await desk.Store.BytesAsync(file.Sha256, ct))!),
        MarkSubject.Attached(var file) => Outcome.Done(new PackSource("A file attached to a record")
        {
            Facts = [new("SHA-256", file.Sha256), new("Kind of file", file.MediaType)],
            Parts = [new Note(Note.Data, "The file belongs to a record that is kept for a set time only, so it is in no pack: whoever may see it sees it at the authority.")],
        }),
        _ => throw new InvalidOperationException($"A mark marks {mark.Subject}."),
    };

    private async Task<PackSource> SetAsync(MarkSubject.Incidents set, CancellationToken ct)
    {
        var filter = ((Outcome<IncidentFilter>.Done)IncidentFilterText.Read(set.Filter, against)).Value with { Nights = set.Nights, EventsOnly = true };
        var counts = await desk.Store.CountEachAsync(filter, [[Dimension.Category], [Dimension.Quarter]], ct);

        // Words typed to find a street place may be anything, and a venue's name stands only where names may.
        var shown = filter with { PlaceText = null, Venue = wish.VenueNames ? filter.Venue : null };
        var place = filter.PlaceText is not null || (filter.Venue is not null && shown.Venue is null) ? " At one place." : "";
        var now = counts[0].Sum(c => c.Count);
        return new("A set of incidents")
        {
            Facts =
            [
                new("What is counted", Sentence.Capital(IncidentFilterText.Words(shown, against)) + place),
                new("Events now", Told(now)),
                .. set.Count == now ? Array.Empty<Fact>() : [new Fact("When it was marked", set.Count < now ? "fewer events" : "more events")],
            ],
            Parts = SetRules.Tables(counts[0], counts[1], edition, _lists),
        };
    }

    private PackSource Shift(KeptShift kept)
    {
        var shift = kept.Shift;
        var kind = desk.Shifts.KindOrBare(shift.Kind);
        var counted = kind.Counters.Select(c => (c.Code, c.Name, c.Unit)).Concat(shift.Definitions.Select(d => (d.Code, d.Name, d.Unit))).DistinctBy(c => c.Code).Where(c => kept.Totals.ContainsKey(c.Code)).ToList();
        return new("A shift report")
        {
            Head = kept.Head,
            Facts =
            [
                new("Scheme", shift.Scheme), new("Kind", kind.Name), new("Night", ShiftText.Night(shift)), new("From", ShiftText.Start(shift, desk.Town.Clock)), new("To", ShiftText.Finish(kept, desk.Town.Clock)),
                .. shift.Areas.Count > 0 ? [new Fact("Where", string.Join(", ", shift.Areas))] : Array.Empty<Fact>(),
                .. shift.Partners.Count > 0 ? [new Fact("With", ShiftText.Names(shift.Partners, desk.Shifts.Partners))] : Array.Empty<Fact>(),
            ],
            Parts = counted.Count == 0
                ? [new Paragraph("Nothing was counted, which is not 0.")]
                :
                [
                    new Table("counted", "What was counted", [new("Counter"), Column.Figures("Total"), new("Unit")], [.. counted.Select(c => new Row([c.Name, Small(kept.Totals[c.Code]), c.Unit]))])
                    {
                        Notes = ["A counter that is not here was not counted, which is not 0. The totals stand beside one another and have no sum."],
                    },
                ],
        };
    }

    private PackSource Record(KeptRecord record) => (record.Thing switch
    {
        "visit" => Visit(VisitJson.Read(record.Id, record.Facts)),
        "meeting" => Meeting(PubwatchJson.Meeting(record.Id, record.Facts)),
        FlagActions.RecommendationThing => Advice(FlagJson.Recommendation(record.Id, record.Facts)),
        var thing => new PackSource(Names.GetValueOrDefault(thing) ?? $"A record: {thing.Replace('-', ' ')}")
        {
            Facts = record.Facts.Date("on") is { } on ? [new("Date", FlagJson.Iso(on))] : [],
            Parts = [new Note(Note.Data, "Its words stay in the house. Its journal entry is in the proof, by its hash.")],
        },
    }) with
    { Head = record.Head };

    private PackSource Visit(Visit visit) => new("A visit to a venue")
    {
        Facts =
        [
            new("Date", FlagJson.Iso(visit.On)), new("Kind", Reference.NameOf(_lists.VisitKinds, visit.Kind)),
            .. wish.VenueNames && against.Venues.Venues.FirstOrDefault(v => v.Id == visit.Venue) is { } venue ? [new Fact("Venue", venue.Name)] : Array.Empty<Fact>(),
            .. visit.Partners.Count > 0 ? [new Fact("With", ShiftText.Names(visit.Partners, _lists.VisitPartners))] : Array.Empty<Fact>(),
        ],
        Parts = visit.Checks.Count == 0
            ? [new Paragraph("No condition of a licence was looked at.")]
            :
            [
                new Table("conditions", "Conditions of the licence that were looked at", [new("Found"), Column.Figures("Conditions")],
                [
                    new(["Kept", visit.Checks.Count(c => c.Finding == Finding.Met)]), new(["Not kept", visit.Checks.Count(c => c.Finding == Finding.Broken)]), new(["Not looked at", visit.Checks.Count(c => c.Finding == Finding.NotChecked)]),
                ]),
            ],
    };

    private static PackSource Meeting(Meeting meeting) => new("A meeting")
    {
        Facts =
        [
            new("Date", FlagJson.Iso(meeting.On)),
            .. meeting.Place.Length > 0 ? [new Fact("Where", meeting.Place)] : Array.Empty<Fact>(),
            new("Members that came", meeting.Held ? Invariant(meeting.Present.Count) : "not taken down"),
            .. meeting.Held ? [new Fact("Apologies", Invariant(meeting.Apologies.Count))] : Array.Empty<Fact>(),
        ],
        Parts =
        [
            .. meeting.Agenda.Count > 0 ? [new Heading(3, "Agenda"), new Bullets(meeting.Agenda)] : Array.Empty<Part>(),
            .. meeting.Summary.Length > 0 ? [new Heading(3, "Summary"), .. meeting.Summary.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => new Paragraph(l))] : Array.Empty<Part>(),
            new Note(Note.Data, "Members are venues and are counted. Minutes stay in the house."),
        ],
    };

    private static PackSource Advice(FlagRecommendation advice) => new("Advice, with what was done")
    {
        Facts = [new("Given on", FlagJson.Iso(advice.On)), new("By", advice.By)],
        Parts = [new Paragraph(advice.Text), new Paragraph(advice.Did.Length > 0 ? $"Done: {advice.Did}" : "Nothing is written down as done.")],
    };

    private static Outcome<PackSource> FileSource(FlagMark mark, EvidenceFile file, byte[] bytes)
    {
        if (!file.IsPicture)
        {
            return Outcome.Done(FileRules.IsText(file) ? Lying(mark, file, bytes, null) : Lying(mark, file, bytes, $"{mark.Title} ({file.MediaType})"));
        }

        return PictureRules.Bare(bytes) switch
        {
            Outcome<byte[]>.Done(var bare) => Outcome.Done(Lying(mark, file, bare, null)),
            Outcome<byte[]>.Refused(var reasons) => new Outcome<PackSource>.Refused([.. reasons.Select(r => r with { Field = $"mark {mark.Id:D}" })]),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    private static PackSource Lying(FlagMark mark, EvidenceFile file, byte[] bytes, string? toLookAt)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var path = $"{Files}{sha256}{FileRules.Ending(file)}";
        var here = PackPaths.From($"evidence/{mark.Id:D}.html", path);
        return new(file.IsPicture ? "A picture" : "A document")
        {
            File = new(path, bytes),
            ToLookAt = toLookAt,
            Facts = [new("Kind of file", file.MediaType), new("SHA-256 of the file here", sha256), .. sha256 == file.Sha256 ? Array.Empty<Fact>() : [new Fact("SHA-256 of the file as it was handed in", file.Sha256)]],
            Parts =
            [
                file.IsPicture ? new Picture(here, mark.Title, mark.Alternative) : new Links([new("Open the document", here)]),
                .. sha256 == file.Sha256 ? Array.Empty<Part>() : [new Note(Note.Data, "What the camera or a program wrote beside the picture (place, time, device, names) was taken out, so its SHA-256 is another one.")],
            ],
        };
    }

    private static Cell Small(int count) => count is > 0 and < SmallCellRules.Least ? SetRules.Withheld : count;

    private static string Told(long count) => count is > 0 and < SmallCellRules.Least ? $"fewer than {SmallCellRules.Least}" : count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Invariant(int count) => count.ToString(CultureInfo.InvariantCulture);
}
