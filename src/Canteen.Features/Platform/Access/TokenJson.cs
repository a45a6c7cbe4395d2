namespace Canteen.Features.Platform.Access;

/// <summary>
/// Mastodon's Token. It does not expire, and there is nothing to refresh. <paramref name="CreatedAt"/>: seconds since 1970.
/// </summary>
internal sealed record TokenJson(string AccessToken, string TokenType, string Scope, long CreatedAt)
{
    public static TokenJson From(IssuedToken token) => new(token.Secret.Text, "Bearer", token.Scopes.ToString(), token.CreatedAt / 1000);
}
