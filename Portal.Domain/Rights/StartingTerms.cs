using System.Collections.Immutable;
using Portal.Domain.Time;

namespace Portal.Domain.Rights;

/// <summary>
/// What the portal scope starts with: beneath every statement, so that a portal-wide statement of one term leaves the others as they are.
/// </summary>
public static class StartingTerms
{
    static readonly ImmutableSortedDictionary<Term, TermValue> General = new Dictionary<Term, TermValue>
    {
        [Term.OfflineAllowed] = new TermValue.Flag(false),
        [Term.DownloadNotStated] = new TermValue.Word("forbidden"),
        [Term.StorageWindow] = new TermValue.Length(Duration.FromDays(30)),
        [Term.PlaybackWindow] = TermValue.None,
        [Term.ClipToAvailEnd] = new TermValue.Flag(false),
        [Term.HardEnd] = TermValue.None,
        [Term.CheckInInterval] = TermValue.None,
        [Term.RenewOnCheckIn] = new TermValue.Flag(true),
        [Term.OnLapse] = new TermValue.Word("atNextCheckIn"),
        [Term.AtExpiry] = new TermValue.Word("finish"),
        [Term.RootedDevices] = new TermValue.Word("blocked"),
        [Term.Platforms] = TermValue.Ids.Of("android", "fireos", "ios", "windows"),
        [Term.Plans] = TermValue.None,
        [Term.Qualities] = new TermValue.Floors(ImmutableSortedDictionary<Quality, QualityFloor?>.Empty
            .Add(Quality.SD, new QualityFloor("software"))
            .Add(Quality.HD, new QualityFloor("hardware"))
            .Add(Quality.UHD, new QualityFloor("hardware-uhd"))),
        [Term.DefaultQuality] = new TermValue.Word("SD"),
        [Term.DownloadsPerTitle] = TermValue.None,
    }.ToImmutableSortedDictionary();

    static readonly ImmutableDictionary<LicenseType, ImmutableSortedDictionary<Term, TermValue>> ByLicenseType =
        new Dictionary<LicenseType, ImmutableSortedDictionary<Term, TermValue>>
        {
            [LicenseType.EST] = General.SetItem(Term.StorageWindow, TermValue.None),
            [LicenseType.VOD] = General.SetItem(Term.PlaybackWindow, new TermValue.Length(Duration.FromHours(48))),
            [LicenseType.SVOD] = General
                .SetItem(Term.ClipToAvailEnd, new TermValue.Flag(true))
                .SetItem(Term.Plans, TermValue.Ids.Of("premium", "standard")),
            [LicenseType.AVOD] = General.SetItem(Term.ClipToAvailEnd, new TermValue.Flag(true)),
        }.ToImmutableDictionary();

    public static ImmutableSortedDictionary<Term, TermValue> For(LicenseType licenseType) => ByLicenseType[licenseType];
}
