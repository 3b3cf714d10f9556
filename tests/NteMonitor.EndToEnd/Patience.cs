namespace NteMonitor.EndToEnd;

/// <summary>Waits for what another process brings about.</summary>
internal static class Patience
{
    /// <summary>Returns when it holds; fails with the words given when it does not within half a minute.</summary>
    public static void Until(Func<bool> holds, Func<string> otherwise)
    {
        for (var i = 0; i < 300; i++)
        {
            if (holds())
            {
                return;
            }

            Thread.Sleep(100);
        }

        throw new ShouldAssertException(otherwise());
    }
}
