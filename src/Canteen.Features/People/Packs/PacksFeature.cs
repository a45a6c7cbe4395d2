using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Look.Navigation;
using Canteen.Features.Platform.Rates;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.People.Packs;

/// <summary>Packs: people and hashtags that somebody shares, so that newcomers can follow them in one go; the people agree first.</summary>
public sealed class PacksFeature : IFeature
{
    private const string Read = "read:collections", Write = "write:collections";

    private static readonly Flash[] Flashes =
    [
        PacksPages.Made, PacksPages.MadeOfList, PacksPages.Changed, PacksPages.Deleted, PacksPages.Agreed, PacksPages.Declined,
        PacksPages.Left, PackPeoplePages.Asked, PackPeoplePages.PutIn, PackPeoplePages.Removed, .. PackFlashes.Everything,
    ];

    public void Register(IServiceCollection services)
    {
        foreach (var flash in Flashes) services.AddSingleton(flash);
        services
            .AddNavItem(new("packs", "/packs", "pack", "Packs", 40)
            {
                Section = NavSection.Explore, IsShown = _ => true, Mark = PackQuestionsSource.MarkAsync,
            })
            .AddSingleton<PackHydrator>()
            .AddSingleton<ShowPack>()
            .AddSingleton<ListPacks>()
            .AddSingleton<SuggestPacks>()
            .AddSingleton<ListPackPeople>()
            .AddSingleton<CreatePack>()
            .AddSingleton<ChangePack>()
            .AddSingleton<DeletePack>()
            .AddSingleton<AddToPack>()
            .AddSingleton<RemoveFromPack>()
            .AddSingleton<AnswerPack>()
            .AddSingleton<ChangePackTags>()
            .AddSingleton<FindForPack>()
            .AddSingleton<ListPacksOf>()
            .AddSingleton<ListPackItems>()
            .AddSingleton<FollowPack>()
            .AddLiveTail<PackQuestions>()
            .AddSingleton<PacksPages>()
            .AddSingleton<PackPages>()
            .AddSingleton<PackPeoplePages>()
            .AddSingleton(s => new NewcomerPage(
                async (me, ct) => (await s.GetRequiredService<SuggestPacks>().RunAsync(me, 1, ct)).Count > 0 ? StartPages.Path : null))
            .AddSlotPiece<PacksToFollow, PacksToFollowSource>(SlotNames.HomeEmpty, 10)
            .AddSlotPiece<PackQuestionsNotice, PackQuestionsSource>(SlotNames.Waiting, 10)
            .AddSlotPiece<ShareListLink>(SlotNames.List, 10);
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        var shared = routes.ServiceProvider;
        MapApi(
            routes.MapGroup("/api/canteen/v1/packs"),
            new PacksApi(shared.GetRequiredService<CanteenSettings>(), shared.GetRequiredService<ShowPack>()));
        CollectionRoutes.Map(routes);
        MapPages(routes.MapGroup("/packs"));
    }

    private static void MapApi(RouteGroupBuilder packs, PacksApi api)
    {
        packs.MapGet("", api.ListAsync).AllowVisitors(Read);
        packs.MapPost("", api.CreateAsync).RequireScope(Write).LimitRate(RateFamily.Following);
        packs.MapGet("/{id:id}", api.ShowAsync).AllowVisitors(Read);
        packs.MapMethods("/{id:id}", UpdateRoutes.Methods, api.ChangeAsync).RequireScope(Write);
        packs.MapDelete("/{id:id}", PacksApi.DeleteAsync).RequireScope(Write);
        packs.MapGet("/{id:id}/accounts", api.PeopleAsync).AllowVisitors(Read);
        packs.MapPost("/{id:id}/accounts", api.AddAsync).RequireScope(Write).LimitRate(RateFamily.Following);
        packs.MapDelete("/{id:id}/accounts", api.RemoveAsync).RequireScope(Write);
        packs.MapGet("/{id:id}/waiting", api.WaitingAsync).RequireScope(Read);
        packs.MapPost("/{id:id}/tags", api.AddTagAsync).RequireScope(Write);
        packs.MapDelete("/{id:id}/tags", api.RemoveTagAsync).RequireScope(Write);
        packs.MapPost("/{id:id}/agree", api.AgreeAsync).RequireScope(Write);
        packs.MapPost("/{id:id}/decline", PacksApi.DeclineAsync).RequireScope(Write);
        packs.MapPost("/{id:id}/follow", PacksApi.FollowAsync).RequireScope("write:follows").LimitRate(RateFamily.Following);
    }

    private static void MapPages(RouteGroupBuilder packs)
    {
        packs.MapGet("", PacksPages.ListAsync).AllowVisitors();
        packs.MapPost("", PacksPages.CreateAsync).TakeForm().GiveBack("name", "description").TakeOnce().LimitRate(RateFamily.Following);
        packs.MapGet("/new", PacksPages.NewAsync).RequireSignIn();
        packs.MapGet("/start", StartPages.ShowAsync).RequireSignIn();
        packs.MapPost("/start", StartPages.FollowAsync).TakeForm().LimitRate(RateFamily.Following);
        packs.MapGet("/{id:id}", PackPages.ShowAsync).AllowVisitors();
        packs.MapPost("/{id:id}", PacksPages.ChangeAsync).TakeForm().GiveBack("name", "description");
        packs.MapPost("/{id:id}/follow", PackPages.FollowAsync).TakeForm().LimitRate(RateFamily.Following);
        packs.MapPost("/{id:id}/agree", PacksPages.AgreeAsync).TakeForm();
        packs.MapPost("/{id:id}/decline", PacksPages.DeclineAsync).TakeForm();
        packs.MapPost("/{id:id}/leave", PacksPages.LeaveAsync).TakeForm();
        packs.MapGet("/{id:id}/edit", PacksPages.EditAsync).RequireSignIn();
        packs.MapGet("/{id:id}/delete", PacksPages.AskAsync).RequireSignIn();
        packs.MapPost("/{id:id}/delete", PacksPages.DeleteAsync).TakeForm();
        packs.MapGet("/{id:id}/people", PackPeoplePages.ShowAsync).RequireSignIn();
        packs.MapPost("/{id:id}/people/{person:id}/add", PackPeoplePages.AddAsync).TakeForm().LimitRate(RateFamily.Following);
        packs.MapPost("/{id:id}/people/{person:id}/remove", PackPeoplePages.RemoveAsync).TakeForm();
        packs.MapPost("/{id:id}/tags", PackPeoplePages.AddTagAsync).TakeForm();
        packs.MapPost("/{id:id}/tags/{name}/remove", PackPeoplePages.RemoveTagAsync).TakeForm();
    }
}
