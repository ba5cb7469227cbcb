using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Portal.Web.Composition;

namespace Portal.Web.Security.Identity;

/// <summary>The embedded provider's keys and name, made once and kept in the data directory.</summary>
public sealed class IdentityKeys
{
    public IdentityKeys(PortalSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var directory = settings.DataDirectory.Keys;
        CreatePrivate(directory);
        Issuer = Keep(Path.Combine(directory, "issuer.txt"), () => $"https://portal-{Guid.NewGuid():N}.invalid/");

        var signing = ECDsa.Create();
        signing.ImportFromPem(Keep(Path.Combine(directory, "token-signing.pem"), () =>
        {
            using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return fresh.ExportPkcs8PrivateKeyPem();
        }));
        Signing = new ECDsaSecurityKey(signing) { KeyId = Convert.ToHexString(SHA256.HashData(signing.ExportSubjectPublicKeyInfo()))[..16] };

        Encryption = new SymmetricSecurityKey(Convert.FromBase64String(Keep(
            Path.Combine(directory, "token-encryption.key"),
            () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)))));
    }

    /// <summary>The name tokens carry as their issuer. It is no address: the portal is reached under several.</summary>
    public string Issuer { get; }

    public ECDsaSecurityKey Signing { get; }

    public SymmetricSecurityKey Encryption { get; }

    static void CreatePrivate(string directory)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(directory);
        }
        else
        {
            Directory.CreateDirectory(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // Written whole and on disk before it has its name: a process killed meanwhile leaves no half a key, and of two processes one wins.
    static string Keep(string path, Func<string> make)
    {
        if (!File.Exists(path))
        {
            var draft = $"{path}.{Guid.NewGuid():N}";
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(draft, options))
            {
                file.Write(System.Text.Encoding.ASCII.GetBytes(make()));
                file.Flush(flushToDisk: true);
            }

            try
            {
                File.Move(draft, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(draft);
            }
        }

        return File.ReadAllText(path).Trim();
    }
}
