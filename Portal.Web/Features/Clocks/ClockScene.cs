using System.Collections.Immutable;
using Portal.Domain.Clocks;
using Portal.Domain.Time;

namespace Portal.Web.Features.Clocks;

/// <summary>What a person moves on the timeline.</summary>
public enum ClockHandle
{
    Issued,
    FirstPlayed,
    Now,
}

/// <summary>A clock that runs: where it starts and where it would end by itself.</summary>
/// <param name="End">Null = past the last instant.</param>
/// <param name="Governs">Whether it is the one that ends the download.</param>
public sealed record ClockBar(Clock Clock, string Name, string Length, DateTimeOffset Start, DateTimeOffset? End, bool Governs);

/// <summary>
/// A download told as a story: issued, first played, looked at now. Ends and words come from <see cref="LicenceExpiry"/> and
/// <see cref="ViewerMessage"/> alone; this only keeps the handles in order and in sight.
/// </summary>
public sealed class ClockScene
{
    static readonly TimeSpan UsualSight = TimeSpan.FromDays(30);

    public ClockScene(LicenceClocks clocks, DateTimeOffset issuedAt)
    {
        Clocks = clocks;
        IssuedAt = WholeMinute(issuedAt);
        FirstPlayedAt = clocks.PlaybackWindow is null ? null : IssuedAt + PartOf(Sight, 0.6);
        Now = FirstPlayedAt is { } played ? played + TimeSpan.FromHours(1) : IssuedAt + PartOf(Sight, 0.02);
        Axis = Cover();
    }

    public LicenceClocks Clocks { get; private set; }

    public DateTimeOffset IssuedAt { get; private set; }

    /// <summary>Null = never opened.</summary>
    public DateTimeOffset? FirstPlayedAt { get; private set; }

    public DateTimeOffset Now { get; private set; }

    public ClockAxis Axis { get; private set; }

    /// <summary>When the copy ends, first play included.</summary>
    public Expiry Ends => ExpiryWith(FirstPlayedAt);

    /// <summary>Whether the first play lies where nothing starts any more.</summary>
    public bool PlaysTooLate => FirstPlayedAt is { } played && ExpiryWith(null).HasCome(played);

    /// <summary>What the viewer's screen says at <see cref="Now"/>.</summary>
    public string WordsNow => WordsAt(Now);

    /// <summary>What the viewer's screen says the moment it was issued.</summary>
    public string WordsAtIssue => ViewerMessage.For(ExpiryWith(null), hasPlayed: false, IssuedAt);

    /// <summary>What it says the moment playback begins; null where it never does.</summary>
    public string? WordsAtFirstPlay => FirstPlayedAt is { } played ? WordsAt(played) : null;

    public ImmutableArray<ClockBar> Bars => [.. BarsOf()];

    /// <summary>The same handles under other terms.</summary>
    public void Under(LicenceClocks clocks)
    {
        Clocks = clocks;
        Settle();
    }

    public DateTimeOffset? At(ClockHandle handle) => handle switch
    {
        ClockHandle.Issued => IssuedAt,
        ClockHandle.FirstPlayed => FirstPlayedAt,
        ClockHandle.Now => Now,
    };

    /// <summary>Moves a handle; nothing is played or looked at before it was issued, so the others are taken along.</summary>
    public void Move(ClockHandle handle, DateTimeOffset to)
    {
        to = WholeMinute(to);
        switch (handle)
        {
            case ClockHandle.Issued:
                IssuedAt = to;
                FirstPlayedAt = FirstPlayedAt < to ? to : FirstPlayedAt;
                Now = Now < to ? to : Now;
                break;
            case ClockHandle.FirstPlayed:
                FirstPlayedAt = to < IssuedAt ? IssuedAt : to;
                break;
            case ClockHandle.Now:
                Now = to < IssuedAt ? IssuedAt : to;
                break;
        }
    }

    /// <summary>Whether it was ever opened.</summary>
    public void Play(bool played)
    {
        FirstPlayedAt = played ? FirstPlayedAt ?? IssuedAt + PartOf(Sight, 0.6) : null;
        Settle();
    }

    /// <summary>Brings everything back in sight where something left it. Not while a handle is dragged: the scale would run away under the hand.</summary>
    public void Settle()
    {
        var wanted = Cover();
        if (!InSight().All(Axis.Holds) || Axis.Span > wanted.Span * 2)
        {
            Axis = wanted;
        }
    }

    string WordsAt(DateTimeOffset instant)
    {
        var played = FirstPlayedAt is { } first && first <= instant && !PlaysTooLate;
        return ViewerMessage.For(ExpiryWith(played ? FirstPlayedAt : null), played, instant);
    }

    Expiry ExpiryWith(DateTimeOffset? firstPlayedAt) =>
        LicenceExpiry.Of(Clocks, new LicenceEvents(IssuedAt, firstPlayedAt, null));

    IEnumerable<ClockBar> BarsOf()
    {
        var governing = Ends.Governing;
        if (Clocks.StorageWindow is { } storage)
        {
            yield return new(Clock.Storage, "Storage", DurationWords.Of(storage), IssuedAt, EndOf(IssuedAt, storage), governing == Clock.Storage);
        }
        if (Clocks.PlaybackWindow is { } playback && FirstPlayedAt is { } played)
        {
            yield return new(Clock.Playback, "Playback", DurationWords.Of(playback), played, EndOf(played, playback), governing == Clock.Playback);
        }
        if (Clocks.CheckInInterval is { } checkIn)
        {
            yield return new(Clock.CheckIn, "Check-in", DurationWords.Of(checkIn), IssuedAt, EndOf(IssuedAt, checkIn), governing == Clock.CheckIn);
        }
        if (Clocks.HardEnd is { } hardEnd)
        {
            yield return new(Clock.HardEnd, "Hard end", "", IssuedAt, hardEnd, governing == Clock.HardEnd);
        }
    }

    TimeSpan Sight => Clocks.StorageWindow?.ToTimeSpan() is { } storage && storage < UsualSight * 12 ? storage : UsualSight;

    ClockAxis Cover() => ClockAxis.Covering(InSight());

    // A hard end years away would press everything else into one pixel: it is in sight only where it is near.
    IEnumerable<DateTimeOffset> InSight()
    {
        var far = IssuedAt - DateTimeOffset.MinValue > TimeSpan.Zero ? Later(IssuedAt, UsualSight * 13) : IssuedAt;
        IEnumerable<DateTimeOffset?> all = [IssuedAt, FirstPlayedAt, Now, Later(IssuedAt, PartOf(Sight, 1)), .. BarsOf().Select(bar => bar.End).Where(end => end <= far)];
        return all.OfType<DateTimeOffset>();
    }

    static DateTimeOffset? EndOf(DateTimeOffset start, Duration length) =>
        DateTimeOffset.MaxValue - start < length.ToTimeSpan() ? null : start + length.ToTimeSpan();

    static DateTimeOffset Later(DateTimeOffset instant, TimeSpan by) =>
        DateTimeOffset.MaxValue - instant < by ? DateTimeOffset.MaxValue : instant + by;

    static TimeSpan PartOf(TimeSpan span, double part) => TimeSpan.FromHours(Math.Max(1, Math.Floor(span.TotalHours * part)));

    static DateTimeOffset WholeMinute(DateTimeOffset instant) =>
        new(instant.UtcTicks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
