using Portal.Data.Connections;
using Portal.Domain.Avails;

namespace Portal.Data.Avails.Spools;

/// <summary>Where and when deliveries that are being read go to disk.</summary>
/// <param name="Directory">Made when missing. Holds nothing but spools: what a killed process left there is removed at the next start.</param>
public sealed record SpoolOptions(string Directory)
{
    /// <summary>How much of one spool stays in memory.</summary>
    public int BytesInMemory { get; init; } = 16 * 1024 * 1024;

    /// <summary>What is written or read at once.</summary>
    public int ChunkBytes { get; init; } = 32 * 1024;

    public int Partitions { get; init; } = 128;

    /// <summary>Beside the database's file; where the database is a server, with the system's temporary files.</summary>
    public static SpoolOptions Of(DatabaseOptions database)
    {
        var beside = database.Provider == DatabaseProvider.Sqlite
            ? Path.GetDirectoryName(new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(database.ConnectionString).DataSource)
            : null;
        return new SpoolOptions(Path.Combine(string.IsNullOrEmpty(beside) ? Path.GetTempPath() : beside, "portal-imports"));
    }
}

/// <summary>Spools in files of their own, gone when closed.</summary>
public sealed class SpoolFiles : ISpools
{
    readonly SpoolOptions options;

    public SpoolFiles(SpoolOptions options)
    {
        this.options = options;
        if (Directory.Exists(options.Directory))
        {
            foreach (var leftover in Directory.EnumerateFiles(options.Directory))
            {
                Remove(leftover);
            }
        }
    }

    public ISpool<DeliveryRow> Rows() => new Spool<DeliveryRow>(new RowCodec(), options);

    public ISpool<TitleMention> Mentions() => new Spool<TitleMention>(new MentionCodec(), options);

    // Another process of a shared folder may still hold it.
    static void Remove(string leftover)
    {
        try
        {
            File.Delete(leftover);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }
}
