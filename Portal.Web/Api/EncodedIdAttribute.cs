using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Portal.Web.Api;

/// <summary>An id from the path, decoded exactly once, slashes included: <c>[EncodedId] string id</c>. See <see cref="EncodedIds"/>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EncodedIdAttribute : ModelBinderAttribute
{
    public EncodedIdAttribute()
        : base(typeof(EncodedIdBinder)) => BindingSource = BindingSource.Path;
}

sealed class EncodedIdBinder : IModelBinder
{
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        if (EncodedIds.Read(bindingContext.HttpContext, bindingContext.FieldName) is { Length: > 0 } id)
        {
            bindingContext.Result = ModelBindingResult.Success(id);
        }

        return Task.CompletedTask;
    }
}
