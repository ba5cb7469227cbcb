using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Uploads;

/// <summary>A file in a multipart form, read as it arrives.</summary>
public static class MultipartFile
{
    /// <summary>The first file of the field; null where the body is no form or has no such file.</summary>
    public static async Task<FileMultipartSection?> Find(HttpRequest request, string field, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? HeaderUtilities.RemoveQuotes(type.Boundary).Value : null;
        if (string.IsNullOrWhiteSpace(boundary))
        {
            return null;
        }

        var reader = new MultipartReader(boundary, request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (section.AsFileSection() is { } file && string.Equals(file.Name, field, StringComparison.OrdinalIgnoreCase))
                {
                    return file;
                }
            }
        }
        catch (Exception malformed) when (malformed is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return null;
        }

        return null;
    }

    /// <summary>The name without the folders that some clients send with it.</summary>
    public static string NameOf(FileMultipartSection file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var name = file.FileName[(file.FileName.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return name.Length == 0 ? "The file" : name;
    }
}

/// <summary>An action that reads its form itself: without this, binding any parameter would read the whole body first.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadsFormItselfAttribute : Attribute, IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.ValueProviderFactories.RemoveType<FormValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<FormFileValueProviderFactory>();
        context.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
