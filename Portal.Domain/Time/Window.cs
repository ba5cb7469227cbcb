namespace Portal.Domain.Time;

/// <summary>
/// A half-open span of instants in UTC: open at <see cref="Start"/>, closed again at the very instant of <see cref="End"/>.
/// A null start has always begun, a null end never comes.
/// </summary>
public readonly record struct Window(DateTimeOffset? Start, DateTimeOffset? End)
{
    public static Window Always { get; }

    /// <summary>From the first start to the last end, gaps included; null of none.</summary>
    public static Window? Around(IReadOnlyCollection<Window> windows) => windows.Count == 0
        ? null
        : new Window(
            windows.Any(window => window.Start is null) ? null : windows.Min(window => window.Start),
            windows.Any(window => window.End is null) ? null : windows.Max(window => window.End));

    public bool HasStartedAt(DateTimeOffset instant) => Start is not { } start || instant >= start;

    public bool HasEndedAt(DateTimeOffset instant) => End is { } end && instant >= end;

    public bool IsOpenAt(DateTimeOffset instant) => HasStartedAt(instant) && !HasEndedAt(instant);

    public bool Overlaps(Window other) =>
        (End is not { } end || other.Start is not { } otherStart || otherStart < end)
        && (other.End is not { } otherEnd || Start is not { } start || start < otherEnd);
}
