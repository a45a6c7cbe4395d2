namespace Canteen.Features.Platform.Access;

/// <summary>
/// Decides whose an address is: it belongs to the account that has confirmed it, and only then is its key written to <c>users</c>, where it
/// is unique. So signing up never reveals whether an address is known, and nobody can keep an address from its owner by typing it in first.
/// </summary>
public static class UserEmail
{
    /// <summary>The key that is stored until the address is confirmed. No address can look like it.</summary>
    public static string UnconfirmedKey(AccountId account) => $"unconfirmed {account}";
}
