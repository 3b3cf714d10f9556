using System.Text.Json.Nodes;
using NodaTime;
using NteMonitor.Access;
using NteMonitor.Commands;
using NteMonitor.Journal;
using NteMonitor.PurpleFlag.Framework;

namespace NteMonitor.PurpleFlag.Cycle;

/// <content>Working group, scores, advice.</content>
public static partial class FlagActions
{
    private const int MostBody = 120;
    private const int MostText = 4_000;

    /// <summary>Returns the bodies of an entry's working group, former ones too, by name; asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<KeptFlag<FlagMember>>> GroupAsync(Guid entry, Desk desk, CancellationToken ct) =>
        [.. (await AllAsync(new(MemberThing) { Of = entry }, FlagJson.Member, desk, ct)).OrderBy(m => m.Value.Body, StringComparer.OrdinalIgnoreCase).ThenBy(m => m.Value.From)];

    /// <summary>Returns the scores of one book of an entry, in the order of its attributes; asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<KeptFlag<FlagScore>>> ScoresAsync(Guid entry, ScoreBook book, Desk desk, CancellationToken ct) =>
        [.. (await AllAsync(new(ScoreThing) { Of = entry }, FlagJson.Score, desk, ct)).Where(s => s.Value.Book == book).OrderBy(s => s.Value.Attribute, StringComparer.Ordinal)];

    /// <summary>Returns what a place was ever advised, the latest first: the advice of an earlier entry is worked on until the next. Asks nobody's leave.</summary>
    public static async Task<IReadOnlyList<KeptFlag<FlagRecommendation>>> AdviceAsync(string place, Desk desk, CancellationToken ct)
    {
        var entries = (await ListAsync(desk, ct)).Where(e => string.Equals(e.Value.Place, place, StringComparison.OrdinalIgnoreCase)).Select(e => e.Record.Id).ToHashSet();
        return [.. (await AllAsync(new(RecommendationThing), FlagJson.Recommendation, desk, ct)).Where(r => entries.Contains(r.Value.Of))];
    }

    /// <summary>Puts a body into an entry's working group, or writes that it left: the same body again with a last day.</summary>
    public static async Task<Outcome<KeptFlag<FlagMember>>> JoinAsync(KeptFlag<FlagEntry> entry, FlagMember member, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await Gate.RefusedAsync(Act.KeepFlag, desk, ct) is { } refusal ? [refusal] : Array.Empty<Refusal>()];
        if (reasons.Count > 0)
        {
            return new Outcome<KeptFlag<FlagMember>>.Refused(reasons);
        }

        var edition = await EditionAsync(entry.Value, desk, ct);
        var was = (await GroupAsync(entry.Record.Id, desk, ct)).LastOrDefault(m => m.Value.Until is null && string.Equals(m.Value.Body, member.Body.Trim(), StringComparison.OrdinalIgnoreCase));
        reasons.AddRange(CycleRules.Line("body", member.Body, MostBody));
        if (edition.Roles.All(r => r.Code != member.Role))
        {
            reasons.Add(new("role", $"'{member.Role}' is nothing that a body can be in the group.", Nearest.Hint(member.Role, edition.Roles.Select(r => r.Code)) ?? $"There is {string.Join(", ", edition.Roles.Select(r => r.Code))}."));
        }

        if (member.Until is { } until && (was is null || until < was.Value.From))
        {
            reasons.Add(new("left", was is null ? $"'{member.Body}' is not in the group." : $"{until:uuuu-MM-dd} is before its first day, {was.Value.From:uuuu-MM-dd}.", "`nte flag group` has the bodies with their days."));
        }

        reasons.AddRange(Future("from", member.From, desk));
        reasons.AddRange(await NamedAsync("body", member.Body, desk, ct));
        if (reasons.Count > 0)
        {
            return new Outcome<KeptFlag<FlagMember>>.Refused(reasons);
        }

        var now = member with { Body = member.Body.Trim() };
        return was is null
            ? await WriteAsync(MemberThing + ".joined", now.Id, FlagJson.Write(now), FlagJson.Member, desk, ct)
            : await AmendAsync(was, was.Value with { Role = now.Role, Until = now.Until }, FlagJson.Write, FlagJson.Member, desk, ct);
    }

    /// <summary>Writes how an attribute is judged; a judgement of the same book takes the place of the one before, which stays in the journal.</summary>
    public static async Task<Outcome<KeptFlag<FlagScore>>> ScoreAsync(KeptFlag<FlagEntry> entry, FlagScore score, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await Gate.RefusedAsync(Act.KeepFlag, desk, ct) is { } refusal ? [refusal] : Array.Empty<Refusal>()];
        if (reasons.Count > 0)
        {
            return new Outcome<KeptFlag<FlagScore>>.Refused(reasons);
        }

        var edition = await EditionAsync(entry.Value, desk, ct);
        reasons.AddRange(Attributes([score.Attribute], edition));
        if (edition.Scale.All(l => l.Code != score.Level))
        {
            reasons.Add(new("level", $"'{score.Level}' is no level.", Nearest.Hint(score.Level, edition.Scale.Select(l => l.Code)) ?? $"There is {string.Join(", ", edition.Scale.Select(l => l.Code))}."));
        }

        reasons.AddRange(Text("text", score.Text));
        reasons.AddRange(Future("on", score.On, desk));
        reasons.AddRange(await NamedAsync("text", score.Text, desk, ct));
        if (reasons.Count > 0)
        {
            return new Outcome<KeptFlag<FlagScore>>.Refused(reasons);
        }

        var now = score with { Attribute = edition.Attribute(score.Attribute)!.Code, Text = score.Text.Trim() };
        return (await ScoresAsync(entry.Record.Id, score.Book, desk, ct)).FirstOrDefault(s => s.Value.Attribute == now.Attribute) is { } was
            ? await AmendAsync(was, now with { Id = was.Value.Id }, FlagJson.Write, FlagJson.Score, desk, ct)
            : await WriteAsync(ScoreThing + ".given", now.Id, FlagJson.Write(now), FlagJson.Score, desk, ct);
    }

    /// <summary>Writes what assessors or a panel advised.</summary>
    public static async Task<Outcome<KeptFlag<FlagRecommendation>>> AdviseAsync(KeptFlag<FlagEntry> entry, FlagRecommendation advice, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await Gate.RefusedAsync(Act.KeepFlag, desk, ct) is { } refusal ? [refusal] : Array.Empty<Refusal>()];
        if (reasons.Count > 0)
        {
            return new Outcome<KeptFlag<FlagRecommendation>>.Refused(reasons);
        }

        var edition = await EditionAsync(entry.Value, desk, ct);
        if (advice.By is not ("assessors" or "panel"))
        {
            reasons.Add(new("by", $"'{advice.By}' gives no advice here.", "Say assessors or panel."));
        }

        reasons.AddRange(advice.Text.Trim().Length < 2 ? [new("text", "The advice says nothing.", "Write what was advised, without names.")] : Text("text", advice.Text));
        reasons.AddRange(Attributes(advice.Attributes, edition));
        reasons.AddRange(Future("on", advice.On, desk));
        reasons.AddRange(advice.Due < advice.On ? [new("due", $"{advice.Due:uuuu-MM-dd} is before it was given, {advice.On:uuuu-MM-dd}.", "Give a later day.")] : Array.Empty<Refusal>());
        reasons.AddRange(await NamedAsync("text", advice.Text, desk, ct));
        var now = advice with { Text = advice.Text.Trim(), Attributes = [.. advice.Attributes.Select(a => edition.Attribute(a)?.Code ?? a).Distinct()] };
        return reasons.Count > 0
            ? new Outcome<KeptFlag<FlagRecommendation>>.Refused(reasons)
            : await WriteAsync(RecommendationThing + ".given", now.Id, FlagJson.Write(now), FlagJson.Recommendation, desk, ct);
    }

    /// <summary>Writes what was done about advice.</summary>
    public static async Task<Outcome<KeptFlag<FlagRecommendation>>> DidAsync(KeptFlag<FlagRecommendation> was, string did, LocalDate? on, Desk desk, CancellationToken ct)
    {
        List<Refusal> reasons = [.. await Keeping.ForbiddenAsync(Act.KeepFlag, was.Record, "what was done", desk, ct)];
        reasons.AddRange(did.Trim().Length < 2 ? [new("did", "It says nothing.", "Write what was done, without names.")] : Text("did", did));
        reasons.AddRange(on is { } day ? Future("on", day, desk) : []);
        reasons.AddRange(on < was.Value.On ? [new("on", $"{on:uuuu-MM-dd} is before it was advised, {was.Value.On:uuuu-MM-dd}.", "Give the day on which it was done.")] : Array.Empty<Refusal>());
        reasons.AddRange(reasons.Count > 0 ? [] : await NamedAsync("did", did, desk, ct));
        return reasons.Count > 0
            ? new Outcome<KeptFlag<FlagRecommendation>>.Refused(reasons)
            : await AmendAsync(was, was.Value with { Did = did.Trim(), DoneOn = on }, FlagJson.Write, FlagJson.Recommendation, desk, ct);
    }

    /// <summary>Returns the advice of an id or its first digits, or why there is none; asks nobody's leave.</summary>
    public static async Task<Outcome<KeptFlag<FlagRecommendation>>> RecommendationAsync(string id, Desk desk, CancellationToken ct) =>
        (await Keeping.FindAsync(RecommendationThing, id, desk, ct)).Then(r => Outcome.Done(new KeptFlag<FlagRecommendation>(FlagJson.Recommendation(r.Id, r.Facts), r)));

    /// <summary>Returns why codes are no attributes of an edition.</summary>
    internal static IEnumerable<Refusal> Attributes(IEnumerable<string> codes, FrameworkEdition edition) => codes.Where(c => edition.Attribute(c) is null)
        .Select(c => new Refusal("attribute", $"'{c}' is no attribute of the edition {edition.Code}.", Nearest.Hint(c, edition.Attributes.Select(a => a.Code)) ?? "`nte flag framework` has them."));

    /// <summary>Returns every record of one thing that was not withdrawn.</summary>
    internal static async Task<IReadOnlyList<KeptFlag<T>>> AllAsync<T>(RecordQuery query, Func<Guid, JsonObject, T> read, Desk desk, CancellationToken ct) =>
        [.. (await desk.Store.RecordsAsync(query with { Most = int.MaxValue }, ct)).Select(r => new KeptFlag<T>(read(r.Id, r.Facts), r))];

    /// <summary>Writes a new record and returns it as it is kept.</summary>
    internal static async Task<Outcome<KeptFlag<T>>> WriteAsync<T>(string kind, Guid id, JsonObject facts, Func<Guid, JsonObject, T> read, Desk desk, CancellationToken ct)
    {
        await desk.Store.AppendAsync(new([new(desk.NewId(), kind, id, null, CanonicalJson.Write(facts))], desk.Stamp()), ct);
        return Outcome.Done(await KeptAsync(id, read, desk, ct));
    }

    /// <summary>Returns a record that is there.</summary>
    internal static async Task<KeptFlag<T>> KeptAsync<T>(Guid id, Func<Guid, JsonObject, T> read, Desk desk, CancellationToken ct)
    {
        var record = (await desk.Store.RecordAsync(id, ct))!;
        return new(read(id, record.Facts), record);
    }

    private static async Task<Outcome<KeptFlag<T>>> AmendAsync<T>(KeptFlag<T> was, T now, Func<T, JsonObject> write, Func<Guid, JsonObject, T> read, Desk desk, CancellationToken ct)
    {
        await Keeping.AmendAsync(was.Record, write(now), "written again", desk, ct);
        return Outcome.Done(await KeptAsync(was.Record.Id, read, desk, ct));
    }

    private static IEnumerable<Refusal> Text(string field, string text) =>
        text.Trim().Length > MostText ? [new(field, $"It has {text.Trim().Length} letters.", $"Say it in {MostText}.")] : [];

    private static IEnumerable<Refusal> Future(string field, LocalDate day, Desk desk) =>
        day > Today(desk) ? [new(field, $"{day:uuuu-MM-dd} is after today, {Today(desk):uuuu-MM-dd}.", "Write it down when it has happened.")] : [];
}
