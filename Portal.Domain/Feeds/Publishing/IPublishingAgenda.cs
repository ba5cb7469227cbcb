using System.Collections.Immutable;

namespace Portal.Domain.Feeds.Publishing;

/// <summary>What is due, for the reconciler: it compares what should be with what is.</summary>
public interface IPublishingAgenda
{
    /// <summary>Whether an approved change's date has come: asked before the writer is taken, because it seldom has.</summary>
    Task<bool> ChangesDue(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Feeds whose pending release nobody works on.</summary>
    Task<ImmutableArray<string>> FeedsToCompile(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Deliveries to folder and push servers whose next attempt is due.</summary>
    Task<ImmutableArray<(string Server, long Release)>> DeliveriesDue(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Servers that run the newest release with an older timestamp than the newest.</summary>
    Task<ImmutableArray<string>> TimestampsDue(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Feeds whose timestamp expires before the instant.</summary>
    Task<ImmutableArray<string>> FeedsToStamp(DateTimeOffset expiringBefore, CancellationToken cancellationToken);

    /// <summary>Feeds whose newest release is valid until before the instant and that have no release under way.</summary>
    Task<ImmutableArray<string>> FeedsToRenew(DateTimeOffset validUntilBefore, CancellationToken cancellationToken);
}
