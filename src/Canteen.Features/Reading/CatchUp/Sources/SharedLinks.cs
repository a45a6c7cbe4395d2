using Canteen.Core;
using Canteen.Features.Platform;
using Canteen.Features.Platform.CatchUp;
using Microsoft.Extensions.Localization;

namespace Canteen.Features.Reading.CatchUp.Sources;

/// <summary>Links that several of the people whom the reader follows posted or boosted, and who they are.</summary>
internal sealed class SharedLinks(CanteenSettings settings, IStringLocalizer<Words> l) : ICatchUpSource
{
    private const int FewestPeople = 2;

    public int Order => 40;

    public ValueTask<CatchUpSection?> FindAsync(CatchUpWindow window, CancellationToken ct)
    {
        var shared = from post in window.Open
                     from link in SaidWords.Links(post.Shown.Post.View!)
                     where !settings.IsOurs(link, out _)
                     from person in SharersOf.Post(post)
                     where window.IsNear(person.Id)
                     group person.Name by (Link: link, person.Id) into one
                     group one.First() by one.Key.Link into link
                     let names = link.Order(StringComparer.CurrentCultureIgnoreCase).ToList()
                     where names.Count >= FewestPeople
                     orderby names.Count descending, link.Key
                     select (CatchUpItem)new CatchUpLink(
                         LinkAddress.ShownOf(link.Key), link.Key, l["Shared by {0}", ReasonWords.Names(names, l)]);
        return new(new CatchUpSection("links", l["Links"], [.. shared])
        {
            About = l["Links that at least two people you follow have shared. What the most people shared comes first."],
        });
    }
}
