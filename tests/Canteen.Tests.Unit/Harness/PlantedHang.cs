namespace Canteen.Tests.Unit.Harness;

/// <summary>Waits for something that never comes. It runs only when <see cref="WatchdogTests"/> asks for it.</summary>
public class PlantedHang
{
    [Fact(Explicit = true)]
    public async Task It_waits_for_ever() => await WaitForeverAsync();

    [Fact(Explicit = true)]
    public void It_holds_a_thread_for_ever() => Thread.Sleep(Timeout.Infinite);

    private static async Task WaitForeverAsync()
    {
        await new TaskCompletionSource().Task;
        Assert.Fail("It came.");
    }
}
