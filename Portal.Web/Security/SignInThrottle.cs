using System.Collections.Concurrent;

namespace Portal.Web.Security;

/// <summary>Slows guessing down: ten wrong passwords for one name from one address within a minute, then a pause of a minute.</summary>
public sealed class SignInThrottle(TimeProvider time)
{
    const int Allowed = 10;
    const int Remembered = 10_000;
    static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    readonly ConcurrentDictionary<(string Name, string Address), (int Failures, DateTimeOffset Since)> attempts = new();

    public bool MayTry(string name, string address) =>
        !attempts.TryGetValue((name, address), out var seen) || seen.Failures < Allowed || time.GetUtcNow() - seen.Since >= Period;

    public void Failed(string name, string address)
    {
        var now = time.GetUtcNow();
        if (attempts.Count >= Remembered)
        {
            foreach (var old in attempts.Where(entry => now - entry.Value.Since >= Period).Select(entry => entry.Key).ToList())
            {
                attempts.TryRemove(old, out _);
            }
        }

        attempts.AddOrUpdate(
            (name, address),
            _ => (1, now),
            (_, seen) => now - seen.Since >= Period ? (1, now) : (seen.Failures + 1, now));
    }

    public void Succeeded(string name, string address) => attempts.TryRemove((name, address), out _);
}
