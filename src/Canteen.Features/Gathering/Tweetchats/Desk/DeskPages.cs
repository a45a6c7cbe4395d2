using Canteen.Features.Gathering.Tweetchats.Running;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Gathering.Tweetchats.Desk;

/// <summary>The desk of a tweetchat's hosts, and its buttons.</summary>
internal static class DeskPages
{
    public static Task<IResult> ShowAsync(Id<Chat> id, HttpContext http, ReadDesk read, CancellationToken ct) =>
        ShowAsync(http, id, read, null, "", ct);

    public static async Task<IResult> AskAsync(
        Id<Chat> id, Id<ChatQuestion> question, HttpContext http, AskQuestion ask, ReadDesk read, CancellationToken ct) =>
        await AnswerAsync(await ask.RunAsync(http.Me(), id, question, ct), http, id, read, ct);

    public static async Task<IResult> OpenAsync(Id<Chat> id, HttpContext http, OpenChat open, ReadDesk read, CancellationToken ct) =>
        await AnswerAsync(await open.RunAsync(http.Me(), id, ct), http, id, read, ct);

    public static async Task<IResult> CloseAsync(Id<Chat> id, HttpContext http, CloseChat close, ReadDesk read, CancellationToken ct) =>
        await AnswerAsync(await close.RunAsync(http.Me(), id, ct), http, id, read, ct);

    public static async Task<IResult> PaceAsync(
        Id<Chat> id, HttpContext http, ApiInput input, PaceChat pace, ReadDesk read, CancellationToken ct) =>
        DeskApi.PaceOf(input.Text("pace", 20)) is { } wanted
            ? await AnswerAsync(await pace.RunAsync(http.Me(), id, wanted, ct), http, id, read, ct)
            : Fault.BadRequest("pace must be hold, goon or extend").ToResult();

    public static async Task<IResult> RuleAsync(
        Id<Chat> id, PostId post, HttpContext http, ApiInput input, RuleOnPost rule, ReadDesk read, CancellationToken ct) =>
        DeskApi.RulingOf(input.Text("ruling", 20)) is { } ruling
            ? await AnswerAsync(await rule.RunAsync(http.Me(), id, post, ruling, input.Text("reason") ?? "", ct), http, id, read, ct)
            : Fault.BadRequest("ruling must be show, feature, unfeature, park or remove").ToResult();

    public static async Task<IResult> MuteAsync(
        Id<Chat> id, AccountId person, HttpContext http, ApiInput input, RuleOnPerson rule, ReadDesk read, CancellationToken ct) =>
        await AnswerAsync(await rule.RunAsync(http.Me(), id, person, input.Text("muted", 8) != "no", ct), http, id, read, ct);

    public static async Task<IResult> WelcomeAsync(
        Id<Chat> id, AccountId person, HttpContext http, RuleOnPerson rule, ReadDesk read, CancellationToken ct) =>
        await AnswerAsync(await rule.WelcomeAsync(http.Me(), id, person, ct), http, id, read, ct);

    public static async Task<IResult> TellAsync(
        Id<Chat> id, HttpContext http, ApiInput input, TellHosts message, ReadDesk read, CancellationToken ct)
    {
        var text = input.Text("text") ?? "";
        var told = await message.RunAsync(http.Me(), id, text, ct);
        return told.Is(out _, out var fault)
            ? GoBack.To($"/chats/{id}/desk#desk-messages")
            : await ShowAsync(http, id, read, fault, text, ct);
    }

    private static async Task<IResult> AnswerAsync(
        Outcome<Done> done, HttpContext http, Id<Chat> id, ReadDesk read, CancellationToken ct) =>
        done.Is(out _, out var fault) ? GoBack.To($"/chats/{id}/desk#main") : await ShowAsync(http, id, read, fault, "", ct);

    private static async Task<IResult> ShowAsync(
        HttpContext http, Id<Chat> id, ReadDesk read, Fault? fault, string message, CancellationToken ct)
    {
        if (!(await read.RunAsync(http.Me(), id, ct)).Is(out var desk, out var refused)) return refused.ToResult();
        return http.Request.WantsFragment()
            ? Fragment.Of(new ComponentPart(typeof(DeskPart), new { Desk = desk }))
            : PageAnswers.Show<DeskPage>(new { Desk = desk, Fault = fault, Typed = message }, fault);
    }
}
