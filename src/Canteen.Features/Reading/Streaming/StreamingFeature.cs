using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Rates;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.Streaming;

/// <summary>Sends apps what happens, as it happens: home timelines, lists, notifications, public posts, hashtags, tweetchats.</summary>
public sealed class StreamingFeature : IFeature
{
    /// <summary>Paths below the root, and the names of their streams.</summary>
    private static readonly (string Path, string Name)[] Streams =
    [
        ("user", "user"),
        ("user/notification", "user:notification"),
        ("public", "public"),
        ("public/local", "public:local"),
        ("public/remote", "public:remote"),
        ("hashtag", "hashtag"),
        ("hashtag/local", "hashtag:local"),
        ("list", "list"),
        ("chat", "chat"),
        ("direct", "direct"),
    ];

    public void Register(IServiceCollection services) => services
        .AddLiveTail<StreamingTail>()
        .AddSingleton<StreamQueue>()
        .AddSingleton<Subscriptions>().AddSingleton<StreamAudience>()
        .AddSingleton<Listeners>()
        .AddSingleton<HearInPublic>().AddSingleton<Subscribe>()
        .AddSingleton<ListenByEvents>()
        .AddSingleton<ListenBySocket>()
        .AddSingleton<StreamingApi>()
        .AddHostedService<DispatchStreamEvents>();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/streaming/health", StreamingApi.Health).AllowVisitors();
        var api = routes.ServiceProvider.GetRequiredService<StreamingApi>();
        // The scope depends on the stream, and a socket has many streams, so the room checks scopes itself.
        var group = routes.MapGroup("/api/v1/streaming").RequireScope().LimitRate(RateFamily.Listening).DisableHttpMetrics();
        group.MapGet("", api.RootAsync);
        foreach (var (path, name) in Streams) group.MapGet(path, (ApiInput input, HttpContext http) => api.StreamAsync(name, input, http));
        group.MapGet("{unknown}", api.UnknownAsync);
        group.MapGet("{unknown}/{further}", api.UnknownAsync);
    }
}
