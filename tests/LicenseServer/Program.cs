using LicenseServer;
using LicenseServer.Composition;

try
{
    await LicenseServerApp.Build(args).RunAsync();
    return 0;
}
catch (SettingsException error)
{
    await Console.Error.WriteLineAsync(error.Message);
    return 1;
}
