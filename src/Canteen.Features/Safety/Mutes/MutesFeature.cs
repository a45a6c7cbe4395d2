using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Safety.Mutes;

/// <summary>Muting people, for a while or always: their posts stay out of one's timelines and threads.</summary>
public sealed class MutesFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddSingleton<MuteAccount>()
        .AddSingleton<UnmuteAccount>()
        .AddSingleton<ListMutes>()
        .AddSingleton(MutesPages.Muted)
        .AddSingleton(MutesPages.Unmuted)
        .AddSlotPiece<MutePersonItem>(SlotNames.PostMenu, 70)
        .AddSlotPiece<MuteNotice, MuteNoticeSource>(SlotNames.Profile, 5)
        .AddSlotPiece<MuteLink, MuteLinkSource>(SlotNames.ProfileMore, 60)
        .AddSlotPiece<MutedPeople, MutedPeopleSource>(SlotNames.Hidden, 10)
        .AddOldRows(
            """
            DELETE FROM mutes WHERE id IN (SELECT m.id FROM mutes m WHERE m.expires_at < @Before ORDER BY m.expires_at LIMIT @Most)
            """,
            kept: TimeSpan.FromDays(1));

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/accounts/{id:id}/mute", MutesApi.MuteAsync).RequireScope("write:mutes");
        routes.MapPost("/api/v1/accounts/{id:id}/unmute", MutesApi.UnmuteAsync).RequireScope("write:mutes");
        routes.MapGet("/api/v1/mutes", MutesApi.ListAsync).RequireScope("read:mutes");
        routes.MapGet("/people/{id:id}/mute", MutesPages.AskAsync).RequireSignIn();
        routes.MapPost("/people/{id:id}/mute", MutesPages.MuteAsync).TakeForm();
        routes.MapPost("/people/{id:id}/unmute", MutesPages.UnmuteAsync).TakeForm();
    }
}
