using Portal.Testing;

namespace Portal.Jobs.Tests.Hosting;

/// <summary>What outlives a process: the database and the data directory.</summary>
sealed class JobsWorld : IAsyncDisposable
{
    readonly TestDatabase database;
    readonly TestDirectory directory = new();

    JobsWorld(TestDatabase database) => this.database = database;

    /// <summary>Where the server <c>local-folder</c> has the feed <c>default</c>.</summary>
    public string Folder => Path.Combine(directory.Path, "license-servers", "local-folder", "default");

    public static async Task<JobsWorld> Create() => new(await TestDatabase.Create());

    public Task<JobsHost> Start(bool works = true) => JobsHost.Start(database.Options, directory.Path, works);

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        directory.Dispose();
    }
}
