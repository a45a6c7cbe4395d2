using Canteen.Features.Platform;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Html;
using Canteen.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Canteen.Features.Reading.TagAliases;

/// <summary>Hashtags that mean the same: people vote on it, moderators decide, and writers are told of the usual one.</summary>
public sealed class TagAliasesFeature : IFeature
{
    private const string Read = "read:follows", Write = "write:follows";

    public void Register(IServiceCollection services) => services
        .AddSingleton<ProposePair>()
        .AddSingleton<VoteOnPair>()
        .AddSingleton<WithdrawVote>()
        .AddSingleton<RuleOnPair>()
        .AddSingleton<ReadPairs>()
        .AddSingleton<PairGate>()
        .AddSingleton<UsualTags>()
        .AddSingleton<FindTagHints>()
        .AddReaction<DropVotesOfSuspended>()
        .AddSingleton(SamePages.Voted)
        .AddSingleton(SamePages.Withdrawn)
        .AddSingleton(SamePages.Ruled)
        .AddSlotPiece<SameTagLink>(SlotNames.Tag, 20);

    public void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/canteen/v1/tags/{name}");
        api.MapGet("/aliases", TagAliasesApi.ListAsync).AllowVisitors(Read);
        api.MapPost("/aliases", TagAliasesApi.ProposeAsync).RequireScope(Write);
        api.MapPost("/aliases/{id:id}/vote", TagAliasesApi.VoteAsync).RequireScope(Write);
        api.MapDelete("/aliases/{id:id}/vote", TagAliasesApi.WithdrawAsync).RequireScope(Write);
        api.MapPost("/rulings", TagAliasesApi.RuleAsync).RequireScope("admin:write");
        var pages = routes.MapGroup("/tags/{name}/same");
        pages.MapGet("", SamePages.ShowAsync).RequireSignIn();
        pages.MapPost("", SamePages.ProposeAsync).TakeForm();
        pages.MapPost("/{id:id}/vote", SamePages.VoteAsync).TakeForm();
        pages.MapPost("/{id:id}/withdraw", SamePages.WithdrawAsync).TakeForm();
        pages.MapPost("/rule", SamePages.RuleAsync).TakeForm();
        routes.MapGet("/compose/hashtags", TagHintsPages.ShowAsync).RequireSignIn();
    }
}
