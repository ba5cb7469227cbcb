using System.Collections.Concurrent;
using Portal.Domain.Feeds.Publishing;

namespace Portal.Testing.Publishing;

/// <summary>A doorbell that nobody answers; it keeps what was rung for.</summary>
public sealed class RungDoorbell : IPublishingDoorbell
{
    readonly ConcurrentQueue<string> rings = [];

    /// <summary><c>compile default</c>, <c>deliver local-folder 1</c>, <c>stamp local-folder</c>, in order.</summary>
    public IReadOnlyList<string> Rings => [.. rings];

    public void Compile(string feed) => rings.Enqueue($"compile {feed}");

    public void Deliver(string server, long release) => rings.Enqueue($"deliver {server} {release}");

    public void Stamp(string server) => rings.Enqueue($"stamp {server}");

    public void Clear() => rings.Clear();
}
