using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Portal.Data.Connections;

namespace Portal.Data.Migrations;

/// <summary>Held while migrating, so that of several processes that start together one migrates and the others wait.</summary>
static class MigrationLock
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Waits up to two minutes. Disposing lets go, as does the process's end.</summary>
    public static Task<IAsyncDisposable> Take(DatabaseOptions options, CancellationToken cancellationToken) => options.Provider switch
    {
        DatabaseProvider.Sqlite => TakeFile(options, cancellationToken),
        DatabaseProvider.SqlServer => TakeApplicationLock(options, cancellationToken),
    };

    // The file stays behind: deleting it would let a third process lock a new file while a second still waits for the old one.
    static async Task<IAsyncDisposable> TakeFile(DatabaseOptions options, CancellationToken cancellationToken)
    {
        var path = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource + ".migration-lock";
        var deadline = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path) && DateTime.UtcNow < deadline)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
            }
            catch (IOException exception)
            {
                throw new MigrationFailedException(
                    $"Another process has been migrating for two minutes, or {path} cannot be written ({exception.Message}). "
                    + "Stop the other process, or check the directory's permissions, and start again.",
                    exception);
            }
        }
    }

    static async Task<IAsyncDisposable> TakeApplicationLock(DatabaseOptions options, CancellationToken cancellationToken)
    {
        // Unpooled: the lock belongs to the session, and a pooled connection's session outlives its closing.
        DbConnection connection = new SqlConnection(new SqlConnectionStringBuilder(options.ConnectionString) { Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            var taken = await connection.Value<int>(
                """
                declare @taken int;
                exec @taken = sp_getapplock @Resource = 'portal-migration', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = @Patience;
                select @taken;
                """,
                new { Patience = (int)Patience.TotalMilliseconds },
                cancellationToken);
            return taken >= 0
                ? connection
                : throw new MigrationFailedException(
                    $"Another process has been migrating {connection.Database} for two minutes. Stop it, or wait for it, and start again.", null);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
