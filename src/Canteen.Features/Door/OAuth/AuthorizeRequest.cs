using Canteen.Features.Platform.Input;

namespace Canteen.Features.Door.OAuth;

/// <summary>What an app asks the person for, as it stands in the address and again in the hidden fields of the consent form.</summary>
/// <param name="Mode">How the answer travels: query (also when empty), fragment or form_post.</param>
public sealed record AuthorizeRequest(string ClientId, string RedirectUri, string Scope, string ResponseType)
{
    public string? State { get; init; }
    public string? Challenge { get; init; }
    public string? ChallengeMethod { get; init; }
    public string? Mode { get; init; }

    /// <summary>The person signs in again first, perhaps as somebody else.</summary>
    public bool ForceLogin { get; init; }

    /// <summary>The page is shown even to a person who has let this app in before.</summary>
    public bool AlwaysAsk { get; init; }

    public static AuthorizeRequest Read(ApiInput input) => new(
        input.Text("client_id") ?? "", input.Text("redirect_uri") ?? "", string.Join(' ', input.List("scope")), input.Text("response_type") ?? "")
    {
        State = input.Text("state"),
        Challenge = NullIfEmpty(input.Text("code_challenge")),
        ChallengeMethod = NullIfEmpty(input.Text("code_challenge_method")),
        Mode = NullIfEmpty(input.Text("response_mode")),
        ForceLogin = input.Flag("force_login") ?? false,
        AlwaysAsk = input.Text("prompt") == "consent",
    };

    /// <summary>Names and values as the app sent them; what it did not send is left out.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields()
    {
        (string Name, string? Value)[] all =
        [
            ("client_id", ClientId), ("redirect_uri", RedirectUri), ("state", State), ("response_type", ResponseType), ("scope", Scope),
            ("code_challenge", Challenge), ("code_challenge_method", ChallengeMethod), ("response_mode", Mode),
        ];
        return all.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Name, f.Value!));
    }

    /// <summary>The consent page for this request: where a person comes back to after they signed in for it.</summary>
    public string PathToConsent() =>
        OAuth.RedirectUri.With("/oauth/authorize", [.. Fields().Select(f => (f.Key, (string?)f.Value)), ("prompt", ForceLogin || AlwaysAsk ? "consent" : null)]);

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
