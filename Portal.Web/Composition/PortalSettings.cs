using Portal.Data.Connections;

namespace Portal.Web.Composition;

/// <summary>Everything that can be set from outside, read once at start. <see cref="SettingsReader"/> reads and checks it.</summary>
/// <param name="IsDevelopment">Whether the host runs in the Development environment.</param>
/// <param name="SampleData"><c>Portal:SampleData</c>; true in Development unless said otherwise.</param>
/// <param name="DataDirectory"><c>Portal:DataDirectory</c>: everything the process writes is below it.</param>
/// <param name="Database"><c>Database:Provider</c> and <c>ConnectionStrings:Portal</c>.</param>
/// <param name="RunJobServer"><c>Jobs:RunServer</c>; whether this process works on scheduled and queued jobs.</param>
/// <param name="Auth">The section <c>Auth</c>.</param>
public sealed record PortalSettings(
    bool IsDevelopment,
    bool SampleData,
    DataDirectory DataDirectory,
    DatabaseOptions Database,
    bool RunJobServer,
    AuthSettings Auth);
