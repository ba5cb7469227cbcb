using Portal.Domain.Time;

namespace Portal.Domain.Clocks;

/// <summary>What can end a download.</summary>
public enum Clock
{
    Storage,
    Playback,
    HardEnd,
    CheckIn,
}

/// <summary>The lengths a licence was issued with. Null = that clock does not run.</summary>
public readonly record struct LicenceClocks(
    Duration? StorageWindow,
    Duration? PlaybackWindow,
    DateTimeOffset? HardEnd,
    Duration? CheckInInterval,
    bool RenewOnCheckIn);

/// <summary>What has happened to a copy. A check-in that has not happened counts as at issue.</summary>
public readonly record struct LicenceEvents(DateTimeOffset IssuedAt, DateTimeOffset? FirstPlayedAt, DateTimeOffset? LastCheckInAt);

/// <summary>When a copy ends and which clock ends it; both null when nothing does. At that very instant nothing starts any more.</summary>
public readonly record struct Expiry(DateTimeOffset? At, Clock? Governing)
{
    public bool HasCome(DateTimeOffset now) => At is { } at && now >= at;
}

/// <summary>The two clocks and their companions (design section 4).</summary>
public static class LicenceExpiry
{
    /// <summary>
    /// min(issued + storage, first play + playback once played, hard end, last check-in + interval). Where a check-in renews,
    /// it restarts the storage window. Of clocks that fall together the first named in <see cref="Clock"/> governs.
    /// </summary>
    public static Expiry Of(in LicenceClocks clocks, in LicenceEvents events)
    {
        var lastCheckIn = events.LastCheckInAt is { } checkIn && checkIn > events.IssuedAt ? checkIn : events.IssuedAt;
        var storageStart = clocks.RenewOnCheckIn ? lastCheckIn : events.IssuedAt;
        var expiry = default(Expiry);
        expiry = Earlier(expiry, storageStart, clocks.StorageWindow, Clock.Storage);
        expiry = Earlier(expiry, events.FirstPlayedAt, clocks.PlaybackWindow, Clock.Playback);
        expiry = clocks.HardEnd is { } hardEnd && (expiry.At is not { } at || hardEnd < at) ? new Expiry(hardEnd, Clock.HardEnd) : expiry;
        return Earlier(expiry, lastCheckIn, clocks.CheckInInterval, Clock.CheckIn);
    }

    /// <summary>When a copy ends if check-ins are left out of account.</summary>
    public static Expiry WithoutCheckIn(in LicenceClocks clocks, in LicenceEvents events) => Of(clocks with { CheckInInterval = null }, events);

    /// <summary>When the device has to have checked in.</summary>
    public static Expiry OfCheckIn(in LicenceClocks clocks, in LicenceEvents events) =>
        Of(new LicenceClocks(null, null, null, clocks.CheckInInterval, clocks.RenewOnCheckIn), events);

    /// <summary>The absolute end of a licence: the fixed end, else the avail's where clipped to it, and never later than the term's.</summary>
    public static DateTimeOffset? HardEndOf(DateTimeOffset? fixedEnd, DateTimeOffset? availEnd, bool clipToAvailEnd, DateTimeOffset? ofTerms) =>
        (fixedEnd ?? (clipToAvailEnd ? availEnd : null), ofTerms) switch
        {
            ({ } one, { } other) => one <= other ? one : other,
            var (one, other) => one ?? other,
        };

    static Expiry Earlier(Expiry present, DateTimeOffset? from, Duration? length, Clock clock)
    {
        if (from is not { } start || length is not { } window)
        {
            return present;
        }
        // Past the last instant there is, a clock does not end anything.
        if (DateTimeOffset.MaxValue - start < window.ToTimeSpan())
        {
            return present;
        }
        var end = start + window.ToTimeSpan();
        return present.At is not { } at || end < at ? new Expiry(end, clock) : present;
    }
}
