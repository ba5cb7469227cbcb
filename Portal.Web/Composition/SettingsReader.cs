using Portal.Data.Connections;

namespace Portal.Web.Composition;

/// <summary>Reads <see cref="PortalSettings"/> and refuses, all problems at once, what the portal cannot start with.</summary>
public static class SettingsReader
{
    /// <exception cref="SettingsException">Something is missing, unreadable or unsafe.</exception>
    public static PortalSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var problems = new List<string>();
        var isDevelopment = environment.IsDevelopment();
        var sampleData = Flag(configuration, "Portal:SampleData", isDevelopment, problems);
        var root = Text(configuration, "Portal:DataDirectory");
        var directory = new DataDirectory(
            root is null ? DataDirectory.DefaultRoot(isDevelopment, environment.ContentRootPath) : Path.GetFullPath(root));
        var settings = new PortalSettings(
            isDevelopment,
            sampleData,
            directory,
            Database(configuration, directory, problems),
            Flag(configuration, "Jobs:RunServer", true, problems),
            Auth(configuration, isDevelopment && sampleData));

        problems.AddRange(AuthChecks.ProblemsOf(settings));
        MakeDirectory(settings.DataDirectory, problems);
        return problems.Count == 0 ? settings : throw new SettingsException(problems);
    }

    static AuthSettings Auth(IConfiguration configuration, bool withSamples)
    {
        var auth = new AuthSettings();
        configuration.GetSection("Auth").Bind(auth);
        if (withSamples)
        {
            foreach (var (id, client) in auth.Sample.Clients)
            {
                auth.Clients.TryAdd(id, client);
            }

            if (auth.IsEmbedded)
            {
                foreach (var (name, person) in auth.Sample.People)
                {
                    auth.People.TryAdd(name, person);
                }
            }
        }

        return auth;
    }

    static DatabaseOptions Database(IConfiguration configuration, DataDirectory directory, List<string> problems)
    {
        var connectionString = configuration.GetConnectionString("Portal");
        connectionString = string.IsNullOrWhiteSpace(connectionString) ? null : connectionString;
        var name = Text(configuration, "Database:Provider") ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider) || !Enum.IsDefined(provider))
        {
            problems.Add($"Database:Provider is '{name}'. Use Sqlite or SqlServer.");
        }
        else if (provider == DatabaseProvider.SqlServer && connectionString is null)
        {
            problems.Add("Database:Provider is SqlServer, but there is no connection string. Set ConnectionStrings:Portal.");
        }

        return connectionString is null ? DatabaseOptions.Embedded(directory.Root) : new DatabaseOptions(provider, connectionString);
    }

    static void MakeDirectory(DataDirectory directory, List<string> problems)
    {
        try
        {
            Directory.CreateDirectory(directory.Root);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add($"Portal:DataDirectory '{directory.Root}' cannot be made: {failure.Message} Set it to a directory the portal may write to.");
        }
    }

    static string? Text(IConfiguration configuration, string key) =>
        string.IsNullOrWhiteSpace(configuration[key]) ? null : configuration[key]!.Trim();

    static bool Flag(IConfiguration configuration, string key, bool otherwise, List<string> problems)
    {
        var text = Text(configuration, key);
        if (text is null)
        {
            return otherwise;
        }

        if (bool.TryParse(text, out var value))
        {
            return value;
        }

        problems.Add($"{key} is '{text}'. Use true or false.");
        return otherwise;
    }
}
