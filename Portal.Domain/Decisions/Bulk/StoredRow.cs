using System.Runtime.InteropServices;

namespace Portal.Domain.Decisions.Bulk;

/// <summary>An avail where it counts the same, as the table keeps it: 16 bytes that point to what many rows share.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
readonly record struct StoredRow(int Territories, int Dates, int Terms, ushort Avail, byte LicenseType, QualitySet Offers);

/// <summary>What <see cref="RightsRow"/> says in instants.</summary>
readonly record struct RowDates(long Start, long End, long HardEnd);
