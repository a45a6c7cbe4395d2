using Canteen.Core;
using Canteen.Features.Platform.About;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Door.SignUp;

internal static class SignUpPages
{
    public static async Task<IResult> ShowAsync(HttpContext context, string? invite, ListRules rules)
    {
        if (context.Caller().Session is not null) return GoBack.To("/home");
        return await PageAsync(
            new SignUpForm("", "", "") { InviteCode = PlainText.Clean(invite ?? "") }, null, rules, context.RequestAborted);
    }

    public static async Task<IResult> RegisterAsync(
        HttpContext context, ApiInput input, RegisterPerson register, ListRules rules, CanteenSettings settings)
    {
        var form = new SignUpForm(
            (input.Text("username") ?? "").Trim().TrimStart('@'), (input.Text("email") ?? "").Trim(), input.Text("password") ?? "")
        {
            DisplayName = (input.Text("display_name") ?? "").Trim(),
            Agreed = input.Flag("agreement") ?? false,
            Reason = input.Text("reason") ?? "",
            InviteCode = (input.Text("invite_code") ?? "").Trim(),
        };
        var registered = await register.RunAsync(form, KnownBrowserCookie.Read(context), context.RequestAborted);
        if (!registered.Is(out var newcomer, out var fault)) return await PageAsync(form, fault, rules, context.RequestAborted);
        if (newcomer.Known is { } known) KnownBrowserCookie.Set(context, known, settings);
        return GoBack.To("/confirm");
    }

    /// <summary>
    /// GET /confirm: with a token, the form that confirms, because mail scanners open links too; without one, where to look for the mail.
    /// </summary>
    /// <param name="forgotten">If set, the form asks for a new password.</param>
    /// <param name="unconfirmed">If set, they came here because they could not sign in.</param>
    public static async Task<IResult> ShowConfirmAsync(
        HttpContext context, string? token, string? sent, string? forgotten, string? unconfirmed, FindNewcomer find)
    {
        if (string.IsNullOrEmpty(token))
            return PageAnswers.Show<LookInMailPage>(new { SentAgain = sent is not null, Unconfirmed = unconfirmed is not null });
        return await ConfirmPageAsync(context, token, forgotten is not null, null, find);
    }

    public static async Task<IResult> ConfirmAsync(
        HttpContext context, ApiInput input, ConfirmEmail confirm, FindNewcomer find, OpenSession open, CanteenSettings settings)
    {
        var ct = context.RequestAborted;
        var form = new ConfirmForm(input.Text("token") ?? "", input.Text("password") ?? "", input.Text("new_password"));
        if (!(await confirm.RunAsync(form, KnownBrowserCookie.Read(context), ct)).Is(out var user, out var fault))
        {
            return fault == ConfirmEmail.Void
                ? Void(fault)
                : await ConfirmPageAsync(context, form.Token, form.NewPassword is not null, fault, find);
        }
        if (user.State == AccessState.Pending) return GoBack.To("/sign-up/waiting");
        if (await open.RunAsync(user, ClientBrowser.Of(context), ct) is not { } secrets) return GoBack.To("/sign-in?done=confirmed");
        secrets.Give(context, settings);
        return GoBack.To(await FirstPageAsync(context, user.AccountId) ?? $"/home?{GoBack.Welcome}=1");
    }

    public static async Task<IResult> ResendAsync(ApiInput input, ResendConfirmation resend, CancellationToken ct)
    {
        await resend.RunAsync(input.Text("email") ?? "", ct);
        return GoBack.To("/confirm?sent=1");
    }

    public static IResult ShowWaiting() => PageAnswers.Show<WaitingPage>(new { });

    private static async ValueTask<string?> FirstPageAsync(HttpContext context, AccountId newcomer)
    {
        foreach (var page in context.RequestServices.GetServices<NewcomerPage>())
            if (await page.FindAsync(newcomer, context.RequestAborted) is { } path) return path;
        return null;
    }

    private static async Task<IResult> ConfirmPageAsync(HttpContext context, string token, bool forgotten, Fault? fault, FindNewcomer find)
    {
        if (await find.RunAsync(token, KnownBrowserCookie.Read(context), context.RequestAborted) is not { } newcomer)
            return Void(ConfirmEmail.Void);
        var replaces = context.Viewer() is { } other && other != newcomer.User.AccountId;
        return PageAnswers.Show<ConfirmPage>(
            new { Token = token, Newcomer = newcomer, Forgotten = forgotten, Replaces = replaces, Fault = fault }, fault);
    }

    private static IResult Void(Fault fault) => PageAnswers.Show<ConfirmOverPage>(new { Fault = fault }, fault);

    private static async Task<IResult> PageAsync(SignUpForm form, Fault? fault, ListRules rules, CancellationToken ct)
    {
        var texts = (await rules.RunAsync(ct)).ConvertAll(rule => rule.Text);
        return PageAnswers.Show<SignUpPage>(new { Form = form, Rules = texts, Fault = fault }, fault);
    }
}
