using Canteen.Core.Accounts;
using Canteen.Core.Paging;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Collections;

/// <summary>Above the bookmarks: the newest collections.</summary>
internal sealed class CollectionsBarSource(ListCollections list) : ISlotSource
{
    private const int Shown = 8;

    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        if (context.Viewer() is not { } me) return null;
        var own = (await list.RunAsync(me, CollectionShelf.Mine, new PageWindow(Shown + 1), context.RequestAborted)).Items;
        return new
        {
            Collections = new EqualList<NamedCollection>([.. own.Take(Shown).Select(of => new NamedCollection(of.Id, of.Title))]),
            HasMore = own.Count > Shown,
        };
    }
}

/// <summary>On a profile: the newest public collections of its owner.</summary>
internal sealed class ProfileCollectionsSource(PublicCollectionCache collections) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var person = (AccountView)about!;
        if (person.Domain.Length > 0) return null;
        var found = await collections.FindAsync(person.Id, context.RequestAborted);
        return found.Count == 0 ? null : new
        {
            Person = person.Id, HasMore = found.Count == PublicCollectionCache.Most,
            Collections = new EqualList<NamedCollection>([.. found.Take(PublicCollectionCache.Most - 1)]),
        };
    }
}
