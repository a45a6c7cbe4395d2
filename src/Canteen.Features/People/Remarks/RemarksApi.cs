using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Remarks;

internal static class RemarksApi
{
    public static async Task<IResult> WriteAsync(AccountId id, ApiInput input, HttpContext http, WriteRemark write, CancellationToken ct) =>
        (await write.RunAsync(http.Me(), id, input.Text("comment") ?? "", ct)).ToResult(RelationshipJson.From);

    /// <summary>The same for the form on the profile.</summary>
    public static async Task<IResult> WriteByFormAsync(
        AccountId id, ApiInput input, HttpContext http, WriteRemark write, CancellationToken ct) =>
        (await write.RunAsync(http.Me(), id, input.Text("comment") ?? "", ct)).Is(out _, out var fault)
            ? GoBack.From(http)
            : fault.ToResult();
}
