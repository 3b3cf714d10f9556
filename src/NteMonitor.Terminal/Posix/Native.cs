using System.Runtime.InteropServices;

namespace NteMonitor.Terminal;

/// <summary>The few calls of the C library that a terminal needs.</summary>
internal static partial class Native
{
    /// <summary>More than any system's <c>struct termios</c>; its contents are never looked at.</summary>
    internal const int TermiosBytes = 256;

    internal const short PollIn = 1;
    internal const int SetNow = 0;
    internal static readonly int StopSignal = OperatingSystem.IsLinux() ? 20 : 18;
    private const nuint WindowSizeRequest = 0x5413;

    /// <summary>Returns columns and rows of the terminal, or null where the system does not say.</summary>
    internal static Size? WindowSize(int descriptor)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        var size = default(WindowSizes);
        return GetWindowSize(descriptor, WindowSizeRequest, ref size) == 0 && size is { Columns: > 0, Rows: > 0 } ? new(size.Columns, size.Rows) : null;
    }

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial int GetAttributes(int descriptor, Span<byte> termios);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial int SetAttributes(int descriptor, int when, ReadOnlySpan<byte> termios);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial void MakeRaw(Span<byte> termios);

    [LibraryImport("libc", EntryPoint = "poll", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial int Poll(Span<PollEntry> entries, nuint count, int milliseconds);

    [LibraryImport("libc", EntryPoint = "pipe", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial int Pipe(Span<int> ends);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static partial int Kill(int process, int signal);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int GetWindowSize(int descriptor, nuint request, ref WindowSizes size);

    [StructLayout(LayoutKind.Sequential)]
    internal struct PollEntry
    {
        internal int Descriptor;
        internal short Wanted;
        internal short Happened;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct WindowSizes
    {
        internal ushort Rows;
        internal ushort Columns;
        internal ushort WidthPixels;
        internal ushort HeightPixels;
    }
}
