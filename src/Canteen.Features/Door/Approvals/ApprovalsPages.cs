using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
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

    public static async Task<IResult> ApproveAsync(HttpContext context, AccountId id, ApprovePerson approve) =>
        Answer(await approve.RunAsync(context.Me(), id, context.RequestAborted));

    public static async Task<IResult> RejectAsync(HttpContext context, AccountId id, RejectPerson reject) =>
        Answer(await reject.RunAsync(context.Me(), id, context.RequestAborted));

    private static IResult Answer(Outcome<Done> outcome) => outcome.Is(out _, out var fault) ? GoBack.To(Path) : fault.ToResult();
}
