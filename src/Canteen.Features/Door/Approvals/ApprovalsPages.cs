using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.Approvals;

internal static class ApprovalsPages
{
    private const string Path = "/settings/approvals";

    public static async Task<IResult> ShowAsync(HttpContext context, ListWaiting list) =>
        (await list.RunAsync(context.Me(), context.RequestAborted)).Is(out var people, out var fault)
            ? PageAnswers.Show<ApprovalsPage>(new { People = people })
            : fault.ToResult();

    public static async Task<IResult> ApproveAsync(HttpContext context, AccountId id, ApprovePerson approve, CountWaiting count) =>
        await AnswerAsync(await approve.RunAsync(context.Me(), id, context.RequestAborted), context, count);

    public static async Task<IResult> RejectAsync(HttpContext context, AccountId id, RejectPerson reject, CountWaiting count) =>
        await AnswerAsync(await reject.RunAsync(context.Me(), id, context.RequestAborted), context, count);

    /// <summary>How many are waiting, beside the entry in the navigation.</summary>
    public static async ValueTask<HtmlPart> MarkAsync(PageFiller page)
    {
        var count = await page.Service<CountWaiting>().RunAsync(again: false, page.Context.RequestAborted);
        return new ComponentPart(typeof(WaitingCount), new { Count = count });
    }

    private static async Task<IResult> AnswerAsync(Outcome<Done> outcome, HttpContext context, CountWaiting count)
    {
        if (!outcome.Is(out _, out var fault)) return fault.ToResult();
        await count.RunAsync(again: true, context.RequestAborted);
        return GoBack.To(Path + GoBack.AtContent);
    }
}
