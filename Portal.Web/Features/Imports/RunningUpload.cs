namespace Portal.Web.Features.Imports;

/// <summary>How far an upload has come: first its bytes arrive, then its rows are read.</summary>
/// <param name="Size">Bytes of the whole file.</param>
/// <param name="Rows">Null while the file arrives.</param>
sealed record RunningUpload(string FileName, long Size, long Received = 0, int? Rows = null)
{
    public bool IsReading => Rows is not null;

    /// <summary>What is being done, for those who do not see the bar.</summary>
    public string Step => IsReading ? "Reading rows" : "Uploading";

    public string Words => Rows switch
    {
        null => $"Uploading: {ImportWords.Size(Received)} of {ImportWords.Size(Size)}",
        0 => "Reading the workbook …",
        { } rows => $"Reading: {ImportWords.Number(rows)} rows so far",
    };
}

/// <summary>Why a file was not taken.</summary>
sealed record FailedUpload(string FileName, IReadOnlyList<Portal.Domain.Avails.AvailsFinding> Findings);
