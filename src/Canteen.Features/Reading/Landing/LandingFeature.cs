using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Posts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Landing;

/// <summary>The start page for visitors: what this server is, how to sign in or join, and the newest public posts.</summary>
public sealed class LandingFeature : IFeature
{
    public void Register(IServiceCollection services) => services.AddSingleton<ReadLandingPosts>();

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", ShowAsync).AllowEveryone().ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(HttpContext context, ReadLandingPosts front, CancellationToken ct)
    {
        var fragment = context.Request.WantsFragment();
        if (context.Viewer() is not null && !fragment) return Results.Redirect("/home");
        PostId? above = PostId.TryParse(context.Request.Query["min_id"], out var id) ? id : null;
        var posts = FilteredPage.Of(context, FilterContext.Public, await front.RunAsync(context.Viewer(), above, ct));
        return fragment
            ? Fragment.Of(posts)
            : PageAnswers.ShowPure<LandingPage>(new { State = FeedState.Of(posts) }, FeedContent.Of(posts));
    }
}
