namespace LicenseServer.Verification;

/// <summary>Where an update's files come from. Nothing it returns is trusted.</summary>
public interface IFeedSource
{
    /// <summary>
    /// The bytes at a path relative to the feed (<c>metadata/…</c>, <c>targets/…</c>), or null where there is none. Reads at most
    /// <paramref name="maxBytes"/>: a longer file is refused, and so is one that does not arrive within the source's deadline.
    /// </summary>
    /// <exception cref="FeedRefusedException">Too long, too slow, or the source cannot be reached.</exception>
    Task<byte[]?> ReadAsync(string path, long maxBytes, CancellationToken cancellation);
}
