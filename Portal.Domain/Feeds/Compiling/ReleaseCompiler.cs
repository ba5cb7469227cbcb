using System.Collections.Immutable;
using System.Text.Json;
using Portal.Domain.Catalog;
using Portal.Domain.Decisions;
using Portal.Domain.Devices;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Rights;

namespace Portal.Domain.Feeds.Compiling;

/// <summary>What a release says about rights, before it has a number: the same rights at the same instant give the same bytes anywhere.</summary>
/// <param name="Files">Policies and all 256 shards.</param>
/// <param name="GrantSetByTitle">Only titles that grant something.</param>
public sealed record CompiledContent(
    ImmutableArray<BundleFile> Files,
    string Digest,
    ReleaseCounts Counts,
    IReadOnlyDictionary<string, string> GrantSetByTitle);

/// <summary>What changed from one release to the next, in titles.</summary>
/// <param name="Added">Granted now and not before.</param>
/// <param name="Changed">Granted before and now, otherwise.</param>
/// <param name="Ended">Granted before; their windows have simply ended.</param>
/// <param name="Withdrawn">Granted before and taken away: what a feed's limit counts.</param>
public sealed record ReleaseDifference(int Added, int Changed, int Ended, int Withdrawn);

/// <summary>Compiles a catalog's rights. Pure but for the stream it is given.</summary>
public static class ReleaseCompiler
{
    /// <param name="titles">Every title with avails, each once.</param>
    /// <param name="previous">The grant sets by title of the release before; null for the first.</param>
    /// <param name="previousAt">When that release was compiled.</param>
    public static async Task<(CompiledContent Content, ReleaseDifference Difference)> Compile(
        IAsyncEnumerable<TitleRights> titles,
        StatementBook statements,
        DateTimeOffset at,
        IReadOnlyDictionary<string, string>? previous,
        DateTimeOffset previousAt,
        CancellationToken cancellationToken)
    {
        var pool = new PolicyPool();
        var compiler = new GrantCompiler(new Evaluator(statements.At), pool);
        var hadGrants = new GrantCompiler(new Evaluator(statements.At), new PolicyPool());
        var grantSetByTitle = new Dictionary<string, string>(StringComparer.Ordinal);
        var ended = 0;
        await foreach (var rights in titles.WithCancellation(cancellationToken))
        {
            var grants = compiler.Compile(rights, at);
            if (!grants.IsEmpty)
            {
                grantSetByTitle.Add(rights.Title.Id, pool.Keep(grants));
            }
            else if (previous?.ContainsKey(rights.Title.Id) == true && !hadGrants.Compile(rights, previousAt).IsEmpty)
            {
                ended++;
            }
        }
        var policies = new PoliciesDocument(BundleFormat.SchemaVersion, pool.Policies, pool.GrantSets, Tiers(), PlanCaps());
        ImmutableArray<BundleFile> files = [.. BundleFiles.Policies(policies), .. BundleFiles.Shards(grantSetByTitle)];
        var content = new CompiledContent(
            files,
            BundleFiles.ContentDigest(files),
            new ReleaseCounts(grantSetByTitle.Count, pool.Policies.Count, pool.GrantSets.Count),
            grantSetByTitle);
        return (content, Difference(previous, grantSetByTitle, ended));
    }

    static ReleaseDifference Difference(IReadOnlyDictionary<string, string>? previous, Dictionary<string, string> present, int ended)
    {
        if (previous is null)
        {
            return new ReleaseDifference(present.Count, 0, 0, 0);
        }
        var added = present.Keys.Count(title => !previous.ContainsKey(title));
        var changed = present.Count(entry => previous.TryGetValue(entry.Key, out var before) && before != entry.Value);
        var gone = previous.Keys.Count(title => !present.ContainsKey(title));
        return new ReleaseDifference(added, changed, ended, gone - ended);
    }

    static ImmutableDictionary<string, TierDocument> Tiers() => DeviceTiers.All.ToImmutableDictionary(
        tier => tier.Id,
        tier => new TierDocument(tier.Rank)
        {
            Detail = tier.Requirements.ToDictionary(
                requirement => SecurityLevels.NameOf(requirement.Key),
                requirement => JsonSerializer.SerializeToElement(new { level = requirement.Value.MinimumLevel, hdcp = requirement.Value.MinimumHdcp })),
        },
        StringComparer.Ordinal);

    static ImmutableDictionary<string, PlanDocument> PlanCaps() => Plans.All.ToImmutableDictionary(
        plan => plan.Id,
        plan => new PlanDocument(plan.Devices, plan.DownloadsPerDevice)
        {
            Detail = new Dictionary<string, JsonElement> { ["downloadsPerMonth"] = JsonSerializer.SerializeToElement(plan.DownloadsPerMonth) },
        },
        StringComparer.Ordinal);
}
