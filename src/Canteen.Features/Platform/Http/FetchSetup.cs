using Canteen.ActivityPub.Fetching;
using Canteen.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Platform.Http;

internal static class FetchSetup
{
    /// <summary>The one client for what people can make this server fetch.</summary>
    public static IServiceCollection AddFetching(this IServiceCollection services) => services
        .AddSingleton(FetchRules.Usual)
        .AddSingleton(s => new GuardedClient(
            s.GetRequiredService<FetchRules>(), s.GetRequiredService<TimeProvider>(),
            $"Canteen (+{s.GetRequiredService<CanteenSettings>().Address})"));
}
