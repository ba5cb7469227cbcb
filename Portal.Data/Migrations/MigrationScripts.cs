using System.Text;
using DbUp.Engine;
using Portal.Data.Connections;

namespace Portal.Data.Migrations;

/// <summary>The scripts under <c>db/{engine}/migrations</c>, which are built into this assembly.</summary>
public static class MigrationScripts
{
    /// <summary>In the order in which they run. Named without their folder, for example <c>0001_audit.sql</c>.</summary>
    public static IReadOnlyList<SqlScript> Of(DatabaseProvider provider)
    {
        var assembly = typeof(MigrationScripts).Assembly;
        var folder = $"db/{FolderOf(provider)}/migrations/";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => SqlScript.FromStream(name[folder.Length..], assembly.GetManifestResourceStream(name)!, Encoding.UTF8)),
        ];
    }

    static string FolderOf(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => "sqlite",
        DatabaseProvider.SqlServer => "sqlserver",
    };
}
