using Canteen.Features.Platform.Input;

namespace Canteen.Features.Reading.Lists;

/// <summary>What stands in the form for a list: what it is, or what somebody typed.</summary>
public sealed record ListForm(string Title, ListReplies Replies, bool IsExclusive, bool IsPinned, bool Notifies, string Icon,
    ListColour Colour)
{
    public static readonly ListForm Empty = new("", ListReplies.List, false, false, false, PersonalList.Icons[0], ListColour.Green);

    public static ListForm Of(PersonalList list) =>
        new(list.Title, list.Replies, list.IsExclusive, list.IsPinned, list.Notifies, list.Icon, list.Colour);

    /// <summary>What was sent; a box that is not ticked is not sent.</summary>
    internal static ListForm Read(ApiInput input) => new(
        input.Text("title") ?? "", ListNamesJson.RepliesOf(input.Text("replies", 20)) ?? Empty.Replies, input.Flag("exclusive") ?? false,
        input.Flag("pinned") ?? false, input.Flag("notify") ?? false,
        input.Text("icon", 20) is { } icon && PersonalList.Icons.Contains(icon) ? icon : Empty.Icon,
        ListNamesJson.ColourOf(input.Text("colour", 20)) ?? Empty.Colour);

    internal ListDraft ToDraft() => new(Title, Replies, IsExclusive, IsPinned, Notifies, Icon, Colour);
}
