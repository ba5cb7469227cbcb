using Portal.Domain.Clocks;
using Portal.Domain.Time;
using Portal.Testing.Rights;
using Xunit;

namespace Portal.Domain.Tests.Clocks;

public sealed class LicenceExpiryTests
{
    static readonly DateTimeOffset Issued = Instant.At("2026-03-01T18:30:15");

    static readonly LicenceClocks ThirtyDaysFortyEightHours = new(Duration.FromDays(30), Duration.FromHours(48), null, null, true);

    [Fact]
    public void Worked_case_never_opened_ends_on_the_31st_to_the_second()
    {
        var expiry = LicenceExpiry.Of(ThirtyDaysFortyEightHours, new LicenceEvents(Issued, null, null));

        Assert.Equal(new Expiry(Instant.At("2026-03-31T18:30:15"), Clock.Storage), expiry);
    }

    [Fact]
    public void Worked_case_first_played_on_the_20th_ends_on_the_22nd_to_the_second()
    {
        var expiry = LicenceExpiry.Of(ThirtyDaysFortyEightHours, new LicenceEvents(Issued, Instant.At("2026-03-20T18:30:15"), null));

        Assert.Equal(new Expiry(Instant.At("2026-03-22T18:30:15"), Clock.Playback), expiry);
    }

    [Fact]
    public void Expiry_comes_at_its_very_instant()
    {
        var expiry = LicenceExpiry.Of(ThirtyDaysFortyEightHours, new LicenceEvents(Issued, null, null));

        Assert.False(expiry.HasCome(expiry.At!.Value.AddTicks(-1)));
        Assert.True(expiry.HasCome(expiry.At.Value));
    }

    [Fact]
    public void Late_first_play_leaves_the_storage_window_governing()
    {
        var expiry = LicenceExpiry.Of(ThirtyDaysFortyEightHours, new LicenceEvents(Issued, Instant.At("2026-03-30T18:30:15"), null));

        Assert.Equal(new Expiry(Instant.At("2026-03-31T18:30:15"), Clock.Storage), expiry);
    }

    [Fact]
    public void Clocks_that_fall_together_name_the_first()
    {
        var expiry = LicenceExpiry.Of(
            ThirtyDaysFortyEightHours with { HardEnd = Instant.At("2026-03-31T18:30:15"), CheckInInterval = Duration.FromDays(30) },
            new LicenceEvents(Issued, Instant.At("2026-03-29T18:30:15"), null));

        Assert.Equal(Clock.Storage, expiry.Governing);
    }

    [Fact]
    public void Hard_end_before_the_windows_governs()
    {
        var expiry = LicenceExpiry.Of(ThirtyDaysFortyEightHours with { HardEnd = Instant.At("2026-03-10") }, new LicenceEvents(Issued, null, null));

        Assert.Equal(new Expiry(Instant.At("2026-03-10"), Clock.HardEnd), expiry);
    }

    [Fact]
    public void Check_in_counts_from_issue_until_there_was_one()
    {
        var clocks = ThirtyDaysFortyEightHours with { CheckInInterval = Duration.FromDays(7) };

        Assert.Equal(
            new Expiry(Instant.At("2026-03-08T18:30:15"), Clock.CheckIn),
            LicenceExpiry.Of(clocks, new LicenceEvents(Issued, null, null)));
        Assert.Equal(
            new Expiry(Instant.At("2026-03-12T18:30:15"), Clock.CheckIn),
            LicenceExpiry.Of(clocks, new LicenceEvents(Issued, null, Instant.At("2026-03-05T18:30:15"))));
    }

    [Fact]
    public void Check_in_restarts_storage_only_where_it_renews()
    {
        var events = new LicenceEvents(Issued, null, Instant.At("2026-03-21T18:30:15"));

        Assert.Equal(Instant.At("2026-04-20T18:30:15"), LicenceExpiry.Of(ThirtyDaysFortyEightHours, events).At);
        Assert.Equal(Instant.At("2026-03-31T18:30:15"), LicenceExpiry.Of(ThirtyDaysFortyEightHours with { RenewOnCheckIn = false }, events).At);
    }

    [Fact]
    public void Check_in_never_restarts_playback()
    {
        var events = new LicenceEvents(Issued, Instant.At("2026-03-20T18:30:15"), Instant.At("2026-03-21T18:30:15"));

        Assert.Equal(new Expiry(Instant.At("2026-03-22T18:30:15"), Clock.Playback), LicenceExpiry.Of(ThirtyDaysFortyEightHours, events));
    }

    [Fact]
    public void Nothing_that_runs_never_ends()
    {
        var expiry = LicenceExpiry.Of(new LicenceClocks(null, null, null, null, true), new LicenceEvents(Issued, Issued, Issued));

        Assert.Equal(default, expiry);
        Assert.False(expiry.HasCome(DateTimeOffset.MaxValue));
    }

    [Fact]
    public void Playback_window_alone_starts_with_the_first_play()
    {
        var clocks = new LicenceClocks(null, Duration.FromHours(48), null, null, true);

        Assert.Null(LicenceExpiry.Of(clocks, new LicenceEvents(Issued, null, null)).At);
        Assert.Equal(Issued.AddHours(48), LicenceExpiry.Of(clocks, new LicenceEvents(Issued, Issued, null)).At);
    }

    [Fact]
    public void Leap_day_counts_as_a_day()
    {
        var expiry = LicenceExpiry.Of(ThirtyDaysFortyEightHours, new LicenceEvents(Instant.At("2028-02-10T08:00"), null, null));

        Assert.Equal(Instant.At("2028-03-11T08:00"), expiry.At);
    }

    [Fact]
    public void Clock_past_the_last_instant_does_not_end_anything()
    {
        var clocks = ThirtyDaysFortyEightHours with { HardEnd = DateTimeOffset.MaxValue.AddDays(-1) };

        var expiry = LicenceExpiry.Of(clocks, new LicenceEvents(DateTimeOffset.MaxValue.AddDays(-2), null, null));

        Assert.Equal(Clock.HardEnd, expiry.Governing);
    }
}
