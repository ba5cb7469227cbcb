using System.Diagnostics;

namespace Portal.Jobs.Tests;

/// <summary>Waits for a condition, never for a time.</summary>
static class Eventually
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>Asks again and again until the answer is right; fails with the last answer.</summary>
    public static async Task<T> Is<T>(Func<Task<T>> ask, Func<T, bool> right)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            var answer = await ask();
            if (right(answer))
            {
                return answer;
            }
            Assert.True(waiting.Elapsed < Longest, $"After {Longest.TotalSeconds:0} s it is still {answer}.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
