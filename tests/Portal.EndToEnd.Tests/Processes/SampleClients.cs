namespace Portal.EndToEnd.Tests.Processes;

/// <summary>The machine clients that exist in Development, as the API's contract lists them.</summary>
static class SampleClients
{
    public const string Author = "sample-author";
    public const string Approver = "sample-approver";
    public const string LicenseServer = "sample-license-server";

    public static string[] ScopesOf(string client) => client switch
    {
        Author => ["rights.read", "rights.write"],
        Approver => ["rights.read", "rights.approve", "publishing"],
        LicenseServer => ["bundles.read", "usage.write"],
        _ => throw new ArgumentException($"{client} is no sample client of these tests.", nameof(client)),
    };
}
