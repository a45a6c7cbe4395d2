using Canteen.Core.Accounts;
using Canteen.Core.Audiences;
using Canteen.Core.Notifications;
using Canteen.Core.Paging;
using Canteen.Core.Posts;
using Canteen.Storage;

namespace Canteen.Features.Reading.Notifications;

/// <summary>Groups notifications: those of the same kind about the same thing are shown as one.</summary>
public sealed class NotificationGroups(AccountCache accounts, VisiblePosts posts)
{
    /// <summary>How many notifications are read for one answer.</summary>
    internal const int MaxRead = 1000;

    /// <summary>The notifications of one group, newest first.</summary>
    internal static async Task<List<NotificationRow>> MembersAsync(ReadSession db, AccountId me, GroupKey key, PageWindow window)
    {
        var within = window with { MaxId = Math.Min(window.Below, key.To), SinceId = Math.Max(window.Above, key.From - 1) };
        var filter = key.IsAlone ? NotificationFilter.Everything : new NotificationFilter([key.Kind], Post: key.Post);
        return window.NewestFirst(await NotificationReader.RowsAsync(db, me, filter, within));
    }

    /// <summary>Leaves out groups of which no person, or not the post that they are about, may be shown.</summary>
    internal async Task<List<ShownGroup>> ShowAsync(AccountId me, IReadOnlyList<RowGroup> groups, CancellationToken ct)
    {
        var people = await accounts.FindAsync(groups.SelectMany(group => group.People), ct);
        var ids = groups.Select(group => group.Post).OfType<PostId>().Distinct().ToList();
        var about = (await posts.ListAsync(me, ids, FilterContext.Notifications, ct)).ToDictionary(post => post.Id);
        var shown = new List<ShownGroup>(groups.Count);
        foreach (var group in groups)
        {
            var members = new List<CachedAccount>(group.People.Count);
            foreach (var person in group.People)
                if (people.TryGetValue(person.Value, out var known)) members.Add(known);
            var post = group.Post is { } id ? about.GetValueOrDefault(id) : null;
            if (members.Count > 0 && NotificationRule.IsTold(group.Post, post is not null)) shown.Add(new(group, members, post));
        }
        return shown;
    }
}
