namespace NteMonitor;

/// <summary>Whose night this is: the settings that figures depend on, from <c>nte.config.json</c>.</summary>
/// <param name="Authority">The licensing authority's code, part of every key in the store.</param>
/// <param name="Name">The town's or authority's name as reports print it.</param>
/// <param name="Clock">Time zone and night boundary.</param>
/// <param name="Windows">The named windows; the first is the default.</param>
public sealed record Town(string Authority, string Name, NightClock Clock, IReadOnlyList<NamedWindow> Windows)
{
    /// <summary>Returns the window with this code, or none.</summary>
    public NamedWindow? Window(string code) =>
        code == NamedWindow.All.Code ? NamedWindow.All : Windows.FirstOrDefault(w => w.Code == code);
}
