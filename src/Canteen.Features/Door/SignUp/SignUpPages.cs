using Canteen.Features.Platform.About;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Storage;
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
    public static async Task<IResult> ShowConfirmAsync(
        string? token, string? sent, Database database, TimeProvider clock, CancellationToken ct)
    {
        if (string.IsNullOrEmpty(token)) return PageAnswers.Show<LookInMailPage>(new { SentAgain = sent is not null });
        var known = await database.ReadAsync(db => MailToken.PeekAsync<ConfirmLink>(db, token, clock.Milliseconds()), ct);
        return known is null
            ? PageAnswers.Show<LookInMailPage>(new { Fault = ConfirmEmail.Void }, ConfirmEmail.Void)
            : PageAnswers.Show<ConfirmPage>(new { Token = token, known.Email });
    }

    public static async Task<IResult> ConfirmAsync(ApiInput input, ConfirmEmail confirm, CancellationToken ct)
    {
        if (!(await confirm.RunAsync(input.Text("token") ?? "", ct)).Is(out var state, out var fault))
        {
            return PageAnswers.Show<LookInMailPage>(new { Fault = fault }, fault);
        }
        return GoBack.To(state == AccessState.Open ? "/sign-in?done=confirmed" : "/sign-up/waiting");
    }

    public static async Task<IResult> ResendAsync(ApiInput input, ResendConfirmation resend, CancellationToken ct)
    {
        await resend.RunAsync(input.Text("email") ?? "", ct);
        return GoBack.To("/confirm?sent=1");
    }

    public static IResult ShowWaiting() => PageAnswers.Show<WaitingPage>(new { });

    private static async Task<IResult> PageAsync(SignUpForm form, Fault? fault, ListRules rules, CancellationToken ct)
    {
        var texts = (await rules.RunAsync(ct)).ConvertAll(rule => rule.Text);
        return PageAnswers.Show<SignUpPage>(new { Form = form, Rules = texts, Fault = fault }, fault);
    }
}
