using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.People.Accounts;

/// <summary>Finding people: by id, by name, by searching.</summary>
public sealed class AccountsFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddSingleton<LoadAccounts>()
        .AddSingleton<FindAccountByName>();

    public void Map(IEndpointRouteBuilder routes)
    {
        var accounts = routes.MapGroup("/api/v1/accounts");
        accounts.MapGet("", AccountsApi.ListAsync).AllowVisitors("read:accounts");
        accounts.MapGet("/lookup", AccountsApi.LookUpAsync).AllowVisitors("read:accounts");
        accounts.MapGet("/search", AccountsApi.SearchAsync).RequireScope("read:accounts");
        accounts.MapGet("/{id:id}", AccountsApi.ShowAsync).AllowVisitors("read:accounts");
        accounts.MapGet("/{id:id}/identity_proofs", AccountsApi.NothingOfAsync).RequireScope("read:accounts");
    }
}
