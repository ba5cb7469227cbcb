namespace Portal.Domain.Catalog;

/// <summary>A contract under which avails are granted. Made by the first avail that names it.</summary>
/// <param name="Id">The avails' ContractID.</param>
/// <param name="ContentOwner">Of the first avail that named it; null where that stated none.</param>
public sealed record Deal(string Id, string? ContentOwner);
