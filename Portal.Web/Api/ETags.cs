using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Portal.Web.Api;

/// <summary>Versions on the wire: <c>ETag: "7"</c> when read, <c>If-Match: "7"</c> when written.</summary>
public static class ETags
{
    public static string Of(long version) => string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>
    /// The version a write says it changes. When it is missing or is no version of ours, <paramref name="problem"/> is the answer: 428 or 400.
    /// </summary>
    public static bool TryReadIfMatch(this HttpRequest request, out long version, [NotNullWhen(false)] out ObjectResult? problem)
    {
        ArgumentNullException.ThrowIfNull(request);
        version = 0;
        problem = null;
        var text = request.Headers.IfMatch.ToString().Trim();
        if (text.Length == 0)
        {
            problem = ApiProblems.PreconditionRequired();
        }
        else if (text is not ['"', .. var inner, '"'] || !long.TryParse(inner, NumberStyles.None, CultureInfo.InvariantCulture, out version))
        {
            problem = ApiProblems.BadRequest($"If-Match is {text}. Send one version in quotes as reading gave it, for example If-Match: \"7\".", "ifMatchUnreadable");
        }

        return problem is null;
    }
}
