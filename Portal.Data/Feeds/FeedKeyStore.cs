using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Domain.Feeds;
using Portal.Domain.Feeds.Publishing;
using Portal.Domain.Feeds.Tuf;

namespace Portal.Data.Feeds;

/// <summary>
/// Signing keys as files in the data directory, protected at rest by Data Protection, one for each role of each feed. Made when first asked for.
/// </summary>
sealed class FeedKeyStore(FeedDirectory directory, IDataProtectionProvider protection) : IFeedKeyStore
{
    readonly IDataProtector protector = protection.CreateProtector("Portal.Feeds.SigningKeys");
    readonly ConcurrentDictionary<string, Lazy<Task<FeedKeys>>> loaded = new(StringComparer.Ordinal);

    public Task<FeedKeys> KeysOf(string feed, CancellationToken cancellationToken) =>
        loaded.GetOrAdd(feed, name => new Lazy<Task<FeedKeys>>(() => Load(name))).Value.WaitAsync(cancellationToken);

    async Task<FeedKeys> Load(string feed) => new(
        await Signer(feed, TufRole.Root), await Signer(feed, TufRole.Targets), await Signer(feed, TufRole.Snapshot), await Signer(feed, TufRole.Timestamp));

    async Task<EcdsaSigner> Signer(string feed, TufRole role)
    {
        var path = Path.Combine(directory.KeysOf(feed), $"{TufRoles.NameOf(role)}.key");
        if (await DurableFile.Read(path, CancellationToken.None) is { } kept)
        {
            try
            {
                return EcdsaSigner.FromPkcs8(protector.Unprotect(kept));
            }
            catch (CryptographicException unreadable)
            {
                throw new InvalidDataException(
                    $"The signing key {path} cannot be opened with the Data Protection keys at hand: restore keys/ of the data directory from the same backup.", unreadable);
            }
        }
        var signer = EcdsaSigner.Create();
        await DurableFile.Write(path, protector.Protect(signer.ExportPkcs8()), CancellationToken.None);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        return signer;
    }
}

/// <summary>Push tokens, protected by Data Protection.</summary>
sealed class SecretProtector(IDataProtectionProvider protection) : ISecretProtector
{
    readonly IDataProtector protector = protection.CreateProtector("Portal.Feeds.PushTokens");

    public string Protect(string secret) => protector.Protect(secret);

    public string Unprotect(string protectedSecret) => protector.Unprotect(protectedSecret);
}
