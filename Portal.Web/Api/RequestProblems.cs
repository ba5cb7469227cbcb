using Microsoft.AspNetCore.Mvc;

namespace Portal.Web.Api;

/// <summary>Collects everything that is wrong with what a request says, by the names of its members, for one answer: 422.</summary>
public sealed class RequestProblems
{
    readonly SortedDictionary<string, List<string>> byMember = new(StringComparer.Ordinal);

    public bool None => byMember.Count == 0;

    /// <param name="member">As the caller spells it: <c>membership.status</c>; empty for the body as a whole.</param>
    /// <param name="message">What is wrong and what to say instead.</param>
    public void Add(string member, string message)
    {
        if (!byMember.TryGetValue(member, out var messages))
        {
            byMember[member] = messages = [];
        }
        messages.Add(message);
    }

    public ObjectResult Answer() => ApiProblems
        .Unprocessable(string.Join(" ", byMember.Select(entry => entry.Key.Length == 0 ? entry.Value[0] : $"{entry.Key}: {entry.Value[0]}")), "invalidInput")
        .With("errors", byMember.ToDictionary(entry => entry.Key, entry => entry.Value.ToArray()));
}
