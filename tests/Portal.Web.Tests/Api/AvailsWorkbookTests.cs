using System.Net;
using System.Text.Json;
using Portal.Data.Avails.Workbooks;
using Portal.Domain.Avails;
using Portal.Domain.Avails.Export;
using Portal.Testing;
using Portal.Testing.Host;

namespace Portal.Web.Tests.Api;

/// <summary>Workbooks that go out: the present avails, and deliveries with their findings marked.</summary>
public sealed class AvailsWorkbookTests(HostFixture fixture)
{
    PortalHost Host => fixture.Host;

    [Fact]
    public async Task Present_avails_come_as_a_workbook_of_rows_asked_for()
    {
        using var client = await Host.Api("sample-author");
        await Deliver(client, WorkbookBuilder.Movies().Row(
            ("ALID", "md:alid:org:test:exported"), ("ContentID", "md:cid:org:test:exported"), ("DisplayName", "Exporter & Sons"), ("Territory", "CA")));

        using var answer = await client.GetAsync("/api/v1/avails/export?owner=Exporter%20%26%20Sons&territory=CA");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(ExportAvails.ContentType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Matches(@"^avails-\d{4}-\d{2}-\d{2}\.xlsx$", answer.Content.Headers.ContentDisposition!.FileName);
        var row = Assert.Single(Rows(await answer.Content.ReadAsByteArrayAsync()));
        Assert.Equal("md:alid:org:test:exported", row.Avail.Alid);
        using var none = await client.GetAsync("/api/v1/avails/export?owner=Exporter%20%26%20Sons&territory=JP");
        Assert.Empty(Rows(await none.Content.ReadAsByteArrayAsync()));
    }

    [Fact]
    public async Task Export_asks_for_a_territory_that_there_is_and_for_leave_to_read_rights()
    {
        using var author = await Host.Api("sample-author");
        using var server = await Host.Api("sample-license-server");

        using var refused = await author.GetAsync("/api/v1/avails/export?territory=Atlantis");
        using var forbidden = await server.GetAsync("/api/v1/avails/export");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType!.MediaType));
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }

    [Fact]
    public async Task Findings_come_back_marked_in_the_delivered_workbook()
    {
        using var client = await Host.Api("sample-author");
        var importId = await Deliver(client, WorkbookBuilder.Movies().Row(("ALID", "md:alid:org:test:marked"), ("Territory", "Atlantis")));

        using var answer = await client.GetAsync($"/api/v1/avails/{importId}/findings.xlsx");
        using var missing = await client.GetAsync("/api/v1/avails/none/findings.xlsx");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("delivery-findings.xlsx", answer.Content.Headers.ContentDisposition!.FileName);
        using var package = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(
            new MemoryStream(await answer.Content.ReadAsByteArrayAsync()), isEditable: false);
        Assert.Equal(["Movies", "Portal findings"], package.WorkbookPart!.Workbook!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Select(sheet => sheet.Name!.Value));
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
    }

    [Fact]
    public async Task Pages_give_the_same_files_to_whoever_is_signed_in()
    {
        using var api = await Host.Api("sample-author");
        var importId = await Deliver(api, WorkbookBuilder.Movies().Row(("ALID", "md:alid:org:test:paged"), ("Territory", "Atlantis")));
        using var alice = Host.Browser();
        using var signedIn = await alice.SignIn("alice", "alice");
        using var carol = Host.Browser();
        using var carolSignedIn = await carol.SignIn("carol", "carol");
        using var nobody = Host.Plain();

        using var avails = await alice.Get(new Uri(Host.Address, "/downloads/avails.xlsx"));
        using var findings = await alice.Get(new Uri(Host.Address, $"/downloads/imports/{importId}/findings.xlsx"));
        using var notHers = await carol.Get(new Uri(Host.Address, $"/downloads/imports/{importId}/findings.xlsx"));
        using var signIn = await nobody.GetAsync("/downloads/avails.xlsx");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (avails.StatusCode, findings.StatusCode));
        Assert.NotEmpty(Rows(await avails.Content.ReadAsByteArrayAsync()));
        Assert.NotEqual(HttpStatusCode.OK, notHers.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, signIn.StatusCode);
    }

    static IReadOnlyList<AvailsRecord> Rows(byte[] workbook)
    {
        using var document = new AvailsFiles(new WorkbookLimits()).Open("avails.xlsx", new MemoryStream(workbook));
        return ReadDelivery.Of(document).Records;
    }

    static async Task<string> Deliver(HttpClient client, WorkbookBuilder workbook)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(workbook.ToBytes()), "file", "delivery.xlsx" } };
        using var answer = await client.PostAsync("/api/v1/avails?dryRun=false", form);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty("importId").GetString()!;
    }
}
