namespace Canteen.Domain;

/// <summary>A hashtag that somebody shows on their profile: what they post about.</summary>
/// <param name="Name">Folded.</param>
/// <param name="Display">As they typed it, without the #.</param>
public sealed record FeaturedTag(string Name, string Display)
{
    /// <summary>How many somebody may feature: a profile shows them all.</summary>
    public const int Most = 10;

    public static readonly Fault NoTag =
        Fault.Invalid("Validation failed: That cannot be a hashtag: use letters and numbers, with no spaces");

    public static readonly Fault Already = Fault.Invalid("Validation failed: You already feature this hashtag");
    public static readonly Fault TooMany = Fault.Invalid($"Validation failed: You cannot feature more than {Most} hashtags");

    /// <summary>Null where what was typed cannot be a hashtag.</summary>
    /// <param name="typed">With or without the #.</param>
    public static FeaturedTag? Parse(string typed) =>
        TagName.TryParse(typed.Trim(), out var name) ? new(name, TagName.Bare(typed.Trim())) : null;
}
