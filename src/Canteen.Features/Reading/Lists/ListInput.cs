using Canteen.Core.Paging;
using Canteen.Features.Platform.Input;

namespace Canteen.Features.Reading.Lists;

/// <summary>Reads lists, and who is to be in them, from a request.</summary>
internal static class ListInput
{
    public static ListDraft Mastodons(ApiInput input)
    {
        var (title, named) = (input.Text("title"), input.Text("replies_policy", 20));
        var replies = ListNamesJson.RepliesOf(named);
        return new ListDraft(title, replies, input.Flag("exclusive"))
        {
            HasUnknownReplies = !string.IsNullOrEmpty(named) && replies is null,
        };
    }

    public static ListDraft Canteens(ApiInput input)
    {
        var named = input.Text("colour", 20);
        var colour = ListNamesJson.ColourOf(named);
        return Mastodons(input) with
        {
            IsPinned = input.Flag("pinned"),
            Notifies = input.Flag("notify"),
            Icon = input.Text("icon", 20) is { Length: > 0 } icon ? icon : null,
            Colour = colour,
            HasUnknownColour = !string.IsNullOrEmpty(named) && colour is null,
        };
    }

    /// <summary>What is no id stays in, as one that nobody has.</summary>
    public static IReadOnlyList<AccountId> People(ApiInput input) =>
        [.. input.List("account_ids").Select(text => AccountId.TryParse(text, out var id) ? id : default)];

    /// <summary>Here, a limit of 0 means all.</summary>
    public static PageWindow Window(ApiInput input) =>
        input.Number("limit") == 0 ? input.Window(40, 80) with { Limit = PersonalList.MostPeople } : input.Window(40, 80);
}
