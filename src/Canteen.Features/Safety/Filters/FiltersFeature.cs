using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Safety.Filters;

/// <summary>Filters: words and single posts that somebody does not want to read, or wants to be warned of.</summary>
public sealed class FiltersFeature : IFeature
{
    private const string Read = "read:filters", Write = "write:filters";

    public void Register(IServiceCollection services) => services
        .AddSingleton<ListFilters>()
        .AddSingleton<CreateFilter>()
        .AddSingleton<ChangeFilter>()
        .AddSingleton<DeleteFilter>()
        .AddSingleton<KeepFilteredPost>()
        .AddSingleton<RemoveFilteredPost>()
        .AddSingleton<LoadFilteredPosts>()
        .AddSingleton<HidePost>()
        .AddSingleton<ImportFilters>()
        .AddSingleton<MuteTags>()
        .AddSingleton<MuteTagsPages>()
        .AddSingleton(MuteTagsPages.Muted)
        .AddSingleton(MuteTagsPages.Unmuted)
        .AddSingleton(FiltersPages.Made)
        .AddSingleton(FiltersPages.Saved)
        .AddSingleton(FiltersPages.Deleted)
        .AddSingleton(FiltersPages.PostHidden)
        .AddSingleton(FiltersPages.PostShown)
        .AddSlotPiece<MuteTagsItem>(SlotNames.PostMenu, 63)
        .AddSlotPiece<FilterPostItems>(SlotNames.PostMenu, 65)
        .AddSlotPiece<HiddenFilters, HiddenFiltersSource>(SlotNames.Hidden, 40);

    public void Map(IEndpointRouteBuilder routes)
    {
        MapFilters(routes.MapGroup("/api/v2/filters"));
        MapPhrases(routes.MapGroup("/api/v1/filters"));
        MapPages(routes.MapGroup(FiltersPages.Path));
        routes.MapPost("/posts/{id:id}/hide", FiltersPages.HidePostAsync).TakeForm();
        routes.MapGet("/posts/{id:id}/mute-tags", MuteTagsPages.AskAsync).RequireSignIn();
        routes.MapPost("/posts/{id:id}/mute-tags", MuteTagsPages.MuteAsync).TakeForm();
    }

    private static void MapFilters(RouteGroupBuilder filters)
    {
        filters.MapGet("", FiltersApi.ListAsync).RequireScope(Read);
        filters.MapPost("", FiltersApi.CreateAsync).RequireScope(Write);
        filters.MapGet("/{id:id}", FiltersApi.ShowAsync).RequireScope(Read);
        filters.MapMethods("/{id:id}", UpdateRoutes.Methods, FiltersApi.ChangeAsync).RequireScope(Write);
        filters.MapDelete("/{id:id}", FiltersApi.DeleteAsync).RequireScope(Write);
        filters.MapGet("/{id:id}/keywords", FiltersApi.KeywordsAsync).RequireScope(Read);
        filters.MapPost("/{id:id}/keywords", FiltersApi.AddKeywordAsync).RequireScope(Write);
        filters.MapGet("/keywords/{id:id}", FiltersApi.ShowKeywordAsync).RequireScope(Read);
        filters.MapMethods("/keywords/{id:id}", UpdateRoutes.Methods, FiltersApi.ChangeKeywordAsync).RequireScope(Write);
        filters.MapDelete("/keywords/{id:id}", FiltersApi.RemoveKeywordAsync).RequireScope(Write);
        filters.MapGet("/{id:id}/statuses", FiltersApi.PostsAsync).RequireScope(Read);
        filters.MapPost("/{id:id}/statuses", FiltersApi.AddPostAsync).RequireScope(Write);
        filters.MapGet("/statuses/{id:id}", FiltersApi.ShowPostAsync).RequireScope(Read);
        filters.MapDelete("/statuses/{id:id}", FiltersApi.RemovePostAsync).RequireScope(Write);
    }

    private static void MapPages(RouteGroupBuilder pages)
    {
        pages.MapGet("", FiltersPages.ListAsync).RequireSignIn();
        pages.MapPost("", FiltersPages.CreateAsync).TakeForm().GiveBack("title", "words").TakeOnce();
        pages.MapGet("/new", FiltersPages.NewAsync).RequireSignIn();
        pages.MapGet("/{id:id}", FiltersPages.EditAsync).RequireSignIn();
        pages.MapPost("/{id:id}", FiltersPages.SaveAsync).TakeForm().GiveBack("title", "words");
        pages.MapGet("/{id:id}/delete", FiltersPages.AskDeleteAsync).RequireSignIn();
        pages.MapPost("/{id:id}/delete", FiltersPages.DeleteAsync).TakeForm();
        pages.MapPost("/{id:id}/undo", FiltersPages.UndoAsync).TakeForm();
        pages.MapPost("/{id:id}/unmute-tags", MuteTagsPages.UnmuteAsync).TakeForm();
        pages.MapPost("/posts/{id:id}/remove", FiltersPages.RemovePostAsync).TakeForm();
        pages.MapGet("/export", FilterFilePages.ExportAsync).RequireSignIn();
        pages.MapGet("/import", FilterFilePages.Ask).RequireSignIn();
        pages.MapPost("/import", FilterFilePages.ImportAsync).TakeForm().GiveBack("text");
    }

    private static void MapPhrases(RouteGroupBuilder phrases)
    {
        phrases.MapGet("", PhraseFiltersApi.ListAsync).RequireScope(Read);
        phrases.MapPost("", PhraseFiltersApi.CreateAsync).RequireScope(Write);
        phrases.MapGet("/{id:id}", PhraseFiltersApi.ShowAsync).RequireScope(Read);
        phrases.MapMethods("/{id:id}", UpdateRoutes.Methods, PhraseFiltersApi.ChangeAsync).RequireScope(Write);
        phrases.MapDelete("/{id:id}", PhraseFiltersApi.DeleteAsync).RequireScope(Write);
    }
}
