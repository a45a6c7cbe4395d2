using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Look.Navigation;
using Canteen.Features.Platform.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.People.Profiles;

/// <summary>Editing one's own profile and settings, and the profile pages that others see.</summary>
public sealed class ProfilesFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddNavItem(new("profile", Hole.Of(HoleKind.MyPath), "person", "Profile", 90) { Key = 'p' })
        .AddNavItem(new("settings", "/settings/profile", "gear", "Settings", 10) { InMenu = true, Key = 's' })
        .AddSingleton<ISearchSource, AccountDocuments>()
        .AddSingleton<LoadOwnProfile>()
        .AddSingleton<UpdateProfile>()
        .AddScoped<ProfilePages>()
        .AddSlotPiece<SayWork, SayWorkSource>(SlotNames.HomeStart, 5)
        .AddSlotPiece<EditProfileLink, EditProfileSource>(SlotNames.ProfileActions, 20)
        .AddSlotPiece<ProfileSettingsLink>(SlotNames.SettingsMenu, 10);

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1");
        api.MapGet("/accounts/verify_credentials", ProfilesApi.ShowAsync).RequireScope("profile", "read:accounts");
        api.MapMethods("/accounts/update_credentials", UpdateRoutes.Methods, ProfilesApi.UpdateAsync).RequireScope("write:accounts");
        api.MapGet("/profile", ProfilesApi.ShowForEditingAsync).RequireScope("profile", "read:accounts");
        api.MapMethods("/profile", UpdateRoutes.Methods, ProfilesApi.UpdateForEditingAsync).RequireScope("write:accounts");
        api.MapDelete("/profile/avatar", ProfilesApi.ShowAsync).RequireScope("write:accounts");
        api.MapDelete("/profile/header", ProfilesApi.ShowAsync).RequireScope("write:accounts");
        var posts = new AuthorPostsApi(routes.ServiceProvider.GetRequiredService<CanteenSettings>());
        api.MapGet("/accounts/{id:id}/statuses", posts.ListAsync).AllowVisitors("read:statuses");
        api.MapGet("/preferences", ProfilesApi.PreferencesAsync).RequireScope("read:accounts");
        MapPages(routes);
    }

    private static void MapPages(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/@{name}", ProfilePages.PostsAsync).AllowEveryone();
        routes.MapGet("/@{name}/with_replies", ProfilePages.WithRepliesAsync).AllowEveryone();
        routes.MapGet("/@{name}/tagged/{hashtag}", ProfilePages.TaggedAsync).AllowEveryone();
        routes.MapGet("/settings", () => GoBack.To("/settings/profile")).RequireSignIn();
        routes.MapGet("/settings/profile", ProfileSettingsPages.ShowAsync).RequireSignIn();
        routes.MapPost("/settings/profile", ProfileSettingsPages.SaveAsync).TakeForm().GiveBack(ProfileForm.Written);
        routes.MapPost("/settings/profile/work", ProfileSettingsPages.SaveWorkAsync).TakeForm().GiveBack("canteen[organisation]");
    }
}
