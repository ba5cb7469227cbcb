using Portal.Domain.Feeds.Bundles;

namespace LicenseServer.Issuing;

/// <summary>Answers from one verified release. Windows are checked here, at issue: a bundle cannot know when it is asked.</summary>
public static class LicenceAnswers
{
    static readonly string[] VideoKeys = ["SD", "HD", "UHD"];

    /// <param name="latestTime">The latest time the server has seen: past <c>validUntil</c> nothing is issued, whatever is asked.</param>
    public static LicenceAnswer Answer(BundleContent? content, LicenceQuestion question, DateTimeOffset latestTime)
    {
        if (content is null)
        {
            return Refused(question, null, "NoVerifiedRelease");
        }

        var release = content.Release;
        if (release.ValidUntil <= latestTime || release.ValidUntil <= question.At)
        {
            return Refused(question, release.Release, "ReleaseExpired");
        }

        var judged = content.GrantsOf(question.TitleId).Select(grant => (Grant: grant, Reason: ReasonAgainst(grant, question))).ToList();
        var best = judged.Where(entry => entry.Reason is null)
            .Select(entry => entry.Grant)
            .OrderByDescending(grant => Expiry(grant, content.Policies.Policies[grant.Qualities[question.Quality]].Terms, question.At))
            .FirstOrDefault();
        return best is null
            ? Refused(question, release.Release, NearestMiss(judged.Select(entry => entry.Reason!)))
            : Allowed(question, release.Release, best, content.Policies.Policies[best.Qualities[question.Quality]].Terms);
    }

    static LicenceAnswer Allowed(LicenceQuestion question, long release, GrantDocument grant, PolicyTerms terms) => new(
        question.TitleId, question.Quality, true, null, release, grant.Qualities[question.Quality], "persistent-license",
        terms.StorageWindow, terms.PlaybackWindow, grant.HardEnd, terms.CheckInInterval,
        [.. VideoKeys.Take(Array.IndexOf(VideoKeys, question.Quality) + 1).Reverse(), "AUDIO"],
        new LicenceWindow(grant.Window.Start, grant.Window.End));

    static LicenceAnswer Refused(LicenceQuestion question, long? release, string reason) =>
        new(question.TitleId, question.Quality, false, reason, release, null, null, null, null, null, null, [], null);

    // In the order in which a grant is looked at, so that the reason furthest down is the nearest miss.
    static readonly string[] Reasons = ["OfflineForbidden", "NotInWindow", "LicenceExpired", "PlatformNotGranted", "QualityNotGranted"];

    static string? ReasonAgainst(GrantDocument grant, LicenceQuestion question) =>
        question.LicenseType is { } type && grant.LicenseType != type ? "NotInWindow"
        : question.Territory is { } territory && !Grants(grant, territory) ? "NotInWindow"
        : grant.Window.Start > question.At || grant.Window.End <= question.At ? "NotInWindow"
        : grant.HardEnd <= question.At ? "LicenceExpired"
        : question.Platform is { } platform && !grant.Preconditions.Platforms.Contains(platform) ? "PlatformNotGranted"
        : !grant.Qualities.ContainsKey(question.Quality) ? "QualityNotGranted"
        : null;

    static bool Grants(GrantDocument grant, string territory) =>
        (grant.Territories.Contains(territory) || grant.Territories.Contains("ZZ")) && !grant.ExceptTerritories.Contains(territory);

    static string NearestMiss(IEnumerable<string> reasons) => Reasons[reasons.Select(reason => Array.IndexOf(Reasons, reason)).Append(0).Max()];

    static DateTimeOffset Expiry(GrantDocument grant, PolicyTerms terms, DateTimeOffset at)
    {
        return new[] { grant.HardEnd ?? DateTimeOffset.MaxValue, After(terms.StorageWindow), After(terms.CheckInInterval) }.Min();

        DateTimeOffset After(string? text) => text is not null && BundleDuration.TryParse(text, out var duration) ? at + duration : DateTimeOffset.MaxValue;
    }
}
