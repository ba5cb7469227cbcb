namespace Portal.EndToEnd.Tests;

/// <summary>Waits for a condition, never for a time.</summary>
static class Eventually
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <exception cref="TimeoutException">It did not hold within the limit; names <paramref name="what"/> and the last failure.</exception>
    public static async Task True(string what, TimeSpan limit, Func<Task<bool>> holds) =>
        await Value(what, limit, async () => await holds() ? "" : null);

    /// <summary>The first value that is not null.</summary>
    public static async Task<T> Value<T>(string what, TimeSpan limit, Func<Task<T?>> attempt)
        where T : class
    {
        var end = DateTimeOffset.UtcNow + limit;
        Exception? last = null;
        do
        {
            try
            {
                if (await attempt() is { } value)
                {
                    return value;
                }

                last = null;
            }
            catch (HttpRequestException failure)
            {
                last = failure;
            }

            await Task.Delay(Pause);
        }
        while (DateTimeOffset.UtcNow < end);
        throw new TimeoutException($"Within {limit.TotalSeconds} s it did not come true that {what}. {last?.Message}");
    }
}
