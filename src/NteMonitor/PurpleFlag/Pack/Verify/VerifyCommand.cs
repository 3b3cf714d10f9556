using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using NteMonitor.Commands;

namespace NteMonitor.PurpleFlag.Pack.Verify;

/// <summary><c>nte verify</c>: whether a pack is what it was when it was made.</summary>
public static class VerifyCommand
{
    private const int MostShown = 50;

    private static readonly Argument<string> Pack = new("pack") { Description = "The pack: a folder or a zip" };
    private static readonly Option<string?> PublicKey = new("--public") { Description = "The signer's public key, a PEM file that came by another way than the pack", HelpName = "KEY" };

    private static readonly Option<bool> Journal = new("--journal") { Description = "Hold the proofs against the journal of this store too" };

    /// <summary>Returns the verb.</summary>
    /// <remarks>JSON: <c>{"pack","stands","faults":[{"file","problem"}],"files","bytes","figures","journal","signature","remarks"}</c>. Status 0 when it stands, 3 when it does not.</remarks>
    public static Command Create() => new FileVerb("verify", "Verify a pack of evidence: files, figures, journal proofs, signature", "nte verify seed/examples/purple-flag-pack.zip", Act)
    {
        Arguments = { Pack },
        Options = { PublicKey, Journal },
        AtDesk = AtDeskAsync,
        WantsDesk = parsed => parsed.GetValue(Journal),
    };

    private static Answer Act(ParseResult parsed, IFiles files) => Answer.To(Verdict(parsed, files), Said);

    private static async Task<Answer> AtDeskAsync(ParseResult parsed, Desk desk, CancellationToken ct) =>
        await Answer.ToAsync(Verdict(parsed, desk.Files), async verdict => Answer.To(await VerifyActions.AgainstAsync(verdict, desk, ct), Said));

    private static Answer Said(PackVerdict verdict) => new()
    {
        Text = string.Join('\n', Lines(verdict)),
        Json = Json(verdict),
        Exit = verdict.Stands ? 0 : 3,
    };

    private static Outcome<PackVerdict> Verdict(ParseResult parsed, IFiles files)
    {
        string? key = null;
        if (parsed.GetValue(PublicKey) is { } path)
        {
            using var text = files.OpenText(path);
            key = text.ReadToEnd();
        }

        return PackVerification.Of(parsed.GetValue(Pack)!, key, files);
    }

    private static IEnumerable<string> Lines(PackVerdict verdict)
    {
        var files = string.Create(CultureInfo.InvariantCulture, $"{verdict.Files:N0} files, {verdict.Bytes:N0} bytes");
        yield return verdict.Stands
            ? $"{verdict.Name} stands: {files}, every one as its lists have it."
            : string.Create(CultureInfo.InvariantCulture, $"{verdict.Name} does NOT stand ({verdict.Faults.Count} {(verdict.Faults.Count == 1 ? "fault" : "faults")}; {files}):");
        foreach (var fault in verdict.Faults.Take(MostShown))
        {
            yield return $"  {fault.File}: {fault.Problem}";
        }

        if (verdict.Faults.Count > MostShown)
        {
            yield return $"  … and {verdict.Faults.Count - MostShown} more; --json names them all.";
        }

        var (tables, cells, percentages, sums) = verdict.Figures;
        yield return string.Create(CultureInfo.InvariantCulture, $"Figures: {tables:N0} tables ({cells:N0} cells) held against their pages; {percentages:N0} percentages and {sums:N0} sums made again.")
            + (verdict.Figures.Unsummed > 0 ? $" {verdict.Figures.Unsummed} sums have withheld figures in them and were bounded only." : "");
        foreach (var chain in verdict.Chains)
        {
            yield return $"Journal: {chain.Head.Authority}, {chain.Head.Origin:D}, as of entry {chain.Head.Seq}\n  head {chain.Head.Hash}\n  root {chain.Root}";
        }

        if (verdict.Chains.Count > 0)
        {
            yield return $"  {verdict.Shown} entries shown whole, {verdict.Withheld} by their hash alone.";
        }

        yield return verdict.Signature is { } signature ? $"Signature: good, by the key with SHA-256 {signature.Fingerprint}{(signature.IsKnown ? ", the one given" : "")}." : "Signature: none that holds.";
        foreach (var remark in verdict.Remarks)
        {
            yield return remark;
        }
    }

    private static JsonObject Json(PackVerdict verdict) => new()
    {
        ["pack"] = verdict.Name,
        ["stands"] = verdict.Stands,
        ["faults"] = new JsonArray([.. verdict.Faults.Select(f => (JsonNode)new JsonObject { ["file"] = f.File, ["problem"] = f.Problem })]),
        ["files"] = verdict.Files,
        ["bytes"] = verdict.Bytes,
        ["figures"] = new JsonObject
        {
            ["tables"] = verdict.Figures.Tables,
            ["cells"] = verdict.Figures.Cells,
            ["percentages"] = verdict.Figures.Percentages,
            ["sums"] = verdict.Figures.Sums,
            ["bounded"] = verdict.Figures.Unsummed,
        },
        ["journal"] = new JsonObject
        {
            ["chains"] = new JsonArray([.. verdict.Chains.Select(c => (JsonNode)new JsonObject
            {
                ["authority"] = c.Head.Authority, ["origin"] = c.Head.Origin.ToString("D"), ["seq"] = c.Head.Seq, ["hash"] = c.Head.Hash, ["root"] = c.Root,
            })]),
            ["shown"] = verdict.Shown,
            ["withheld"] = verdict.Withheld,
        },
        ["signature"] = verdict.Signature is { } s ? new JsonObject { ["fingerprint"] = s.Fingerprint, ["known"] = s.IsKnown } : null,
        ["remarks"] = new JsonArray([.. verdict.Remarks.Select(r => (JsonNode)JsonValue.Create(r))]),
    };
}
