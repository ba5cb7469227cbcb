using Microsoft.AspNetCore.Mvc;
using Portal.Domain.Access;
using Portal.Domain.Avails;
using Portal.Domain.Avails.Export;
using Portal.Web.Downloads;
using Portal.Web.Security;
using Portal.Web.Uploads;

namespace Portal.Web.Api;

/// <summary>Studios' avails: delivered, tried out, applied.</summary>
[Route("api/v1/avails")]
[RequiresPermission(Permission.WriteRights)]
public sealed class AvailsController(ImportAvails importAvails, ApplyImport applyImport, IImportReader imports, UploadFolder uploads, DownloadFindings findings)
    : ApiController
{
    const string Field = "file";

    /// <summary>Reads a delivery; applies it too unless it is a dry run. The body is counted while it arrives, so that a refusal can name the file.</summary>
    [HttpPost]
    [Consumes("multipart/form-data")]
    [DisableRequestSizeLimit]
    [ReadsFormItself]
    [ProducesResponseType<ImportAnswer>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Deliver(bool dryRun, CancellationToken cancellationToken)
    {
        if (await MultipartFile.Find(Request, Field, cancellationToken) is not { } file)
        {
            return ApiProblems.BadRequest($"The form has no file named '{Field}'. Send multipart/form-data with the workbook as '{Field}'.", "fileMissing");
        }

        var name = MultipartFile.NameOf(file);
        await using var content = await uploads.Receive(file.FileStream ?? Stream.Null, received: null, cancellationToken);
        if (content is null)
        {
            return TooLarge($"{uploads.TooLarge(name)} Nothing was changed.");
        }

        var outcome = dryRun
            ? await importAvails.DryRun(Viewer, name, content, cancellationToken)
            : await importAvails.Import(Viewer, name, content, cancellationToken);
        return outcome switch
        {
            ImportOutcome.Done(var import) => Ok(ImportAnswer.Of(import)),
            ImportOutcome.Unreadable unreadable => Unreadable(unreadable),
            ImportOutcome.RightsKeptChanging changing => ApiProblems.Conflict(
                $"Rights changed {changing.Attempts} times while {changing.FileName} was compared with them. Nothing was changed. Deliver the file again.", "rightsChanged"),
            _ => throw new InvalidOperationException($"An import ended as {outcome.GetType().Name}."),
        };
    }

    [HttpGet("{importId}")]
    [ProducesResponseType<ImportAnswer>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Read([EncodedId] string importId, CancellationToken cancellationToken) =>
        await imports.Find(Viewer, importId, cancellationToken) is { } import ? Ok(ImportAnswer.Of(import)) : NoSuchImport(importId);

    /// <summary>
    /// The findings as a workbook: the delivered file with the cells at fault marked and a sheet that lists them, while the file is kept and
    /// can be marked; else the list alone.
    /// </summary>
    [HttpGet("{importId}/findings.xlsx")]
    [ProducesResponseType<Stream>(StatusCodes.Status200OK, ExportAvails.ContentType)]
    public async Task<IActionResult> Findings([EncodedId] string importId, CancellationToken cancellationToken) =>
        await findings.Find(Viewer, importId, cancellationToken) is { } file ? new WorkbookDownload(file.Name, file.Write) : NoSuchImport(importId);

    /// <summary>Applies what the dry run showed. Safe to send again: what was applied already is answered as it is.</summary>
    [HttpPost("{importId}/apply")]
    [ProducesResponseType<ImportAnswer>(StatusCodes.Status200OK)]
    public async Task<IActionResult> Apply([EncodedId] string importId, CancellationToken cancellationToken)
    {
        var outcome = await applyImport.Apply(Viewer, importId, cancellationToken);
        return outcome switch
        {
            ApplyOutcome.Applied(var import) => Ok(ImportAnswer.Of(import)),
            ApplyOutcome.AlreadyApplied => await Read(importId, cancellationToken),
            ApplyOutcome.RightsChanged => ApiProblems.Conflict(
                "Rights changed since this dry run, so what it showed no longer holds. Nothing was changed. Deliver the file again.", "rightsChanged"),
            ApplyOutcome.NotFound => NoSuchImport(importId),
            _ => throw new InvalidOperationException($"Applying ended as {outcome.GetType().Name}."),
        };
    }

    static ObjectResult NoSuchImport(string importId) => ApiProblems.NotFound($"There is no import {importId}, or it is not one you may see.");

    static ObjectResult TooLarge(string detail)
    {
        AvailsFinding[] findings = [new(null, null, null, null, FindingSeverity.Error, FindingCodes.FileTooLarge, detail)];
        return ApiProblems.TooLarge(detail, FindingCodes.FileTooLarge).With("findings", findings);
    }

    static ObjectResult Unreadable(ImportOutcome.Unreadable unreadable)
    {
        var first = unreadable.Findings[0];
        return ApiProblems.Unprocessable($"{unreadable.FileName} cannot be read. {first.Message} Nothing was changed.", first.Code)
            .With("findings", unreadable.Findings);
    }
}
