using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Encodings.Web;
using Portal.Domain.Access;
using Portal.Domain.Audit;
using Portal.Domain.Avails.Export;
using Portal.Domain.Catalog;
using Portal.Domain.Storage;

namespace Portal.Domain.Avails;

/// <summary>What became of a delivered file.</summary>
public abstract record ImportOutcome
{
    ImportOutcome()
    {
    }

    /// <summary>Read and compared; applied too unless it was a dry run.</summary>
    public sealed record Done(ImportDetail Import) : ImportOutcome;

    /// <summary>The file as a whole cannot be read, and nothing changed. Findings say why, for people.</summary>
    public sealed record Unreadable(string FileName, IReadOnlyList<AvailsFinding> Findings) : ImportOutcome;

    /// <summary>Rights changed each time the delivery was compared with them, and nothing of it was applied.</summary>
    public sealed record RightsKeptChanging(string FileName, int Attempts) : ImportOutcome;
}

/// <summary>
/// A studio's delivery becomes titles, hierarchy, owners, deals and avails. Applying is one write: all of it or nothing.
/// It takes effect without a second person, and the audit log says what it did.
/// </summary>
/// <param name="delivered">Keeps what was delivered; null keeps none.</param>
public sealed class ImportAvails(
    IAvailsFiles files, ISpools spools, ICatalogStore catalog, IImportStore imports, IRightsRevision revision, IAuditLog audit, IUnitOfWork unitOfWork,
    TimeProvider clock, IDeliveredFiles? delivered = null)
{
    /// <summary>Rights that change while a delivery is compared are compared with again, this often at most.</summary>
    const int Attempts = 5;

    static readonly JsonSerializerOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads, compares and keeps the plan; the catalog stays as it is until <see cref="ApplyImport"/>.</summary>
    public Task<ImportOutcome> DryRun(Viewer viewer, string fileName, Stream content, CancellationToken cancellationToken) =>
        DryRun(viewer, fileName, content, rowsRead: null, cancellationToken);

    /// <summary>The same, saying how many rows were read so far.</summary>
    public Task<ImportOutcome> DryRun(Viewer viewer, string fileName, Stream content, IProgress<int>? rowsRead, CancellationToken cancellationToken) =>
        Deliver(
            fileName, content, rowsRead,
            async (delivery, rows, token) =>
            {
                var planned = await Compare(viewer, fileName, delivery, rows, token);
                return await OrForgotten(planned.Import.Id, async () =>
                {
                    await unitOfWork.Write(Durability.Normal, (session, inner) => imports.Add(session, planned, inner), token);
                    return planned;
                });
            },
            cancellationToken);

    /// <summary>Reads, compares and applies in one call.</summary>
    public Task<ImportOutcome> Import(Viewer viewer, string fileName, Stream content, CancellationToken cancellationToken) =>
        Deliver(
            fileName, content, rowsRead: null,
            async (delivery, rows, token) =>
            {
                for (var attempt = 1; attempt <= Attempts; attempt++)
                {
                    var planned = await Compare(viewer, fileName, delivery, rows, token);
                    var now = clock.GetUtcNow();
                    var applied = planned with
                    {
                        Import = planned.Import with { State = ImportState.Applied, AppliedAt = now, AppliedBy = viewer.Name },
                    };
                    if (await OrForgotten(applied.Import.Id, () => ApplyWhileItHolds(applied, now, viewer, token)))
                    {
                        return applied;
                    }
                    await Forget(applied.Import.Id);
                }
                return null;
            },
            cancellationToken);

    /// <summary>False when rights changed since they were compared with.</summary>
    Task<bool> ApplyWhileItHolds(ImportDetail import, DateTimeOffset now, Viewer viewer, CancellationToken cancellationToken) => unitOfWork.Write(
        Durability.Full,
        async (session, token) =>
        {
            if (await revision.Current(session, token) != import.Import.BaseRevision)
            {
                return false;
            }
            await imports.Add(session, import, token);
            await Apply(session, import, now, viewer, token);
            return true;
        },
        cancellationToken);

    internal async Task Apply(IWriteSession session, ImportDetail detail, DateTimeOffset now, Viewer viewer, CancellationToken cancellationToken)
    {
        if (!detail.Effect.ChangesNothing)
        {
            await foreach (var part in imports.Parts(detail.Import.Id, cancellationToken))
            {
                await catalog.Apply(session, part, cancellationToken);
            }
            await revision.Bump(session, cancellationToken);
        }
        var changes = detail.Import.Changes;
        var details = JsonSerializer.Serialize(
            new SortedDictionary<string, object>(StringComparer.Ordinal)
            {
                ["availsAdded"] = changes.AvailsAdded,
                ["availsChanged"] = changes.AvailsChanged,
                ["availsRemoved"] = changes.AvailsRemoved,
                ["file"] = detail.Import.FileName,
                ["rowsRejected"] = detail.Import.Rows.Rejected,
                ["titlesAdded"] = changes.TitlesAdded,
                ["titlesChanged"] = changes.TitlesChanged,
            },
            Canonical);
        await audit.Append(
            session, new NewAuditEntry(now, viewer.Name, "avails.imported", $"import/{detail.Import.Id}", details, detail.Import.ContentOwners), cancellationToken);
    }

    // Off the caller's thread: a large delivery keeps one busy for minutes.
    Task<ImportOutcome> Deliver(
        string fileName, Stream content, IProgress<int>? rowsRead,
        Func<AvailsDelivery, ISpool<DeliveryRow>, CancellationToken, Task<ImportDetail?>> import, CancellationToken cancellationToken) =>
        Task.Run<ImportOutcome>(
            async () =>
            {
                using var rows = spools.Rows();
                AvailsDelivery delivery;
                try
                {
                    using var document = new ObservedDocument(files.Open(fileName, content), rowsRead, cancellationToken);
                    delivery = AvailsDelivery.Read(document, rows);
                }
                catch (UnreadableFileException exception)
                {
                    return new ImportOutcome.Unreadable(fileName, [exception.ToFinding()]);
                }
                if (await import(delivery, rows, cancellationToken) is not { } done)
                {
                    return new ImportOutcome.RightsKeptChanging(fileName, Attempts);
                }
                if (delivered is not null)
                {
                    await delivered.Keep(done.Import.Id, content, CancellationToken.None);
                }
                return new ImportOutcome.Done(done);
            },
            cancellationToken);

    async Task<ImportDetail> Compare(
        Viewer viewer, string fileName, AvailsDelivery delivery, ISpool<DeliveryRow> rows, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7().ToString("N");
        // Read before the state, so that a change in between shows as a revision that moved.
        var baseRevision = await revision.Current(cancellationToken);
        var parts = 0;
        var (effect, contentOwners, rejected, findings, cut) =
            await OrForgotten(id, () => new ImportPlanner(catalog, spools).Plan(viewer, delivery, rows, Keep, cancellationToken));
        return new ImportDetail(
            new Import(
                id, fileName, delivery.Template, ImportState.Planned,
                new ImportRows(delivery.RowsRead, delivery.RowsRead - rejected, rejected), effect.Count(), baseRevision, contentOwners, clock.GetUtcNow(), viewer.Name),
            [.. delivery.Findings, .. findings, .. delivery.Gaps.Select(gap => gap.ToFinding()), .. NotShown(delivery.FindingsCut + cut)],
            delivery.Gaps,
            effect);

        Task Keep(ImportPlan part, CancellationToken token) =>
            unitOfWork.Write(Durability.Normal, (session, inner) => imports.AddPart(session, id, ++parts, part, inner), token);
    }

    static IEnumerable<AvailsFinding> NotShown(int cut) => cut == 0
        ? []
        : [new AvailsFinding(null, null, null, null, FindingSeverity.Info, FindingCodes.FindingsCut, $"{cut} more findings are not shown: put these right first.")];

    /// <summary>Whatever does not come about leaves no part of its plan behind.</summary>
    async Task<T> OrForgotten<T>(string importId, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch
        {
            await Forget(importId);
            throw;
        }
    }

    Task Forget(string importId) =>
        unitOfWork.Write(Durability.Normal, (session, token) => imports.Remove(session, importId, token), CancellationToken.None);
}
