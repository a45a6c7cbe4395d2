using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.Sessions;

internal static class SessionsPages
{
    private const string Path = "/settings/sessions";

    public static async Task<IResult> ShowAsync(HttpContext context, ListSessions list) =>
        PageAnswers.Show<SessionsPage>(
            new { Sessions = await list.RunAsync(context.Me(), context.RequestAborted), Here = context.Caller().Session });

    public static async Task<IResult> EndAsync(HttpContext context, SessionId id, EndSession end) =>
        (await end.RunAsync(context.Me(), id, context.RequestAborted)).Is(out _, out var fault)
            ? GoBack.To(Path + GoBack.AtContent)
            : fault.ToResult();

    public static async Task<IResult> EndOthersAsync(HttpContext context, EndOtherSessions end)
    {
        await end.RunAsync(context.Me(), context.Caller().Session!.Value, context.RequestAborted);
        return GoBack.To(Path + GoBack.AtContent);
    }
}
