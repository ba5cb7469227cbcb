using Portal.Domain.Access;

namespace Portal.Web.Composition;

/// <summary>What is wrong with the section <c>Auth</c>, each with the setting that fixes it.</summary>
static class AuthChecks
{
    const int ShortestSecret = 12;

    public static IEnumerable<string> ProblemsOf(PortalSettings settings)
    {
        var auth = settings.Auth;
        var problems = auth.IsEmbedded ? Embedded(settings) : External(settings);
        return problems
            .Concat(auth.Clients.SelectMany(client => Client(client.Key, client.Value, settings)))
            .Concat(auth.People.SelectMany(person => Person(person.Key, person.Value, settings)))
            .Concat(auth.People.Keys.Intersect(auth.Clients.Keys, StringComparer.OrdinalIgnoreCase)
                .Select(name => $"Auth:People:{name} and Auth:Clients:{name} have one name. Rename one of them: approvals are told apart by name."));
    }

    static IEnumerable<string> Embedded(PortalSettings settings)
    {
        if (!settings.IsDevelopment && settings.Auth.People.Count == 0)
        {
            yield return "Nobody could sign in. Set Auth:Authority to your OpenID Connect provider, "
                + "or name people in Auth:People:<name>:Password and Auth:People:<name>:Roles.";
        }

        foreach (var address in settings.Auth.PublicAddresses)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.AbsolutePath != "/")
            {
                yield return $"Auth:PublicAddresses has '{address}'. Use an origin such as https://portal.example.";
            }
        }
    }

    static IEnumerable<string> External(PortalSettings settings)
    {
        var auth = settings.Auth;
        if (!Uri.TryCreate(auth.Authority, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            yield return $"Auth:Authority is '{auth.Authority}'. Use an absolute address such as https://identity.example.";
        }
        else if (uri.Scheme == "http" && !settings.IsDevelopment)
        {
            yield return "Auth:Authority is not https. Tokens and sign-ins would travel in the clear; use the https address.";
        }

        if (string.IsNullOrWhiteSpace(auth.ClientId))
        {
            yield return "Auth:ClientId is empty. Set it to the portal's client at Auth:Authority.";
        }
    }

    static IEnumerable<string> Client(string id, ClientSettings client, PortalSettings settings)
    {
        foreach (var scope in client.Scopes.Where(scope => RoleMatrix.PermissionOf(scope) is null))
        {
            yield return $"Auth:Clients:{id}:Scopes has '{scope}', which is no scope of the portal.";
        }

        if (!settings.Auth.IsEmbedded)
        {
            yield break;
        }

        if (client.Secret.Length == 0)
        {
            yield return $"Auth:Clients:{id}:Secret is empty.";
        }
        else if (!settings.IsDevelopment && (IsDefault(id, client.Secret) || client.Secret.Length < ShortestSecret))
        {
            yield return $"Auth:Clients:{id}:Secret is a default or shorter than {ShortestSecret} characters. Set a random one.";
        }
    }

    static IEnumerable<string> Person(string name, PersonSettings person, PortalSettings settings)
    {
        foreach (var role in person.Roles.Where(role => RoleMatrix.RoleOf(role) is null))
        {
            yield return $"Auth:People:{name}:Roles has '{role}', which is no role of the portal.";
        }

        if (person.Password.Length == 0)
        {
            yield return $"Auth:People:{name}:Password is empty.";
        }
        else if (!settings.IsDevelopment && (IsDefault(name, person.Password) || person.Password.Length < ShortestSecret))
        {
            yield return $"Auth:People:{name}:Password is a default or shorter than {ShortestSecret} characters. Set a better one.";
        }
    }

    static bool IsDefault(string name, string secret) =>
        secret == name || secret == $"{name}-secret" || secret.StartsWith("sample-", StringComparison.Ordinal);
}
