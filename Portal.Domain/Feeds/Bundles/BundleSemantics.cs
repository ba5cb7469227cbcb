using System.Collections.Immutable;

namespace Portal.Domain.Feeds.Bundles;

/// <summary>What a release's records must agree on. A signature does not make a release sensible.</summary>
public static class BundleSemantics
{
    static readonly string[] Qualities = ["SD", "HD", "UHD"];

    /// <summary>The first fault found, naming file and id, or null.</summary>
    public static string? FaultIn(BundleContent content)
    {
        var (release, policies, titles) = content;
        return policies.Schema != BundleFormat.SchemaVersion ? $"policies.json has schema {policies.Schema}"
            : release.Counts != new ReleaseCounts(titles.Count, policies.Policies.Count, policies.GrantSets.Count)
                ? "release.json's counts are not those of its files"
            : policies.Policies.Select(entry => PolicyFault(entry.Key, entry.Value, policies)).FirstOrDefault(fault => fault is not null)
            ?? policies.GrantSets.Select(entry => GrantSetFault(entry.Key, entry.Value, policies)).FirstOrDefault(fault => fault is not null)
            ?? titles.Where(entry => !policies.GrantSets.ContainsKey(entry.Value))
                .Select(entry => $"title '{entry.Key}' names the unknown grant set '{entry.Value}'").FirstOrDefault();
    }

    /// <summary>Why the release needs a publisher's confirmation that it lacks, or null.</summary>
    /// <param name="titlesBefore">How many titles the release before it carried.</param>
    public static string? WithdrawalFault(ReleaseDocument release, int titlesBefore)
    {
        var withdrawals = release.Withdrawals;
        return withdrawals.NeedsConfirmation(titlesBefore)
            ? $"release {release.Release} withdraws {withdrawals.Titles} of {titlesBefore} titles, over {withdrawals.LimitPercent} %, and no publisher confirmed it"
            : null;
    }

    static string? PolicyFault(string id, PolicyDocument policy, PoliciesDocument policies)
    {
        var terms = policy.Terms;
        return ContentId.Of(policy) != id ? $"policy '{id}' is not the id of its content"
            : !Qualities.Contains(terms.Quality) ? $"policy '{id}' has the unknown quality '{terms.Quality}'"
            : terms.DeviceTier is { } tier && !policies.Tiers.ContainsKey(tier) ? $"policy '{id}' names the unknown tier '{tier}'"
            : terms.DeviceTier is null && terms.SecurityLevel is not { Count: > 0 } ? $"policy '{id}' names neither a tier nor a security level"
            : terms.AtExpiry is not ("finish" or "cut") ? $"policy '{id}' has the unknown atExpiry '{terms.AtExpiry}'"
            : new[] { terms.StorageWindow, terms.PlaybackWindow, terms.CheckInInterval }
                .FirstOrDefault(text => text is not null && !BundleDuration.TryParse(text, out _)) is { } duration
                ? $"policy '{id}' has '{duration}', which is not a duration in days and time above zero"
            : null;
    }

    static string? GrantSetFault(string id, ImmutableArray<GrantDocument> grants, PoliciesDocument policies) =>
        ContentId.Of(grants) != id ? $"grant set '{id}' is not the id of its content"
        : grants.Select(grant => GrantFault(id, grant, policies)).FirstOrDefault(fault => fault is not null);

    static string? GrantFault(string id, GrantDocument grant, PoliciesDocument policies) =>
        grant.LicenseType is not ("EST" or "VOD" or "SVOD" or "AVOD") ? $"grant set '{id}' has the unknown license type '{grant.LicenseType}'"
        : grant.Territories.IsEmpty ? $"grant set '{id}' grants in no territory"
        : grant.Window is { Start: { } start, End: { } end } && end <= start ? $"grant set '{id}' has a window that ends before it starts"
        : grant.Preconditions.RootedDevices is not ("blocked" or "allowed")
            ? $"grant set '{id}' has the unknown rootedDevices '{grant.Preconditions.RootedDevices}'"
        : grant.Preconditions.DownloadsPerTitle is { } caps && (caps.IsEmpty || caps.Any(cap => cap.Count < 1 || !BundleDuration.TryParse(cap.Per, out _)))
            ? $"grant set '{id}' has a downloadsPerTitle that allows nothing"
        : grant.Qualities.Where(entry => !policies.Policies.TryGetValue(entry.Value, out var policy) || policy.Terms.Quality != entry.Key)
            .Select(entry => $"grant set '{id}' names for {entry.Key} the policy '{entry.Value}', which is unknown or of another quality").FirstOrDefault()
        ?? grant.Preconditions.Plans?.Where(plan => !policies.Plans.ContainsKey(plan))
            .Select(plan => $"grant set '{id}' names the unknown plan '{plan}'").FirstOrDefault();
}
