using Canteen.Core;
using Canteen.Core.Accounts;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Storage;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Door.OAuth;

/// <summary>GET and POST /oauth/userinfo: OpenID Connect's standard claims.</summary>
internal static class UserinfoApi
{
    public static async Task<IResult> ShowAsync(HttpContext context, Database database, AccountHydrator accounts, CanteenSettings settings)
    {
        var found = await database.ReadAsync(db => accounts.LoadAsync(db, [context.Me()]), context.RequestAborted);
        return found is [var me]
            ? Results.Json(new UserinfoJson(settings.Url("/"), me.Uri, me.Name, me.Handle, me.Url, me.AvatarUrl))
            : Fault.NotFound.ToResult();
    }

    private sealed record UserinfoJson(string Iss, string Sub, string Name, string PreferredUsername, string Profile, string Picture);
}
