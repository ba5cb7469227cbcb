using System.Runtime.InteropServices;

namespace Portal.Domain.Decisions.Bulk;

/// <summary>An avail where it counts the same, as the table keeps it: 36 bytes, without references. The instants are as in <see cref="RightsRow"/>.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
readonly record struct StoredRow(
    long Start, long End, long HardEnd, int Territories, int Terms, ushort Avail, byte LicenseType, QualitySet Offers);
