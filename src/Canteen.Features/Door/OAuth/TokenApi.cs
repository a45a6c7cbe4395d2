using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.OAuth;

internal static class TokenApi
{
    /// <summary>POST /oauth/token, with a form, JSON or HTTP Basic.</summary>
    public static async Task<IResult> IssueAsync(
        HttpContext context, ApiInput input, ExchangeCode exchange, IssueAppToken issue, ClientTries tries)
    {
        context.Response.Headers.CacheControl = "no-store";
        var client = ClientCredentials.Read(context.Request, input);
        var ct = context.RequestAborted;
        return input.Text("grant_type") switch
        {
            "authorization_code" when input.Text("code") is { Length: > 0 } code =>
                Answer(await tries.TryAsync(context, client.Id, makes: false, () => exchange.RunAsync(client, InHand(code, input), ct))),
            "authorization_code" => OAuthFaults.Missing("code").ToOAuthResult(),
            "client_credentials" => Answer(
                await tries.TryAsync(context, client.Id, makes: true, () => issue.RunAsync(client, ScopesOf(input), ct))),
            null or "" => OAuthFaults.Missing("grant_type").ToOAuthResult(),
            _ => OAuthFaults.UnsupportedGrantType.ToOAuthResult(),
        };
    }

    /// <summary>POST /oauth/revoke.</summary>
    public static async Task<IResult> RevokeAsync(HttpContext context, ApiInput input, RevokeToken revoke, ClientTries tries)
    {
        var client = ClientCredentials.Read(context.Request, input);
        var ct = context.RequestAborted;
        var outcome = await tries.TryAsync(context, client.Id, makes: false, () => revoke.RunAsync(client, input.Text("token") ?? "", ct));
        return outcome.Is(out _, out var fault) ? Results.Json(new EmptyJson()) : fault.ToOAuthResult();
    }

    private static CodeExchange InHand(string code, ApiInput input) => new(
        Secret<AuthorizationCode>.TryParse(code, out var secret)
            ? secret
            : null, input.Text("redirect_uri") ?? "", input.Text("code_verifier"));

    private static ScopeSet ScopesOf(ApiInput input) => ScopeSet.Parse(string.Join(' ', input.List("scope")));

    private static IResult Answer(Outcome<IssuedToken> outcome) =>
        outcome.Is(out var token, out var fault) ? Results.Json(TokenJson.From(token)) : fault.ToOAuthResult();
}

internal sealed record EmptyJson;
