using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.OAuth;

internal static class AuthorizePages
{
    /// <summary>GET /oauth/authorize: the consent page, or straight back to the app if the person has agreed before.</summary>
    public static async Task<IResult> AskAsync(
        HttpContext context, ApiInput input, CheckRequest check, GrantCode grant, ConsentingPerson who)
    {
        var request = AuthorizeRequest.Read(input);
        var ct = context.RequestAborted;
        if (!(await check.RunAsync(request, context.Viewer(), ct)).Is(out var offer, out var fault)) return Refuse(fault);
        if (context.Caller() is not { Session: not null, Account: { } me }) return GoBack.To(SignIn(request, ""));
        if (request.ForceLogin) return GoBack.To(SignIn(request, "&again=1"));
        if (offer.Agreed && !request.AlwaysAsk)
            return AuthorizeAnswers.Send(request, ("code", (await grant.RunAsync(me, offer, request, ct)).Text));
        return PageAnswers.Show<AuthorizePage>(new { Request = request, Offer = offer, Me = await who.RunAsync(me, ct) });
    }

    /// <summary>POST /oauth/authorize: one of the two buttons. Deny sends <c>_method=delete</c>, as Mastodon's form does.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext context, ApiInput input, CheckRequest check, GrantCode grant)
    {
        var request = AuthorizeRequest.Read(input);
        var me = context.Me();
        var ct = context.RequestAborted;
        if (!(await check.RunAsync(request, me, ct)).Is(out var offer, out var fault)) return Refuse(fault);
        var denied = HttpMethods.IsDelete(context.Request.Method)
            || string.Equals(input.Text("_method"), "delete", StringComparison.OrdinalIgnoreCase);
        return denied
            ? AuthorizeAnswers.Deny(request)
            : AuthorizeAnswers.Send(request, ("code", (await grant.RunAsync(me, offer, request, ct)).Text));
    }

    /// <summary>GET /oauth/authorize/native: shows the code for copying.</summary>
    public static IResult ShowCode(HttpContext context, string? code)
    {
        context.Response.Headers.CacheControl = "no-store";
        return PageAnswers.Show<NativeCodePage>(new { Code = PlainText.Clean(code ?? "") });
    }

    private static string SignIn(AuthorizeRequest request, string more) =>
        "/sign-in?next=" + Uri.EscapeDataString(request.PathToConsent()) + more;

    private static IResult Refuse(Fault fault) => PageAnswers.Show<RefusedPage>(new { Fault = fault }, fault);
}

/// <summary>The person who is asked for consent, as the page shows them.</summary>
public sealed class ConsentingPerson(Database database, AccountHydrator accounts)
{
    public Task<AccountView> RunAsync(AccountId me, CancellationToken ct) =>
        database.ReadAsync(async db => (await accounts.LoadAsync(db, [me])).Single(), ct);
}
