using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Portal.Web.Security;

namespace Portal.Web.Composition;

/// <summary>Says on the console where the portal is and how to sign in, as soon as it listens.</summary>
sealed class Welcome(PortalSettings settings, IServer server, IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => Console.WriteLine(Text()));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    string Text()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        return string.Join(
            Environment.NewLine,
            [
                "",
                $"  Portal       {string.Join("  ", addresses)}",
                $"  Sign in as   {SignIn()}",
                $"  Data in      {settings.DataDirectory.Root}",
                "",
            ]);
    }

    string SignIn()
    {
        if (!settings.Auth.IsEmbedded)
        {
            return $"a person of {settings.Auth.Authority}";
        }

        var people = settings.Auth.Sample.People.Where(person => settings.Auth.People.ContainsKey(person.Key) && settings.IsDevelopment && settings.SampleData).ToList();
        return people.Count == 0
            ? "one of the people in Auth:People"
            : string.Join(", ", people.Select(person => $"{person.Key} ({string.Join(" and ", person.Value.Roles.Select(RoleNames.Of))})"))
                + "; the password is the name";
    }
}
