namespace Canteen.Tests.Browser;

internal static class InTime
{
    /// <summary>Waits for another program, but not for ever. A later result or failure is ignored.</summary>
    /// <returns>False when it was not done in time.</returns>
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
