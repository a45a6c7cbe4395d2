using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Door.Instance;

/// <summary>What this server tells apps about itself: name, limits, rules and figures.</summary>
public sealed class InstanceFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddSingleton<DescribeInstance>()
        .AddSingleton<CountWeeks>();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", HealthApi.Show).AllowEveryone().ExcludeFromDescription();
        routes.MapGet("/api/v2/instance", InstanceApi.ShowAsync).AllowVisitors();
        var v1 = routes.MapGroup("/api/v1").AllowVisitors();
        v1.MapGet("/instance", InstanceApi.ShowOldAsync);
        v1.MapGet("/instance/rules", InstanceApi.RulesAsync);
        v1.MapGet("/instance/activity", InstanceApi.ActivityAsync);
        v1.MapGet("/instance/languages", InstanceApi.Languages);
        v1.MapGet("/instance/translation_languages", InstanceApi.NoTranslation);
        v1.MapGet("/instance/peers", InstanceApi.Nothing);
        v1.MapGet("/peers/search", InstanceApi.Nothing);
        v1.MapGet("/instance/domain_blocks", InstanceApi.Nothing);
        v1.MapGet("/custom_emojis", InstanceApi.Nothing);
    }
}
