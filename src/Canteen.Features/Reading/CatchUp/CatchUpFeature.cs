using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.CatchUp;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Look.Navigation;
using Canteen.Features.Reading.CatchUp.Mail;
using Canteen.Features.Reading.CatchUp.Sources;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.CatchUp;

/// <summary>What somebody missed while they were away: each item says why it is there, and it ends. By mail too, on request.</summary>
public sealed class CatchUpFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddNavItem(new("catch-up", CatchUpAddress.Page, "tea", "Catch up", 15) { Section = NavSection.Home, Key = 'u' })
            .AddReaction<NoticeNewRoles>()
            .AddReaction<NoticeAdmissions>()
            .AddOldRows(RoleRows.OldSql, RoleRows.Kept)
            .AddOldRows(MailRows.OldStopsSql, MailRows.StopsFor)
            .AddJobWorker<SendCatchUp>()
            .AddSlotPiece<MailLink>(SlotNames.SettingsMenu, 28)
            .AddSingleton(CatchUpPages.Done)
            .AddSingleton(MailPages.Saved);
        services.AddSingleton<FindSpan>()
            .AddSingleton<ReadSpan>()
            .AddSingleton<ReadCatchUp>()
            .AddSingleton<MarkCaughtUp>()
            .AddSingleton<CatchUpPages>()
            .AddSingleton<ChooseMail>()
            .AddSingleton<StopMail>()
            .AddSingleton<FindStop>()
            .AddSingleton<CatchUpMail>();
        services.AddCatchUpSource<QuietPeople>()
            .AddCatchUpSource<DiscussedThreads>()
            .AddCatchUpSource<OpenQuestions>()
            .AddCatchUpSource<SharedLinks>()
            .AddCatchUpSource<RisingTags>()
            .AddCatchUpSource<NewRoles>()
            .AddCatchUpSource<NewFaces>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/canteen/v1/catch_up");
        // Mastodon's apps can only have the scopes that they know.
        api.MapGet("", CatchUpApi.ShowAsync).RequireScope("read:statuses");
        api.MapPost("/marker", CatchUpApi.MarkAsync).RequireScope("write:statuses");
        api.MapGet("/mail", MailApi.ShowAsync).RequireScope("read:notifications");
        api.MapPut("/mail", MailApi.ChangeAsync).RequireScope("write:notifications");
        routes.MapGet(CatchUpAddress.Page, CatchUpPages.ShowAsync).RequireSignIn();
        routes.MapPost("/catch-up/done", CatchUpPages.DoneAsync).TakeForm();
        routes.MapGet(StopPages.Path, StopPages.AskAsync).AllowEveryone();
        routes.MapPost(StopPages.Path, StopPages.StopAsync).AllowEveryone().DisableAntiforgery();
        routes.MapGet(MailPages.Path, MailPages.ShowAsync).RequireSignIn();
        routes.MapPost(MailPages.Path, MailPages.SaveAsync).TakeForm();
    }
}
