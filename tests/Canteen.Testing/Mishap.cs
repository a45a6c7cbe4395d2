namespace Canteen.Testing;

/// <summary>
/// Another program did not do in time what it was asked, and was abandoned. Tests go on without it, because they assert something else.
/// Each mishap is written at once to the run's output, where <c>./dev test</c> counts them.
/// </summary>
public static class Mishap
{
    /// <summary>The beginning of each line.</summary>
    public const string Mark = "mishap: ";

    public static void Tell(string what) => Console.Error.WriteLine(Mark + what);
}
