using Canteen.Core.Accounts;
using Canteen.Core.Lists;
using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Accounts;
using Canteen.Features.Platform.Html;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.Reading.Lists;

/// <summary>In the navigation of somebody who has pinned lists.</summary>
internal sealed class PinnedListsSource(ListCache lists) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        if (context.Viewer() is not { } me) return null;
        var own = await lists.FindAsync(me, context.RequestAborted);
        List<PinnedList> pinned = [];
        foreach (var list in own) if (list.IsPinned) pinned.Add(new(list.Id, list.Title, list.Icon, list.Colour));
        return pinned.Count == 0 ? null : new { Lists = new EqualList<PinnedList>(pinned), Current = Current(context.Request.Path) };
    }

    private static Id<PersonalList> Current(string path) =>
        path.StartsWith("/lists/", StringComparison.Ordinal) && Id<PersonalList>.TryParse(path["/lists/".Length..], out var id)
            ? id
            : default;
}

/// <summary>A list as it stands in the navigation.</summary>
public sealed record PinnedList(Id<PersonalList> Id, string Title, string Icon, ListColour Colour);

/// <summary>On the profile of somebody whom the reader does not block.</summary>
internal sealed class PersonListLinkSource(RelationshipCache relationships) : ISlotSource
{
    public async ValueTask<object?> LoadAsync(HttpContext context, object? about)
    {
        var account = (AccountView)about!;
        return await relationships.OfReaderAsync(context, account) is { Blocks: false } ? new { Account = account } : null;
    }
}
