using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Access;
using Portal.Web.Api;
using Portal.Web.Security;

// Actions are found on instances alone.
#pragma warning disable CA1822

namespace Portal.Web.Tests.Api;

/// <summary>Endpoints that show what the API's conventions do.</summary>
[Route("api/probe")]
public sealed class ProbeController : ApiController
{
    [HttpGet("things/{id}/parts/{part}")]
    public object Ids([EncodedId] string id, [EncodedId] string part) => new { id, part };

    [HttpPost("body")]
    public object Body(ProbeBody body) => new { body.At, body.Name };

    [HttpGet("at")]
    public object At(DateTimeOffset at) => new { at };

    [HttpPut("versioned")]
    public IActionResult Versioned() =>
        Request.TryReadIfMatch(out var version, out var problem) ? Ok(new { version }) : problem;

    [HttpGet("fails")]
    public IActionResult Fails() => throw new InvalidOperationException("secret detail");

    [HttpGet("writers")]
    [RequiresPermission(Permission.WriteRights)]
    public object Writers() => new { name = Viewer.Name };

    [HttpGet("readers-or-support")]
    [RequiresPermission(Permission.ReadRights, Permission.Support)]
    public object ReadersOrSupport() => new { name = Viewer.Name };
}

public sealed record ProbeBody(string? Name, DateTimeOffset? At, ProbeInner? Inner);

public sealed record ProbeInner(int? Count);
