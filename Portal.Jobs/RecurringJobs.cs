using System.Collections.Immutable;
using System.Linq.Expressions;
using Hangfire;
using Portal.Jobs.Avails;
using Portal.Jobs.Publishing;

namespace Portal.Jobs;

/// <summary>One recurring job: a stable id, a cron expression with seconds, and what it runs.</summary>
public abstract record RecurringJobEntry(string Id, string Schedule)
{
    public abstract void Register(IRecurringJobManager manager);
}

/// <inheritdoc/>
public sealed record RecurringJobEntry<TJob>(string Id, string Schedule, Expression<Func<TJob, Task>> Job) : RecurringJobEntry(Id, Schedule)
{
    public override void Register(IRecurringJobManager manager) => manager.AddOrUpdate(Id, Job, Schedule);
}

/// <summary>Everything that recurs, as one table.</summary>
public static class RecurringJobs
{
    public static ImmutableArray<RecurringJobEntry> All { get; } =
    [
        new RecurringJobEntry<ReconcileJob>("publishing-reconcile", "*/2 * * * * *", job => job.Run(CancellationToken.None)),
        new RecurringJobEntry<ForgetImportsJob>("imports-forget", "0 20 3 * * *", job => job.Run(CancellationToken.None)),
    ];
}
