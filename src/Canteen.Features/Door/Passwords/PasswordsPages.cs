using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.Passwords;

/// <summary>Pages for people who cannot sign in, or who follow a link from a mail.</summary>
internal static class PasswordsPages
{
    public static IResult ShowForgotten(string? sent) => PageAnswers.Show<ForgottenPage>(new { Sent = sent is not null });

    public static async Task<IResult> RequestResetAsync(ApiInput input, RequestReset request, CancellationToken ct)
    {
        await request.RunAsync(input.Text("email") ?? "", ct);
        return GoBack.To("/forgotten?sent=1");
    }

    public static async Task<IResult> ShowResetAsync(string? token, Database database, TimeProvider clock, CancellationToken ct)
    {
        var text = token ?? "";
        var known = await database.ReadAsync(db => MailToken.PeekAsync<ResetLink>(db, text, clock.Milliseconds()), ct);
        var fault = known is null ? ResetPassword.Void : null;
        return PageAnswers.Show<ResetPage>(new { Token = text, Fault = fault }, fault);
    }

    public static async Task<IResult> ResetAsync(HttpContext context, ApiInput input, ResetPassword reset, CanteenSettings settings)
    {
        var token = input.Text("token") ?? "";
        var outcome = await reset.RunAsync(token, input.Text("password") ?? "", KnownBrowserCookie.Read(context), context.RequestAborted);
        if (!outcome.Is(out var known, out var fault)) return PageAnswers.Show<ResetPage>(new { Token = token, Fault = fault }, fault);
        KnownBrowserCookie.Set(context, known, settings);
        return GoBack.To("/sign-in?done=reset");
    }

    public static async Task<IResult> ShowConfirmEmailAsync(string? token, Database database, TimeProvider clock, CancellationToken ct)
    {
        var text = token ?? "";
        var known = await database.ReadAsync(db => MailToken.PeekAsync<NewEmailLink>(db, text, clock.Milliseconds()), ct);
        var fault = known is null ? ResetPassword.Void : null;
        return PageAnswers.Show<NewEmailPage>(new { Token = text, Email = known?.Email ?? "", Fault = fault }, fault);
    }

    public static async Task<IResult> ConfirmEmailAsync(HttpContext context, ApiInput input, ConfirmNewEmail confirm)
    {
        var outcome = await confirm.RunAsync(input.Text("token") ?? "", context.RequestAborted);
        return outcome.Is(out _, out var fault)
            ? GoBack.To("/settings/account?done=email")
            : PageAnswers.Show<NewEmailPage>(new { Token = "", Email = "", Fault = fault }, fault);
    }
}
