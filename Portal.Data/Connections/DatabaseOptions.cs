namespace Portal.Data.Connections;

/// <summary>The engines there are. Setting <c>Database:Provider</c>.</summary>
public enum DatabaseProvider
{
    Sqlite,
    SqlServer,
}

/// <summary>Where the data is.</summary>
/// <param name="Provider">Setting <c>Database:Provider</c>.</param>
/// <param name="ConnectionString">Setting <c>ConnectionStrings:Portal</c>; on SQLite <c>Data Source=…</c> with a file's path.</param>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString)
{
    /// <summary>The embedded default: the file <c>portal.db</c> in the data directory.</summary>
    public static DatabaseOptions Embedded(string dataDirectory) =>
        new(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(dataDirectory, "portal.db")}");
}
