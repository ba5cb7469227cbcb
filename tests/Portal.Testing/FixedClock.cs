using Microsoft.Extensions.Time.Testing;

namespace Portal.Testing;

/// <summary>A clock that stands at <see cref="Start"/>, a Monday noon in UTC, until a test moves it with <c>Advance</c>.</summary>
public sealed class FixedClock() : FakeTimeProvider(Start)
{
    public static readonly new DateTimeOffset Start = new(2027, 3, 1, 12, 0, 0, TimeSpan.Zero);
}
