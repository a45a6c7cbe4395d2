using Canteen.Core.Tags;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Profiles;

internal static class ProfilesApi
{
    public static async Task<IResult> ShowAsync(HttpContext http, LoadOwnProfile load, CancellationToken ct) =>
        (await load.RunAsync(http.Me(), ct)).ToResult(CredentialAccountJson.From);

    public static async Task<IResult> UpdateAsync(ApiInput input, HttpContext http, UpdateProfile update, CancellationToken ct) =>
        (await ChangeAsync(input, http, update, ct)).ToResult(CredentialAccountJson.From);

    public static async Task<IResult> ShowForEditingAsync(
        HttpContext http, LoadOwnProfile load, FeaturedTagCache featured, CancellationToken ct)
    {
        var tags = await featured.FindAsync(http.Me(), ct);
        return (await load.RunAsync(http.Me(), ct)).ToResult(profile => ProfileJson.From(profile, tags));
    }

    public static async Task<IResult> UpdateForEditingAsync(
        ApiInput input, HttpContext http, UpdateProfile update, FeaturedTagCache featured, CancellationToken ct)
    {
        var tags = await featured.FindAsync(http.Me(), ct);
        return (await ChangeAsync(input, http, update, ct)).ToResult(profile => ProfileJson.From(profile, tags));
    }

    public static async Task<IResult> PreferencesAsync(HttpContext http, LoadOwnProfile load, CancellationToken ct) =>
        (await load.RunAsync(http.Me(), ct)).ToResult(PreferencesJson.From);

    private static async Task<Outcome<OwnProfile>> ChangeAsync(ApiInput input, HttpContext http, UpdateProfile update, CancellationToken ct)
    {
        await ProfileInput.RefusePicturesAsync(http.Request, input);
        return await update.RunAsync(http.Me(), ProfileInput.Read(input), ct);
    }
}
