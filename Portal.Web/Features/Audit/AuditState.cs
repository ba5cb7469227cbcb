using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Domain.Audit;

namespace Portal.Web.Features.Audit;

/// <summary>What the audit page shows, as its address says it.</summary>
/// <param name="Page">The first is 1.</param>
sealed record AuditState(string? Actor, string? Action, string? Subject, int Page)
{
    public bool IsNarrowed => Actor is not null || Action is not null || Subject is not null;

    public AuditFilter Filter => new(Actor, Action, Subject);

    public string Address => QueryHelpers.AddQueryString(
        "/audit",
        new Dictionary<string, string?>
        {
            ["actor"] = Actor,
            ["action"] = Action,
            ["subject"] = Subject,
            ["page"] = Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null,
        }.Where(pair => pair.Value is not null));

    /// <summary>What a field or the address asks for; null for nothing.</summary>
    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
