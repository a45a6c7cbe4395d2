using System.Globalization;

namespace Canteen.Bench.Loading;

/// <summary>
/// Ids, names and secrets of the people that the loader makes, all derived from their number: anybody who knows that a database was loaded
/// by it knows everybody's token.
/// </summary>
internal static class Roster
{
    /// <summary>The first person joined on 1 January 2024, then one more each millisecond.</summary>
    private const long Opened = 1_704_067_200_000;

    public static long JoinedAt(int person) => Opened + person;

    public static AccountId Account(int person) => new(JoinedAt(person) << 16);

    public static int PersonOf(AccountId account) => (int)(account.Milliseconds - Opened);

    public static string Handle(int person) => string.Create(CultureInfo.InvariantCulture, $"person{person}");

    /// <summary>A token with the scopes read, write and follow.</summary>
    public static string Token(int person) =>
        string.Create(CultureInfo.InvariantCulture, $"{AccessToken.Prefix}bench-{person:D12}-not-a-secret-of-anybody-");

    public static Secret<AccessToken> Secret(int person) =>
        Secret<AccessToken>.TryParse(Token(person), out var secret)
            ? secret
            : throw new InvalidOperationException("Made-up tokens must look like real ones.");
}
