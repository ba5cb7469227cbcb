using Portal.Domain.Feeds.Publishing;

namespace Portal.Jobs.Publishing;

/// <summary>Rings the use case; Hangfire passes its own token in the place of the last argument.</summary>
public sealed class CompileJob(PublishRelease publish)
{
    public Task Run(string feed, CancellationToken cancellationToken) => publish.Run(feed, cancellationToken);
}

/// <inheritdoc cref="CompileJob"/>
public sealed class DeliverJob(DeliverRelease deliver)
{
    public Task Run(string server, long release, CancellationToken cancellationToken) => deliver.Run(server, release, cancellationToken);
}

/// <inheritdoc cref="CompileJob"/>
public sealed class StampJob(DeliverRelease deliver)
{
    public Task Run(string server, CancellationToken cancellationToken) => deliver.Stamp(server, cancellationToken);
}

/// <inheritdoc cref="CompileJob"/>
public sealed class ReconcileJob(Reconcile reconcile)
{
    public Task Run(CancellationToken cancellationToken) => reconcile.Run(cancellationToken);
}
