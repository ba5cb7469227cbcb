using Portal.Domain.Clocks;
using Portal.Domain.Devices;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>A <see cref="DecisionRequest"/> with its ids and levels looked up once: what a verdict compares. Its territory has chosen the rows.</summary>
public readonly record struct LookedUpRequest
{
    /// <summary>0 for a platform the portal does not know.</summary>
    public ulong Platform { get; private init; }

    public bool CanPersist { get; private init; }

    public Drm Drm { get; private init; }

    public int LevelRank { get; private init; }

    public int HdcpRank { get; private init; }

    public bool Rooted { get; private init; }

    /// <summary>0 for none.</summary>
    public ulong Plan { get; private init; }

    public LicenseType? LicenseType { get; private init; }

    public Quality? Quality { get; private init; }

    /// <summary>Null = not asked.</summary>
    public Membership? Membership { get; private init; }

    /// <summary>Whether this asks about a copy that was issued before.</summary>
    public bool IsPlayback { get; private init; }

    public LicenceEvents Events { get; private init; }

    /// <summary>The instant that counts for clocks.</summary>
    public DateTimeOffset Now { get; private init; }

    /// <summary>The instant the avail has to be open at, in UTC ticks.</summary>
    public long GrantedAt { get; private init; }

    public static LookedUpRequest Of(DecisionRequest request)
    {
        var events = request.Events;
        return new LookedUpRequest
        {
            Platform = Platforms.BitOf(request.Platform.Id),
            CanPersist = request.Platform.CanPersist,
            Drm = request.Drm,
            LevelRank = request.SecurityLevel is { } stated ? SecurityLevels.RankOf(stated) : SecurityLevels.RankOfUnstated(request.Drm),
            HdcpRank = HdcpLevels.RankOf(request.Hdcp),
            Rooted = request.Rooted,
            Plan = Plans.BitOf(request.Plan),
            LicenseType = request.LicenseType,
            Quality = request.Quality,
            Membership = request.Membership,
            IsPlayback = request.IsPlayback,
            Events = events,
            Now = request.Now,
            GrantedAt = events.IssuedAt.UtcTicks,
        };
    }
}
