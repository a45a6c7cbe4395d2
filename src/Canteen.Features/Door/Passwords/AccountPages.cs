using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.Passwords;

/// <summary>/settings/account: the e-mail address and the password.</summary>
internal static class AccountPages
{
    private const string Path = "/settings/account";

    /// <summary>Password managers ask for this address to find the form: https://w3c.github.io/webappsec-change-password-url/</summary>
    public static IResult Lead() => Results.Redirect(Path + "#password");

    public static Task<IResult> ShowAsync(HttpContext context, string? done, Database database) =>
        PageAsync(context, database, "", null, done);

    public static async Task<IResult> ChangePasswordAsync(HttpContext context, ApiInput input, ChangePassword change, Database database)
    {
        var typed = new WantedPassword(input.Text("current_password") ?? "", input.Text("new_password") ?? "");
        var outcome = await change.RunAsync(
            context.Me(), context.Caller().Session!.Value, KnownBrowserCookie.Read(context), typed, context.RequestAborted);
        return outcome.Is(out _, out var fault)
            ? GoBack.To(Path + "?done=password")
            : await PageAsync(context, database, "", fault, null, "password");
    }

    public static async Task<IResult> ChangeEmailAsync(HttpContext context, ApiInput input, RequestNewEmail request, Database database)
    {
        var email = input.Text("email") ?? "";
        var outcome = await request.RunAsync(
            context.Me(), context.Caller().Session!.Value, email, input.Text("current_password") ?? "", context.RequestAborted);
        return outcome.Is(out _, out var fault)
            ? GoBack.To(Path + "?done=mailed")
            : await PageAsync(context, database, email, fault, null, "email");
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, Database database, string typedEmail, Fault? fault, string? done, string form = "")
    {
        var user = await database.ReadAsync(
            db =>
                db.FirstOrDefaultAsync<User>(
                    User.Sql + " WHERE u.account_id = @Id", new { Id = context.Me().Value }), context.RequestAborted);
        return PageAnswers.Show<AccountPage>(
            new { user!.Email, TypedEmail = typedEmail, FaultyForm = form, Fault = fault, Done = done }, fault);
    }
}
