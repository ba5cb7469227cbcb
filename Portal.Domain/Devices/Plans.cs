using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Portal.Domain.Devices;

/// <summary>A viewer's subscription and its caps. Null = no cap. The built-in numbers are examples to edit.</summary>
/// <param name="Devices">Devices with downloads at one time.</param>
/// <param name="DownloadsPerDevice">Downloads on one device at one time.</param>
/// <param name="DownloadsPerMonth">Downloads in a calendar month, never refunded.</param>
public sealed record Plan(string Id, string Name, int? Devices, int? DownloadsPerDevice, int? DownloadsPerMonth);

/// <summary>The plans there are.</summary>
public static class Plans
{
    /// <summary>The plan of purchases and rentals.</summary>
    public const string Transactional = "transactional";

    public static ImmutableArray<Plan> All { get; } =
    [
        new("ad-supported", "Ad-supported", null, 100, 15),
        new("standard", "Standard", 2, 100, null),
        new("premium", "Premium", 6, 100, null),
        new(Transactional, "Purchases and rentals", 5, 100, null),
    ];

    static readonly FrozenDictionary<string, ulong> Bits = IdBits.Of(All.Select(plan => plan.Id));

    public static Plan? Find(string id) => All.FirstOrDefault(plan => plan.Id == id);

    /// <summary>The plan's place in a set of plans; 0 for none, and for one that is not known.</summary>
    public static ulong BitOf(string? id) => id is null ? 0 : Bits.GetValueOrDefault(id);
}
