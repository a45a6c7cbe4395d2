using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.People.Accounts;

/// <summary>Finding people: by id, by name, by searching.</summary>
public sealed class AccountsFeature : IFeature
{
    public void Register(IServiceCollection services)
    {
        services.AddSingleton<LoadAccounts>();
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v1/accounts", AccountsApi.ListAsync).AllowVisitors("read:accounts");
        routes.MapGet("/api/v1/accounts/{id:id}", AccountsApi.ShowAsync).AllowVisitors("read:accounts");
    }
}
