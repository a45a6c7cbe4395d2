using System.Globalization;
using Canteen.Core;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.SignIn;

internal static class SignInPages
{
    private const string Home = "/home";

    // The first guess is given back after this many seconds.
    private static readonly string RetryAfter = PasswordGuesses.ByLogin.ThenEvery.TotalSeconds.ToString(CultureInfo.InvariantCulture);

    /// <param name="again">If set, the form is shown even to somebody who is signed in, because an app asked for it.</param>
    /// <param name="done">What brought the person here: confirmed or reset.</param>
    public static IResult Show(HttpContext context, string? next, string? again, string? done) =>
        context.Caller().Session is not null && again is null
            ? GoBack.To(Ours(next))
            : PageAnswers.Show<SignInPage>(new { Next = Ours(next), Done = done });

    public static async Task<IResult> SignInAsync(
        HttpContext context, ApiInput form, CheckPassword check, OpenSession open, CanteenSettings settings)
    {
        var login = form.Text("email") ?? "";
        var next = Ours(form.Text("next"));
        var ct = context.RequestAborted;
        var browser = ClientBrowser.Of(context);
        var checkedPassword = await check.RunAsync(login, form.Text("password") ?? "", browser.KnownAs, ct);
        if (!checkedPassword.Is(out var user, out var fault))
        {
            if (fault == CheckPassword.Locked) context.Response.Headers.RetryAfter = RetryAfter;
            return Again(login, next, fault);
        }
        if (user.State != AccessState.Open) return NotYet(user, login, next);

        if (await open.RunAsync(user, browser, ct) is not { } secrets) return Again(login, next, CheckPassword.Wrong);
        secrets.Give(context, settings);
        return GoBack.To(next);
    }

    public static async Task<IResult> SignOutAsync(HttpContext context, CloseSession close, CanteenSettings settings)
    {
        await close.RunAsync(context.Caller(), context.RequestAborted);
        SessionCookie.Clear(context, settings);
        return GoBack.To("/");
    }

    private static IResult NotYet(User user, string login, string next) => user.State switch
    {
        AccessState.Unconfirmed => GoBack.To("/confirm?unconfirmed=1"),
        AccessState.Pending => GoBack.To("/sign-up/waiting"),
        _ => Again(
            login, next,
            Fault.Forbidden("This account has been closed. If you think this is a mistake, please contact the people who run this server.")),
    };

    private static IResult Again(string login, string next, Fault fault) =>
        PageAnswers.Show<SignInPage>(new { Next = next, Login = login, Fault = fault }, fault);

    private static string Ours(string? next) => next is not null && GoBack.IsOurs(next) ? next : Home;
}
