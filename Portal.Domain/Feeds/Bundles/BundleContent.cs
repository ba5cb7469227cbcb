using System.Collections.Immutable;

namespace Portal.Domain.Feeds.Bundles;

/// <summary>A release as records: what a license server answers from. Titles map to grant set ids; an absent title is forbidden.</summary>
public sealed record BundleContent(ReleaseDocument Release, PoliciesDocument Policies, IReadOnlyDictionary<string, string> GrantSetByTitle)
{
    /// <summary>The title's grants, alternatives in the publisher's order; empty when it is absent.</summary>
    public ImmutableArray<GrantDocument> GrantsOf(string titleId) =>
        GrantSetByTitle.TryGetValue(titleId, out var grantSet) ? Policies.GrantSets[grantSet] : [];
}
