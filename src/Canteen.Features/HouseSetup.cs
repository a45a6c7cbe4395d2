using System.Text.Json;
using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Features.Platform.About;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Allowances;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Canteen.Features.Platform.Look;
using Canteen.Features.Platform.Mail;
using Canteen.Features.Platform.Middleware;
using Canteen.Features.Platform.Posts;
using Canteen.Features.Platform.Rates;
using Canteen.Features.Platform.Streams;
using Canteen.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace Canteen.Features;

/// <summary>Puts the platform and every room into an application.</summary>
public static class HouseSetup
{
    private const long MaxBody = 1024 * 1024;

    /// <param name="rooms">Those that there are; null for all of <see cref="House.Rooms"/>.</param>
    public static void AddHouse(this IServiceCollection services, CanteenSettings settings, IReadOnlyList<IFeature>? rooms = null)
    {
        rooms ??= House.Rooms;
        services.AddSingleton(rooms);
        services.AddSingleton(settings);
        services.AddMetrics();
        services.AddLocalization();
        services.AddTransient<IStringLocalizer<Words>, IsolatingWords>();
        services.AddRazorComponents();
        services.AddAntiforgery(o => (o.SuppressXFrameOptionsHeader, o.Cookie) = (true, new FormCookie(settings)));
        services.AddSingleton<IAntiforgeryAdditionalDataProvider, FormOwner>();
        services.AddCompression();
        services.AddApiDescription();
        services.Configure<KestrelServerOptions>(o => (o.AddServerHeader, o.Limits.MaxRequestBodySize) = (false, MaxBody));
        services.Configure<RouteOptions>(o => o.SetParameterPolicy<IdConstraint>("id"));
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
        services.AddCore();
        services.AddSingleton<TemplateRenderer>().AddSingleton<PostTemplates>().AddSingleton<PageViewer>().AddSingleton<SlotParts>();
        services.AddSingleton<ServerStatistics>().AddSingleton<ListRules>();
        services.AddRates();
        services.AddAccessCleanup();
        services.AddLiveTail<CallerCache>();
        services.AddSingleton<OpenSession>().AddSingleton<SentForms>();
        services.AddStreams();
        services.AddSingleton<IPasswordHasher<User>, PasswordHasher<User>>();
        // At the level of information the host writes every query string to the log, and a query may hold an access token.
        services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning));
        // It warns whenever a page with a form was not to be stored anyway, which is as it should be.
        services.AddLogging(log => log.AddFilter("Microsoft.AspNetCore.Antiforgery.DefaultAntiforgery", LogLevel.Error));
        services.AddKeyRing();
        services.AddAllowances();
        services.AddMail();
        services.AddFetching();
        services.AddLook();
        foreach (var room in rooms) room.Register(services);
    }

    public static void UseHouse(this WebApplication app)
    {
        app.UseTrustedProxies(app.Services.GetRequiredService<CanteenSettings>());
        app.UseMiddleware<FaultHandler>();
        app.UseMiddleware<ResponseHeaders>();
        app.UseMiddleware<CrossOrigin>();
        app.UseMiddleware<HeadAsGet>();
        app.UseMiddleware<ReadYourWrites>();
        app.UseMiddleware<PackedBodies>();
        app.UseStreams();
        app.UseResponseCompression();
        app.UseMiddleware<BareAnswers>();
        app.UseMiddleware<OwnNames>();
        app.UseRouting();
        app.UseMiddleware<CallerMiddleware>();
        app.UseMiddleware<RateGate>();
        app.UseMiddleware<ScopeGate>();
        app.UseAntiforgery();
        app.UseMiddleware<FormGuard>();
        var routes = app.MapGroup("");
        ((IEndpointConventionBuilder)routes).Finally(FormGuard.Demand);
        routes.MapLook();
        routes.MapApiDescription();
        foreach (var room in app.Services.GetRequiredService<IReadOnlyList<IFeature>>()) room.Map(routes);
    }
}
