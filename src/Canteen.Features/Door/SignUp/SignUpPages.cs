using Canteen.Core;
using Canteen.Features.Platform.About;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.SignUp;

internal static class SignUpPages
{
    public static async Task<IResult> ShowAsync(HttpContext context, string? invite, ListRules rules)
    {
        if (context.Caller().Session is not null) return GoBack.To("/home");
        return await PageAsync(
            new SignUpForm("", "", "") { InviteCode = PlainText.Clean(invite ?? "") }, null, rules, context.RequestAborted);
    }

    public static async Task<IResult> RegisterAsync(HttpContext context, ApiInput input, RegisterPerson register, ListRules rules)
    {
        var form = new SignUpForm(
            (input.Text("username") ?? "").Trim().TrimStart('@'), (input.Text("email") ?? "").Trim(), input.Text("password") ?? "")
        {
            DisplayName = (input.Text("display_name") ?? "").Trim(),
            Agreed = input.Flag("agreement") ?? false,
            Reason = input.Text("reason") ?? "",
            InviteCode = (input.Text("invite_code") ?? "").Trim(),
        };
        var registered = await register.RunAsync(form, context.RequestAborted);
        return registered.Is(out _, out var fault)
            ? GoBack.To("/confirm")
            : await PageAsync(form, fault, rules, context.RequestAborted);
    }

    /// <summary>
    /// GET /confirm: with a token, the button that confirms, because mail scanners open links too; without one, where to look for the mail.
    /// </summary>
    public static async Task<IResult> ShowConfirmAsync(HttpContext context, string? token, string? sent, FindNewcomer find)
    {
        if (string.IsNullOrEmpty(token)) return PageAnswers.Show<LookInMailPage>(new { SentAgain = sent is not null });
        if (await find.RunAsync(token, context.RequestAborted) is not { } found) return Void(ConfirmEmail.Void);
        var replaces = context.Viewer() is { } other && other != found.User.AccountId;
        return PageAnswers.Show<ConfirmPage>(new { Token = token, found.Email, found.User, Replaces = replaces });
    }

    /// <summary>
    /// Whoever holds the link can read the mail of that address, and with it could set a new password too; so the link signs them in.
    /// </summary>
    public static async Task<IResult> ConfirmAsync(
        HttpContext context, ApiInput input, ConfirmEmail confirm, OpenSession open, CanteenSettings settings)
    {
        var ct = context.RequestAborted;
        if (!(await confirm.RunAsync(input.Text("token") ?? "", ct)).Is(out var user, out var fault)) return Void(fault);
        if (user.State == AccessState.Pending) return GoBack.To("/sign-up/waiting");
        if (await open.RunAsync(user, ClientBrowser.Of(context), ct) is not { } secrets) return GoBack.To("/sign-in?done=confirmed");
        secrets.Give(context, settings);
        return GoBack.To($"/home?{GoBack.Welcome}=1");
    }

    public static async Task<IResult> ResendAsync(ApiInput input, ResendConfirmation resend, CancellationToken ct)
    {
        await resend.RunAsync(input.Text("email") ?? "", ct);
        return GoBack.To("/confirm?sent=1");
    }

    public static IResult ShowWaiting() => PageAnswers.Show<WaitingPage>(new { });

    private static IResult Void(Fault fault) => PageAnswers.Show<ConfirmOverPage>(new { Fault = fault }, fault);

    private static async Task<IResult> PageAsync(SignUpForm form, Fault? fault, ListRules rules, CancellationToken ct)
    {
        var texts = (await rules.RunAsync(ct)).ConvertAll(rule => rule.Text);
        return PageAnswers.Show<SignUpPage>(new { Form = form, Rules = texts, Fault = fault }, fault);
    }
}
