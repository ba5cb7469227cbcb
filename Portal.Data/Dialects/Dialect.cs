using Portal.Data.Connections;

namespace Portal.Data.Dialects;

static class Dialect
{
    public static IDialect Of(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => new SqliteDialect(),
        DatabaseProvider.SqlServer => new SqlServerDialect(),
    };
}
