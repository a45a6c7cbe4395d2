using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.OAuth;

internal static class AppsApi
{
    private static readonly char[] Space = [' ', '\n', '\r', '\t'];

    /// <summary>POST /api/v1/apps. <c>redirect_uris</c>: one text, separated by lines or spaces, or a list.</summary>
    public static async Task<IResult> RegisterAsync(ApiInput input, RegisterApp register, ClientTries tries, CancellationToken ct)
    {
        var uris = input.List("redirect_uris").SelectMany(u => u.Split(Space, StringSplitOptions.RemoveEmptyEntries)).Distinct().ToList();
        var scopes = string.Join(' ', input.List("scopes"));
        var website = input.Text("website") is { } given && !PlainText.IsBlank(given) ? given.Trim() : null;
        var registered = await register.RunAsync(
            PlainText.OneLine(input.Text("client_name") ?? ""), uris, scopes.Length == 0 ? "read" : scopes, website, ct);
        if (registered.Is(out var app, out _)) tries.Know(app.ClientId);
        return registered.ToResult(CredentialAppJson.From);
    }

    /// <summary>GET /api/v1/apps/verify_credentials: any valid token.</summary>
    public static async Task<IResult> VerifyAsync(HttpContext context, Database database)
    {
        var caller = context.Caller();
        if (caller.App is not { } id) return Results.Json(new AppJson("0", "Canteen", null, caller.Scopes.Names, []));
        var app = await database.ReadAsync(db => AppRow.ByIdAsync(db, id), context.RequestAborted);
        return app is null ? Fault.NotFound.ToResult() : Results.Json(AppJson.From(app));
    }
}
