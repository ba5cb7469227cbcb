using Portal.Domain.Catalog;
using Portal.Domain.Clocks;
using Portal.Domain.Devices;
using Portal.Domain.Rights;

namespace Portal.Domain.Decisions;

/// <summary>
/// Whether the viewer's subscription runs. <paramref name="Until"/> is when it ends or ended; null = not known, and then a lapsed one
/// counts as lapsed all along.
/// </summary>
public sealed record Membership(bool Lapsed, DateTimeOffset? Until)
{
    /// <summary>Whether it had ended at an instant of the past.</summary>
    public bool HadLapsedAt(DateTimeOffset instant) => Until is { } until ? instant >= until : Lapsed;

    /// <summary>Whether it runs no more at the instant asked about: what is called lapsed has lapsed, whatever date was given.</summary>
    public bool HasLapsedBy(DateTimeOffset now) => Lapsed || HadLapsedAt(now);
}

/// <summary>
/// May this be downloaded at <see cref="At"/>? With another <see cref="IssuedAt"/>: does that copy still play?
/// Here everything is already known to exist and to fit together: the edge has refused the rest by name.
/// </summary>
public sealed record DecisionRequest
{
    public required Territory Territory { get; init; }

    public required Platform Platform { get; init; }

    /// <summary>A DRM the platform speaks.</summary>
    public required Drm Drm { get; init; }

    /// <summary>A level of <see cref="Drm"/>; null = not stated, and the least in production use is assumed.</summary>
    public string? SecurityLevel { get; init; }

    /// <summary>Null = none.</summary>
    public string? Hdcp { get; init; }

    public bool Rooted { get; init; }

    /// <summary>Null = the viewer has none.</summary>
    public string? Plan { get; init; }

    /// <summary>Null = whichever is open, while avails of one type only are.</summary>
    public LicenseType? LicenseType { get; init; }

    /// <summary>Null = the default quality of the terms.</summary>
    public Quality? Quality { get; init; }

    /// <summary>Null = not asked.</summary>
    public Membership? Membership { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null = at <see cref="At"/>.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    public DateTimeOffset? FirstPlayedAt { get; init; }

    public DateTimeOffset? LastCheckInAt { get; init; }

    /// <summary>Whether this asks about a copy and not about a download: it was issued at another instant than the one asked about.</summary>
    public bool IsPlayback => IssuedAt is { } issued && issued != At;

    /// <summary>What has happened to the copy; a download begins with its issue.</summary>
    public LicenceEvents Events => IsPlayback ? new LicenceEvents(IssuedAt!.Value, FirstPlayedAt, LastCheckInAt) : new LicenceEvents(At, null, null);

    /// <summary>
    /// The instant at which clocks are read: <see cref="At"/>, but never before something that is known to have happened. A clock that was set
    /// back gives no time back.
    /// </summary>
    public DateTimeOffset Now
    {
        get
        {
            var (issued, played, checkedIn) = Events;
            var latest = issued > At ? issued : At;
            latest = played > latest ? played.Value : latest;
            return checkedIn > latest ? checkedIn.Value : latest;
        }
    }
}
