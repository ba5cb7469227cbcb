using System.Collections.Immutable;
using Portal.Domain.Feeds.Bundles;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Domain.Decisions.Released;

/// <summary>One quality of a grant with the terms of its policy.</summary>
sealed record GrantedQuality(GrantDocument Grant, Quality Quality, EffectiveTerms Terms);

/// <summary>Reads the terms of grants back out of a release. Whatever limited them, here the release alone has said them.</summary>
sealed class GrantTerms(string release, IReadOnlyDictionary<string, PolicyDocument> policies)
{
    static readonly ImmutableArray<Term> NotCarried = [Term.DownloadNotStated, Term.ClipToAvailEnd, Term.DefaultQuality];

    readonly TermSource source = new("release", release);

    public IEnumerable<GrantedQuality> QualitiesOf(GrantDocument grant)
    {
        var byQuality = grant.Qualities.ToImmutableSortedDictionary(entry => Enum.Parse<Quality>(entry.Key), entry => policies[entry.Value].Terms);
        var floors = new TermValue.Floors(byQuality.ToImmutableSortedDictionary(entry => entry.Key, entry => (QualityFloor?)FloorOf(entry.Value)));
        return byQuality.Select(entry => new GrantedQuality(grant, entry.Key, TermsOf(grant, entry.Value, floors)));
    }

    /// <summary>Where the release carries no grant: nothing is asked of a device or a plan, and of a title not carried all is forbidden.</summary>
    public EffectiveTerms WithoutGrant(bool isCarried) => With(new Dictionary<Term, TermValue>
    {
        [Term.OfflineAllowed] = new TermValue.Flag(isCarried),
        [Term.StorageWindow] = TermValue.None,
        [Term.PlaybackWindow] = TermValue.None,
        [Term.RootedDevices] = new TermValue.Word("allowed"),
        [Term.Platforms] = TermValue.None,
        [Term.Plans] = TermValue.None,
        [Term.Qualities] = new TermValue.Floors(
            Enum.GetValues<Quality>().ToImmutableSortedDictionary(quality => quality, _ => (QualityFloor?)new QualityFloor(null))),
    });

    /// <summary>Without the terms that a release does not carry: they have done their work when it was compiled.</summary>
    public static EffectiveTerms AsCarried(EffectiveTerms terms) => new(terms.ByTerm.RemoveRange(NotCarried));

    // A release names no default quality: the least that is granted is taken.
    EffectiveTerms TermsOf(GrantDocument grant, PolicyTerms policy, TermValue.Floors floors) => With(new Dictionary<Term, TermValue>
    {
        [Term.OfflineAllowed] = new TermValue.Flag(true),
        [Term.StorageWindow] = LengthOf(policy.StorageWindow),
        [Term.PlaybackWindow] = LengthOf(policy.PlaybackWindow),
        [Term.HardEnd] = grant.HardEnd is { } end ? new TermValue.Moment(end) : TermValue.None,
        [Term.CheckInInterval] = LengthOf(policy.CheckInInterval),
        [Term.RenewOnCheckIn] = new TermValue.Flag(policy.RenewOnCheckIn),
        [Term.OnLapse] = new TermValue.Word(policy.OnLapse),
        [Term.AtExpiry] = new TermValue.Word(policy.AtExpiry),
        [Term.RootedDevices] = new TermValue.Word(grant.Preconditions.RootedDevices),
        [Term.Platforms] = TermValue.Ids.Of(grant.Preconditions.Platforms),
        [Term.Plans] = grant.Preconditions.Plans is { } plans ? TermValue.Ids.Of(plans) : TermValue.None,
        [Term.Qualities] = floors,
        [Term.DefaultQuality] = new TermValue.Word(floors.ByQuality.Keys.First().ToString()),
        [Term.DownloadsPerTitle] = grant.Preconditions.DownloadsPerTitle is { } counts
            ? TermRules.Combine(counts.Select(count => new CountPer(count.Count, Duration.Parse(count.Per))))
            : TermValue.None,
    });

    EffectiveTerms With(Dictionary<Term, TermValue> values) => new(StartingTerms.For(LicenseType.EST)
        .SetItems(values)
        .ToImmutableSortedDictionary(entry => entry.Key, entry => new EffectiveTerm(entry.Value, entry.Value, source, [])));

    static QualityFloor FloorOf(PolicyTerms policy) => new(policy.DeviceTier, policy.SecurityLevel?.ToImmutableSortedDictionary(StringComparer.Ordinal));

    static TermValue LengthOf(string? text) => text is null ? TermValue.None : new TermValue.Length(Duration.Parse(text));
}
