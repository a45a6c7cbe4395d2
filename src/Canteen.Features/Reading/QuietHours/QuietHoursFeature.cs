using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.QuietHours;

/// <summary>Quiet hours: notifications come, but are not announced, at certain times of the week or until one is back from leave.</summary>
public sealed class QuietHoursFeature : IFeature
{
    // Mastodon's apps can only have the scopes that they know.
    private const string Read = "read:notifications", Write = "write:notifications";

    public void Register(IServiceCollection services) => services
        .AddSingleton<ChangeQuietHours>()
        .AddSingleton<DeleteQuietHours>()
        .AddSingleton<AddQuietRule>()
        .AddSingleton<RemoveQuietRule>()
        .AddSingleton<BeginQuiet>()
        .AddSingleton<EndQuiet>()
        .AddSingleton<LetThrough>()
        .AddSingleton<HoldBack>()
        .AddSingleton<FindForQuiet>()
        .AddSingleton<QuietPages>()
        .AddSingleton<QuietPeoplePages>()
        .AddSingleton(QuietPages.Saved)
        .AddSingleton(QuietPages.Begun)
        .AddSingleton(QuietPages.Ended)
        .AddSingleton(QuietPeoplePages.Added)
        .AddSingleton(QuietPeoplePages.Removed)
        .AddSlotPiece<QuietLink>(SlotNames.SettingsMenu, 27)
        .AddSlotPiece<QuietNotice, QuietNoticeSource>(SlotNames.Notifications, 10);

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/canteen/v1/quiet_hours");
        api.MapGet("", QuietHoursApi.ShowAsync).RequireScope(Read);
        api.MapPut("", QuietHoursApi.ChangeAsync).RequireScope(Write);
        api.MapDelete("", QuietHoursApi.DeleteAsync).RequireScope(Write);
        api.MapPost("/now", QuietHoursApi.BeginAsync).RequireScope(Write);
        api.MapDelete("/now", QuietHoursApi.EndAsync).RequireScope(Write);
        MapPages(routes.MapGroup(QuietPages.Path));
    }

    private static void MapPages(RouteGroupBuilder pages)
    {
        pages.MapGet("", QuietPages.ShowAsync).RequireSignIn();
        pages.MapPost("", QuietPages.SaveAsync).TakeForm();
        pages.MapPost("/rules", QuietPages.AddAsync).TakeForm();
        pages.MapPost("/rules/{rule}/remove", QuietPages.RemoveAsync).TakeForm();
        pages.MapPost("/now", QuietPages.BeginAsync).TakeForm();
        pages.MapPost("/end", QuietPages.EndAsync).TakeForm();
        pages.MapGet("/people", QuietPeoplePages.ShowAsync).RequireSignIn();
        pages.MapPost("/people/{person:id}/add", QuietPeoplePages.AddAsync).TakeForm();
        pages.MapPost("/people/{person:id}/remove", QuietPeoplePages.RemoveAsync).TakeForm();
    }
}
