using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Posts;
using Canteen.Features.Platform.Rates;
using Canteen.Features.Platform.Search;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Posting.Posts;

/// <summary>Writing and deleting posts.</summary>
public sealed class PostsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<PlaceInChat>().AddSingleton<PublishPost>().AddSingleton<FindUnexpectedMentions>().AddSingleton<DeletePost>();
        services.AddSingleton<PublishDraft>(s => s.GetRequiredService<PublishPost>().RunAsync)
            .AddSingleton<PublishWithin>(s => s.GetRequiredService<PublishPost>().WithinAsync);
        services.AddSingleton<ISearchSource, PostSource>();
        services.AddLiveTail<DefaultVisibilityCache>().AddJobWorker<ClearDeletedPost>();
        services.AddOldRows(IdempotencyKeys.OldSql, IdempotencyKeys.Kept);
        services.AddSingleton(PostsPages.Posted).AddSingleton(PostsPages.Replied).AddSingleton(PostsPages.Deleted);
        services.AddSlotPiece<Composer, ComposerSource>(SlotNames.Composer, 10);
        services.AddSlotPiece<ReplyButton>(SlotNames.PostActions, 10);
        services.AddSlotPiece<CopyLinkItem>(SlotNames.PostMenu, 10);
        services.AddSlotPiece<DeleteItem>(SlotNames.PostMenu, 90);
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/statuses", PostsApi.PublishAsync).RequireScope("write:statuses").LimitRate(RateFamily.Posting);
        routes.MapGet("/api/v1/statuses", PostsApi.ListAsync).AllowVisitors("read:statuses");
        routes.MapGet("/api/v1/statuses/{id:id}", PostsApi.ShowAsync).AllowVisitors("read:statuses");
        routes.MapDelete("/api/v1/statuses/{id:id}", PostsApi.DeleteAsync).RequireScope("write:statuses").LimitRate(RateFamily.Deleting);
        routes.MapGet("/api/v1/statuses/{id:id}/source", PostsApi.SourceAsync).RequireScope("read:statuses");
        routes.MapGet("/api/v1/statuses/{id:id}/history", PostsApi.HistoryAsync).AllowVisitors("read:statuses");
        routes.MapGet("/posts/new", PostsPages.WriteAsync).RequireSignIn();
        routes.MapPost("/posts", PostsPages.PublishAsync).TakeForm().GiveBack("warning", "text").LimitRate(RateFamily.Posting);
        routes.MapGet("/posts/{id:id}", PostsPages.ShowAsync).AllowVisitors();
        routes.MapGet("/posts/{id:id}/delete", PostsPages.AskDeleteAsync).RequireSignIn();
        routes.MapPost("/posts/{id:id}/delete", PostsPages.DeleteAsync).TakeForm().TakeOnce().LimitRate(RateFamily.Deleting);
    }
}
