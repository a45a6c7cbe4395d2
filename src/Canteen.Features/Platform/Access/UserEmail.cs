namespace Canteen.Features.Platform.Access;

/// <summary>
/// Whose an address is: it belongs to the account that has confirmed it, and only then is its key written to <c>users</c>, where it is
/// unique. So signing up never tells whether an address is known, and nobody can keep one from its owner by typing it in first.
/// </summary>
public static class UserEmail
{
    /// <summary>What stands in the column of keys meanwhile. No address can look like it.</summary>
    public static string UnconfirmedKey(AccountId account) => $"unconfirmed {account}";
}
