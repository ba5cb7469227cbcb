using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Rights;

namespace Portal.Domain.Feeds.Compiling;

/// <summary>Every distinct policy and grant set of a release, once. Not for several threads.</summary>
public sealed class PolicyPool
{
    readonly Dictionary<PolicyKey, string> idByKey = [];
    readonly ImmutableDictionary<string, PolicyDocument>.Builder policies = ImmutableDictionary.CreateBuilder<string, PolicyDocument>(StringComparer.Ordinal);
    readonly ImmutableDictionary<string, ImmutableArray<GrantDocument>>.Builder grantSets =
        ImmutableDictionary.CreateBuilder<string, ImmutableArray<GrantDocument>>(StringComparer.Ordinal);

    public ImmutableDictionary<string, PolicyDocument> Policies => policies.ToImmutable();

    public ImmutableDictionary<string, ImmutableArray<GrantDocument>> GrantSets => grantSets.ToImmutable();

    /// <summary>The id of the policy of a quality under some terms.</summary>
    public string IdOf(EffectiveTerms terms, Quality quality, QualityFloor floor)
    {
        var key = new PolicyKey(
            quality, floor, terms.StorageWindow?.Seconds, terms.PlaybackWindow?.Seconds, terms.CheckInInterval?.Seconds,
            terms.RenewOnCheckIn, terms.OnLapse, terms.AtExpiry);
        if (idByKey.TryGetValue(key, out var known))
        {
            return known;
        }
        var policy = new PolicyDocument(
            new PolicyTerms(
                quality.ToString(),
                floor.DeviceTier,
                floor.SecurityLevel?.ToImmutableDictionary(StringComparer.Ordinal),
                terms.StorageWindow?.ToString(),
                terms.PlaybackWindow?.ToString(),
                terms.CheckInInterval?.ToString(),
                terms.RenewOnCheckIn,
                terms.OnLapse,
                terms.AtExpiry),
            ImmutableDictionary<string, JsonNode>.Empty);
        var id = ContentId.Of(policy);
        policies[id] = policy;
        return idByKey[key] = id;
    }

    /// <summary>Keeps a grant set and answers its id.</summary>
    public string Keep(ImmutableArray<GrantDocument> grants)
    {
        var id = ContentId.Of(grants);
        grantSets[id] = grants;
        return id;
    }

    sealed record PolicyKey(
        Quality Quality, QualityFloor Floor, long? Storage, long? Playback, long? CheckIn, bool Renew, string OnLapse, string AtExpiry);
}
