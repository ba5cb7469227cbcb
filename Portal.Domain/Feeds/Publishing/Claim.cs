namespace Portal.Domain.Feeds.Publishing;

/// <summary>
/// A worker's hold on a piece of work. Each claim takes the next fence number; a worker whose fence is no longer the row's was
/// overtaken, and whatever it writes is refused.
/// </summary>
public readonly record struct Claim(long Fence);
