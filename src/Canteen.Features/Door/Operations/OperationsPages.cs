using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.Operations;

internal static class OperationsPages
{
    public static async Task<IResult> ShowAsync(HttpContext context, ReadHistory read) =>
        (await read.RunAsync(context.Me(), context.RequestAborted)).Is(out var report, out var fault)
            ? PageAnswers.Show<OperationsPage>(new { Report = report })
            : fault.ToResult();
}
