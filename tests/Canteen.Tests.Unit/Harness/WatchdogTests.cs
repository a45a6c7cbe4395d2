using System.Diagnostics;

namespace Canteen.Tests.Unit.Harness;

public class WatchdogTests
{
    [Theory]
    [InlineData("It_waits_for_ever", "WaitForeverAsync")]
    [InlineData("It_holds_a_thread_for_ever", "It_holds_a_thread_for_ever")]
    public async Task A_test_that_hangs_ends_the_run_with_its_name_and_with_what_waits(string test, string frame)
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath!, ["--explicit", "only", "--filter-method", "*." + test, "--no-progress", "--timeout", "4m"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
        };
        start.Environment["CANTEEN_TEST_LIMIT"] = "2";
        using var run = Testing.Programs.Start(start);
        var (output, error) = (run.StandardOutput.ReadToEndAsync(
            TestContext.Current.CancellationToken), run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await run.WaitForExitAsync(TestContext.Current.CancellationToken)
            .WaitAsync(TimeSpan.FromMinutes(4), TestContext.Current.CancellationToken);
        var said = await output + await error;
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains($"PlantedHang.{test}, for ", said, StringComparison.Ordinal);
        var stacks = said[said.IndexOf("What waits", StringComparison.Ordinal)..];
        Assert.Contains("Harness.PlantedHang", stacks, StringComparison.Ordinal);
        Assert.Contains(frame, stacks, StringComparison.Ordinal);
    }
}
