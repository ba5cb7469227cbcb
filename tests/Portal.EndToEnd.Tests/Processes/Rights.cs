namespace Portal.EndToEnd.Tests.Processes;

/// <summary>Changes of rights over the API, from draft to approved, by two machine clients.</summary>
sealed class Rights(ApiClient author, ApiClient approver)
{
    /// <summary>The sample movie that is open in US for VOD and SVOD.</summary>
    public const string Lantern = "md:cid:org:sample:lantern";

    public static async Task<Rights> Of(PortalProcess portal) =>
        new(await portal.ApiOf(SampleClients.Author), await portal.ApiOf(SampleClients.Approver));

    /// <summary>States another storage window for <see cref="Lantern"/> and has it approved; a release is due afterwards.</summary>
    public async Task ApproveStorageWindow(int days)
    {
        var title = $"/api/v1/titles/{Uri.EscapeDataString(Lantern)}";
        var version = (await author.Get(title)).ETag!;
        var draft = await author.Put(
            $"{title}/offline-terms",
            new { values = new { offlineAllowed = true, storageWindow = $"P{days}D" } },
            version);
        var changeSet = $"/api/v1/change-sets/{draft.Body.GetProperty("changeSetId").GetString()}";
        await author.Post($"{changeSet}/submit", new { reason = "A test of publishing." });
        await approver.Post($"{changeSet}/approve", new { comment = "Agreed." });
    }
}
