using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.SignUp;

internal static class SignUpApi
{
    private const int MaxLocale = 20;

    /// <summary>POST /api/v1/accounts with an app's own token: answers with a token that works once the person may sign in.</summary>
    public static async Task<IResult> RegisterAsync(HttpContext context, ApiInput input, RegisterPerson register)
    {
        if (context.Caller() is not { Account: null, App: { } app }) return Fault.NotAllowed.ToResult();
        var locale = input.Text("locale");
        var form = new SignUpForm(input.Text("username") ?? "", input.Text("email") ?? "", input.Text("password") ?? "")
        {
            Agreed = input.Flag("agreement") ?? false,
            Reason = input.Text("reason") ?? "",
            InviteCode = (input.Text("invite_code") ?? "").Trim(),
            Locale = locale is { Length: > 0 and <= MaxLocale } && locale.All(c => char.IsAsciiLetter(c) || c == '-') ? locale : "en",
            App = app,
        };
        return (await register.RunAsync(form, null, context.RequestAborted)).ToResult(r => TokenJson.From(r.Token!));
    }

    /// <summary>POST /api/v1/emails/confirmations.</summary>
    public static async Task<IResult> ResendAsync(HttpContext context, ApiInput input, CorrectEmail correct) =>
        (await correct.RunAsync(context.Me(), context.Caller().App, input.Text("email"), context.RequestAborted)).ToResult(_ => new { });

    /// <summary>GET /api/v1/emails/check_confirmation: answers with a bare true or false.</summary>
    public static async Task<IResult> CheckAsync(HttpContext context, Database database)
    {
        var confirmedAt = await database.ReadAsync(
            db =>
                db.ScalarAsync<long?>(
                    "SELECT confirmed_at FROM users WHERE account_id = @Id", new { Id = context.Me().Value }), context.RequestAborted);
        return Results.Json(confirmedAt is not null);
    }
}
