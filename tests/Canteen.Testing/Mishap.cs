namespace Canteen.Testing;

/// <summary>
/// Another program that did not do what it was asked in its time, and was given up. Tests go on without it: what they assert is something else.
/// Each is said at once on the run's output, where <c>./dev test</c> counts them.
/// </summary>
public static class Mishap
{
    /// <summary>What each line begins with.</summary>
    public const string Mark = "mishap: ";

    public static void Tell(string what) => Console.Error.WriteLine(Mark + what);
}
