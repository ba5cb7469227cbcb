using Hangfire;
using Portal.Domain.Feeds.Publishing;

namespace Portal.Jobs.Publishing;

/// <summary>Rings by enqueueing a job whose arguments are keys of our own records.</summary>
sealed class HangfireDoorbell(IBackgroundJobClient jobs) : IPublishingDoorbell
{
    public void Compile(string feed) => jobs.Enqueue<CompileJob>(job => job.Run(feed, CancellationToken.None));

    public void Deliver(string server, long release) => jobs.Enqueue<DeliverJob>(job => job.Run(server, release, CancellationToken.None));

    public void Stamp(string server) => jobs.Enqueue<StampJob>(job => job.Run(server, CancellationToken.None));
}
