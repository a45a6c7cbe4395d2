using Canteen.ActivityPub;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace Canteen.Features.Federation.Actors;

/// <summary>Marks a route that answers with a document where another room serves a page at the same address.</summary>
internal sealed record WireDocumentAtPage;

/// <summary>Chooses between page and document by the Accept header, and says so in Vary.</summary>
internal sealed class DocumentOrPage : MatcherPolicy, IEndpointSelectorPolicy
{
    public override int Order => 100;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Any(IsDocument);

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        var valid = Enumerable.Range(0, candidates.Count).Where(candidates.IsValidCandidate).ToList();
        var documents = valid.Where(i => IsDocument(candidates[i].Endpoint)).ToList();
        var pages = valid.Except(documents).ToList();
        if (documents.Count == 0) return Task.CompletedTask;
        httpContext.Response.Headers.Append("Vary", "Accept");
        if (pages.Count == 0) return Task.CompletedTask;
        var wantsDocument = AcceptHeader.PrefersDocument(httpContext.Request.Headers.Accept.ToString());
        foreach (var i in wantsDocument ? pages : documents) candidates.SetValidity(i, false);
        return Task.CompletedTask;
    }

    private static bool IsDocument(Endpoint endpoint) => endpoint.Metadata.GetMetadata<WireDocumentAtPage>() is not null;
}
