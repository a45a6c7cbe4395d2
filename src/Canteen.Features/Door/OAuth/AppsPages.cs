using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.OAuth;

internal static class AppsPages
{
    public static async Task<IResult> ShowAsync(HttpContext context, ListApps list) =>
        PageAnswers.Show<AppsPage>(new { Apps = await list.RunAsync(context.Me(), context.RequestAborted) });

    public static async Task<IResult> TakeBackAsync(HttpContext context, string app, RevokeApp takeBack)
    {
        var id = AppId.TryParse(app, out var known) ? known : default;
        var outcome = await takeBack.RunAsync(context.Me(), id, context.RequestAborted);
        return outcome.Is(out _, out var fault) ? GoBack.To("/settings/apps" + GoBack.AtContent) : fault.ToResult();
    }
}
