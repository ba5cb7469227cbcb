using System.Security.Cryptography;
using System.Text;
using Portal.Web.Composition;

namespace Portal.Web.Security;

/// <summary>The people of the embedded provider.</summary>
public sealed class People(PortalSettings settings)
{
    /// <summary>The person with that user name and password; null for a wrong name and a wrong password alike.</summary>
    public (string UserName, PersonSettings Person)? Recognise(string userName, string password)
    {
        var known = settings.Auth.People.TryGetValue(userName, out var person);
        var matches = Secret.Matches(password, person?.Password ?? "");
        return known && matches ? (userName, person!) : null;
    }

    public PersonSettings? Find(string userName) => settings.Auth.People.TryGetValue(userName, out var person) ? person : null;
}

/// <summary>Compares secrets without telling by time how much of one was right.</summary>
static class Secret
{
    public static bool Matches(string given, string expected) =>
        expected.Length > 0
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
