using Portal.Domain.Catalog;
using Portal.Domain.Decisions;
using Portal.Domain.Devices;
using Portal.Domain.Rights;
using Portal.Testing;
using Portal.Testing.Rights.Generation;

namespace Portal.Benchmarks.Decisions;

/// <summary>What viewers ask about a generated catalog, the same for the same seed: phones first, the great territories first.</summary>
static class Questions
{
    public static DecisionRequest Draw(Random random)
    {
        var platform = Platforms.All[random.Next(100) switch { < 40 => 0, < 80 => 1, < 90 => 2, < 96 => 3, _ => 4 }];
        var drm = platform.Drms[0];
        var isPlayback = random.Next(100) < 30;
        var at = FixedClock.Start.AddHours(random.Next(-400, 400));
        return new DecisionRequest
        {
            Territory = GeneratedCatalog.Territories[Math.Min(random.Next(12), random.Next(12))],
            Platform = platform,
            Drm = drm,
            SecurityLevel = SecurityLevels.Of(drm).LastOrDefault(),
            Rooted = random.Next(100) < 2,
            Plan = random.Next(100) switch { < 30 => "ad-supported", < 70 => "standard", _ => "premium" },
            LicenseType = random.Next(100) switch { < 55 => LicenseType.SVOD, < 75 => LicenseType.VOD, < 85 => LicenseType.EST, < 95 => LicenseType.AVOD, _ => null },
            Quality = random.Next(100) < 80 ? Quality.HD : Quality.SD,
            Membership = random.Next(100) < 50 ? new Membership(false, at.AddDays(random.Next(-3, 30))) : null,
            At = at,
            IssuedAt = isPlayback ? at.AddDays(-random.Next(1, 35)) : null,
            FirstPlayedAt = isPlayback && random.Next(2) == 0 ? at.AddHours(-random.Next(1, 20)) : null,
        };
    }
}
