using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.People.Suggestions;

/// <summary>Whom somebody may want to follow, why, and whom they do not want to have suggested.</summary>
public sealed class SuggestionsFeature : IFeature
{
    public void Register(IServiceCollection services) => services
        .AddSingleton<SuggestionReader>()
        .AddLiveTail<SuggestionCache>()
        .AddSingleton<SuggestPeople>()
        .AddSingleton<DismissSuggestion>()
        .AddSingleton<AllowSuggestion>()
        .AddSingleton<ListDismissed>()
        .AddSingleton<FindDismissed>()
        .AddSingleton(s => new DismissedPeople(s.GetRequiredService<FindDismissed>().RunAsync, SuggestionsPages.DismissPathOf))
        .AddSingleton(SuggestionsPages.Dismissed)
        .AddSingleton(SuggestionsPages.Allowed)
        .AddSlotPiece<PeopleToFollow, PeopleToFollowSource>(SlotNames.HomeStart, 10)
        .AddSlotPiece<PeopleToFollow, PeopleForEmptyHomeSource>(SlotNames.HomeEmpty, 20)
        .AddSlotPiece<PeopleToFollow, PeopleToExploreSource>(SlotNames.Explore, 20)
        .AddSlotPiece<NotSuggested, NotSuggestedSource>(SlotNames.Hidden, 90);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/v2/suggestions", SuggestionsApi.ListAsync).RequireScope("read:accounts");
        routes.MapGet("/api/v1/suggestions", SuggestionsApi.ListAccountsAsync).RequireScope("read:accounts");
        routes.MapDelete("/api/v1/suggestions/{id:id}", SuggestionsApi.DismissAsync).RequireScope("write:accounts");
        routes.MapPost("/people/{id:id}/not-for-me", SuggestionsPages.DismissAsync).TakeForm();
        routes.MapPost("/people/{id:id}/suggest-again", SuggestionsPages.AllowAsync).TakeForm();
    }
}
