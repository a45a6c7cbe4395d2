namespace Canteen.Tests.Browser;

internal static class InTime
{
    /// <summary>Waits for what another program does, but not for ever. What comes later, or fails later, is of no interest.</summary>
    /// <returns>False when it did not come in time.</returns>
    public static async Task<bool> IsInTimeAsync(this Task work, TimeSpan limit)
    {
        if (await Task.WhenAny(work, Task.Delay(limit)) == work)
        {
            await work;
            return true;
        }
        _ = work.ContinueWith(late => late.Exception, TaskScheduler.Default);
        return false;
    }
}
