using Canteen.Core.Viewers;
using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Look.Navigation;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Bookmarks;

/// <summary>Keeping posts for later, without telling anybody.</summary>
public sealed class BookmarksFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton(new FlagTable(PostFlags.Bookmarked, "bookmarks"));
        services.AddNavItem(new("bookmarks", "/bookmarks", "bookmark", "Bookmarks", 10) { Section = NavSection.Saved, Key = 'b' });
        services.AddSingleton<BookmarkPost>().AddSingleton<UnbookmarkPost>().AddSingleton<ListBookmarks>().AddScoped<UnbookmarkPages>()
            .AddSingleton<KeepPost>(s => s.GetRequiredService<BookmarkPost>().KeepAsync);
        services.AddSlotPiece<BookmarkButton>(SlotNames.PostActions, 40);
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/statuses/{id:id}/bookmark", BookmarksApi.BookmarkAsync).RequireScope("write:bookmarks");
        routes.MapPost("/api/v1/statuses/{id:id}/unbookmark", BookmarksApi.UnbookmarkAsync).RequireScope("write:bookmarks");
        routes.MapGet("/api/v1/bookmarks", BookmarksApi.BookmarksAsync).RequireScope("read:bookmarks");
        routes.MapPost("/posts/{id:id}/bookmark", BookmarksPages.BookmarkAsync).TakeForm();
        routes.MapGet("/posts/{id:id}/unbookmark", UnbookmarkPages.AskAsync).RequireSignIn();
        routes.MapPost("/posts/{id:id}/unbookmark", UnbookmarkPages.RemoveAsync).TakeForm();
        routes.MapGet("/bookmarks", BookmarksPages.ListAsync).RequireSignIn();
    }
}
