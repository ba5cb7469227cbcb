using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Portal.Web.Api;

/// <summary>Says what could not be read of a request, by the names the caller used.</summary>
static partial class InvalidInput
{
    public static IActionResult Answer(ActionContext context)
    {
        var wrong = context.ModelState.Where(entry => entry.Value is { Errors.Count: > 0 }).ToArray();
        var errors = wrong
            .Where(entry => wrong.Length == 1 || entry.Key != BodyOf(context))
            .Select(entry => (Member: MemberOf(entry.Key, entry.Value!.Errors), Messages: entry.Value!.Errors.Select(Sentence).Distinct().ToArray()))
            .Where(entry => entry.Messages.Length > 0)
            .GroupBy(entry => entry.Member)
            .ToDictionary(group => group.Key, group => group.SelectMany(entry => entry.Messages).ToArray());
        var problem = ApiProblems.BadRequest(
            string.Join(" ", errors.Select(error => error.Key.Length == 0 ? error.Value[0] : $"{error.Key}: {error.Value[0]}")), "invalidInput");
        return problem
            .With("errors", errors)
            .With("traceId", Activity.Current?.Id ?? context.HttpContext.TraceIdentifier);
    }

    // A body that cannot be read is then also missing, which says nothing more.
    static string? BodyOf(ActionContext context) =>
        context.ActionDescriptor.Parameters.FirstOrDefault(parameter => parameter.BindingInfo?.BindingSource == BindingSource.Body)?.Name;

    // Keys of body errors are JSON paths ("$.values.storageWindow"); others are parameter names.
    static string MemberOf(string key, ModelErrorCollection errors)
    {
        var path = key.StartsWith("$.", StringComparison.Ordinal) ? key[2..] : key == "$" ? "" : key;
        var unknown = errors.Select(error => UnknownMember().Match(TextOf(error))).FirstOrDefault(match => match.Success)?.Groups[1].Value;
        return unknown is null || path == unknown || path.EndsWith("." + unknown, StringComparison.Ordinal)
            ? path
            : path.Length == 0 ? unknown : $"{path}.{unknown}";
    }

    static string Sentence(ModelError error)
    {
        var text = TextOf(error);
        if (UnknownMember().IsMatch(text))
        {
            return "This member is not known here. Remove it or correct its name.";
        }

        if (error.Exception is JsonException or InputFormatterException || text.Contains("JSON", StringComparison.Ordinal) || LineNumber().IsMatch(text))
        {
            return JsonSentence(text);
        }

        return text.Length == 0 ? "This value cannot be read." : text;
    }

    // The reader's own messages name .NET types and byte positions; those of our converters are written for people.
    static string JsonSentence(string text)
    {
        var line = LineNumber().Match(text);
        var where = line.Success ? $" (line {int.Parse(line.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) + 1})" : "";
        if (text.StartsWith("The JSON value could not be converted", StringComparison.Ordinal))
        {
            return $"This value has the wrong type or spelling{where}.";
        }

        var required = MissingMember().Match(text);
        if (required.Success)
        {
            return $"Required and missing: {required.Groups[1].Value.TrimEnd('.')}.";
        }

        return IsTheReadersOwn(text) ? $"The body is not valid JSON{where}." : PathSuffix().Replace(text, "");
    }

    static bool IsTheReadersOwn(string text) =>
        text.StartsWith('\'') || text.Contains("JSON", StringComparison.Ordinal) || text.Contains("is an invalid", StringComparison.Ordinal);

    static string TextOf(ModelError error) => error.ErrorMessage.Length > 0 ? error.ErrorMessage : error.Exception?.Message ?? "";

    [GeneratedRegex(@"The JSON property '([^']*)' could not be mapped to any \.NET member")]
    private static partial Regex UnknownMember();

    [GeneratedRegex(@"missing required properties[^:]*: (.*)")]
    private static partial Regex MissingMember();

    [GeneratedRegex(@" Path: .*$", RegexOptions.Singleline)]
    private static partial Regex PathSuffix();

    [GeneratedRegex(@"LineNumber: (\d+)")]
    private static partial Regex LineNumber();
}
