using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Portal.Domain.Avails;
using Portal.Domain.Catalog;
using Portal.Domain.Rights;
using Portal.Domain.Time;

namespace Portal.Testing.Rights.Generation;

/// <summary>One row as every title of a block has it: a movie's, or that of each episode of a season.</summary>
sealed record RowPlan(
    Territory Territory,
    ImmutableArray<Territory> Excluded,
    string StatedLicenseType,
    string Format,
    GeneratedDates.Span Dates,
    DownloadPermission Download,
    Duration? Rental,
    Duration? Watch,
    GeneratedDates.Span? FixedEnd,
    string Contract)
{
    public Avail For(string titleId, string alid, string owner) => new()
    {
        Id = IdOf(alid),
        Alid = alid,
        TitleId = titleId,
        ContentOwner = owner,
        Contract = Contract,
        Territory = Territory,
        ExcludedTerritories = Excluded,
        StatedLicenseType = StatedLicenseType,
        LicenseType = AvailsWords.LicenseTypeOf(StatedLicenseType),
        FormatProfile = Format,
        Quality = AvailsWords.TryFormat(Format, out var quality) ? quality : null,
        Window = Dates.Window,
        StatedStart = Dates.Start,
        StatedEnd = Dates.End,
        Download = Download,
        RentalDuration = Rental,
        WatchDuration = Watch,
        FixedEndDate = FixedEnd?.Window.End,
        StatedFixedEndDate = FixedEnd?.End,
    };

    /// <summary>What <see cref="AvailIds.Of"/> gives for <see cref="Avail.Key"/>, without the texts between.</summary>
    string IdOf(string alid)
    {
        Span<byte> key = stackalloc byte[256];
        var length = Encoding.UTF8.GetBytes(alid, key);
        foreach (var part in (ReadOnlySpan<string>)[Territory.Code, StatedLicenseType.ToUpperInvariant(), Format, Dates.Start])
        {
            key[length++] = 0x1f;
            length += Encoding.UTF8.GetBytes(part, key[length..]);
        }
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(key[..length], hash);
        return Convert.ToHexStringLower(hash[..12]);
    }
}
