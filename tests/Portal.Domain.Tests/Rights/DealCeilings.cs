namespace Portal.Domain.Tests.Rights;

/// <summary>A deal with all that a studio usually asks for, each with its clause.</summary>
static class DealCeilings
{
    public const string Text = "deal C1 limits {"
        + "storageWindow: {value: P30D, clause: \"4.2\"}, "
        + "downloadsPerTitle: {value: {count: 5, per: P365D}, clause: \"4.3\"}, "
        + "qualities: {value: {HD: {deviceTier: hardware}, UHD: null}, clause: \"5.1\"}, "
        + "platforms: {value: [android, fireos, ios, windows], clause: \"6\"}}";
}
