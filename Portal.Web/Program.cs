using Portal.Web.Composition;

try
{
    var builder = PortalHosting.CreateBuilder(args);
    builder.AddPortal();

    var app = builder.Build();
    app.UsePortal();
    app.MapPortal();
    await app.RunAsync();
    return 0;
}
catch (SettingsException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 2;
}

/// <summary>The portal's process, named for tests that start it.</summary>
public partial class Program;
