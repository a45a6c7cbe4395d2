using Canteen.Core.Accounts;

namespace Canteen.Features.People.Profiles;

/// <summary>The values in the fields of the settings page: those that are stored, or those that were typed and refused.</summary>
public sealed record ProfileForm(ProfileChange Values)
{
    /// <summary>The fields of the page in which one writes, in its order.</summary>
    public static readonly string[] Written =
    [
        "display_name", "canteen[job_title]", "canteen[profession]", "canteen[organisation]", "canteen[place]", "note",
        .. Enumerable.Range(0, ProfileRules.Fields).SelectMany(i =>
            new[] { $"fields_attributes[{i}][name]", $"fields_attributes[{i}][value]" }),
    ];

    /// <summary>All four; unused ones are empty.</summary>
    public IReadOnlyList<StoredField> Fields { get; } =
        [.. (Values.Fields ?? []).Concat(Enumerable.Repeat(new StoredField("", ""), ProfileRules.Fields)).Take(ProfileRules.Fields)];

    public static ProfileForm From(ProfileChange typed) => new(typed);

    public static ProfileForm From(OwnProfile profile) => new(new ProfileChange
    {
        DisplayName = profile.Account.DisplayName,
        Bio = profile.Account.Bio,
        Fields = [.. profile.Account.Fields.Select(f => new StoredField(f.Name, f.Value))],
        JobTitle = profile.Account.JobTitle,
        Profession = profile.Account.Profession,
        Organisation = profile.Account.Organisation,
        Place = profile.Account.Place,
        ViewsOwn = profile.Account.ViewsOwn,
        TimeZone = profile.Account.TimeZone,
        Locked = profile.Account.Locked,
        Discoverable = profile.Account.Discoverable,
        Indexable = profile.Account.Indexable,
        HideCollections = profile.Account.HideCollections,
        DefaultVisibility = profile.DefaultVisibility,
        DefaultLanguage = profile.DefaultLanguage,
    });
}
