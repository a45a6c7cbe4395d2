using Canteen.Features.Platform.Input;

namespace Canteen.Features.Door.OAuth;

/// <summary>What an app asks of the person, as parameters of the address and as hidden fields of the consent form.</summary>
/// <param name="Mode">How the answer is sent back: query (also if empty), fragment or form_post.</param>
public sealed record AuthorizeRequest(string ClientId, string RedirectUri, string Scope, string ResponseType)
{
    public string? State { get; init; }
    public string? Challenge { get; init; }
    public string? ChallengeMethod { get; init; }
    public string? Mode { get; init; }

    /// <summary>The person must sign in again first, perhaps as somebody else.</summary>
    public bool ForceLogin { get; init; }

    /// <summary>The page is shown even if the person has agreed to this app before.</summary>
    public bool AlwaysAsk { get; init; }

    public static AuthorizeRequest Read(ApiInput input) => new(
        input.Text("client_id") ?? "", input.Text("redirect_uri") ?? "", string.Join(' ', input.List("scope")), input
            .Text("response_type") ?? "")
    {
        State = input.Text("state"),
        Challenge = NullIfEmpty(input.Text("code_challenge")),
        ChallengeMethod = NullIfEmpty(input.Text("code_challenge_method")),
        Mode = NullIfEmpty(input.Text("response_mode")),
        ForceLogin = input.Flag("force_login") ?? false,
        AlwaysAsk = input.Text("prompt") == "consent",
    };

    /// <summary>The parameters as the app sent them, without those that it did not send.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields()
    {
        (string Name, string? Value)[] all =
        [
            ("client_id", ClientId), ("redirect_uri", RedirectUri), ("state", State), ("response_type", ResponseType), ("scope", Scope),
            ("code_challenge", Challenge), ("code_challenge_method", ChallengeMethod), ("response_mode", Mode),
        ];
        return all.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!));
    }

    /// <summary>The consent page for this request, to which a person returns after signing in.</summary>
    public string PathToConsent() =>
        OAuth.RedirectUri.With(
            "/oauth/authorize",
            [.. Fields().Select(f => (f.Key, (string?)f.Value)), ("prompt", ForceLogin || AlwaysAsk ? "consent" : null)]);

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
