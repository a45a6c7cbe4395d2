using Canteen.Features.Platform.Allowances;

namespace Canteen.Features.Platform.Access;

/// <summary>
/// How often a password may be guessed. Each guess is counted before the password is checked, and given back when it was right.
/// </summary>
public static class PasswordGuesses
{
    private static readonly TimeSpan HalfAnHour = TimeSpan.FromMinutes(30);

    /// <summary>
    /// In browsers where the person has not signed in before: counted by what was typed, in lower case and without a leading @, whether
    /// anybody has that name or not. A person has two names, their handle and their address, so strangers have at most 2 x (10 + 48)
    /// guesses a day.
    /// </summary>
    public static readonly Allowance ByLogin = new("login", 10, HalfAnHour);

    /// <summary>
    /// In a browser where the person has signed in before: counted by <see cref="KnownBrowser"/>, one for each person who uses it.
    /// </summary>
    public static readonly Allowance ByBrowser = new("browser", 10, HalfAnHour);

    /// <summary>
    /// For the password that settings ask for again, counted by session: somebody who borrows a session uses up only that one.
    /// </summary>
    public static readonly Allowance BySession = new("own password in session", 10, HalfAnHour);

    /// <summary>The same, over all sessions of a person; wide enough that one borrowed session cannot use it up.</summary>
    public static readonly Allowance ByAccount = new("own password", 30, TimeSpan.FromMinutes(15));
}
