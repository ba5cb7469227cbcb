namespace Portal.EndToEnd.Tests.Processes;

/// <summary>Changes of rights over the API, from draft to approved, by two machine clients.</summary>
sealed class Rights(ApiClient author, ApiClient approver)
{
    const string Portal = "/api/v1/scopes/portal/portal/offline-terms";

    public static async Task<Rights> Of(PortalProcess portal) =>
        new(await portal.ApiOf(SampleClients.Author), await portal.ApiOf(SampleClients.Approver));

    /// <summary>States another storage window for the whole portal and has it approved; a release is due afterwards.</summary>
    public async Task ApproveStorageWindow(int days)
    {
        var version = (await author.Get(Portal)).ETag!;
        var draft = await author.Put(Portal, new { values = new { storageWindow = $"P{days}D" } }, version);
        var changeSet = $"/api/v1/change-sets/{draft.Body.GetProperty("changeSetId").GetString()}";
        await author.Post($"{changeSet}/submit", new { reason = "A test of publishing." });
        await approver.Post($"{changeSet}/approve", new { comment = "Agreed." });
    }
}
