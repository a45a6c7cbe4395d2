using Canteen.Core.Accounts;
using Canteen.Core.Posts;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Profiles;

/// <summary>Reads a profile change from the request of an app or of our own form.</summary>
internal static class ProfileInput
{
    public static ProfileChange Read(ApiInput input)
    {
        var source = input.Object("source");
        var work = input.Object("canteen");
        return new ProfileChange
        {
            DisplayName = input.Text("display_name"),
            Bio = input.Text("note"),
            Fields = input.Has("fields_attributes") ? [.. input.Objects("fields_attributes").Select(Field)] : null,
            JobTitle = work?.Text("job_title"),
            Profession = work?.Text("profession"),
            Organisation = work?.Text("organisation"),
            Place = work?.Text("place"),
            ViewsOwn = work?.Flag("views_own"),
            TimeZone = work?.Text("time_zone"),
            Locked = input.Flag("locked"),
            Bot = input.Flag("bot"),
            Discoverable = input.Flag("discoverable"),
            Indexable = input.Flag("indexable"),
            HideCollections = input.Flag("hide_collections"),
            DefaultVisibility = Privacy(source?.Text("privacy")),
            DefaultSensitive = source?.Flag("sensitive"),
            DefaultLanguage = source?.Text("language"),
        };
    }

    /// <summary>Refuses pictures, which this version cannot store: an error is better than dropping them silently.</summary>
    /// <exception cref="BadInputException">A picture was sent.</exception>
    public static async Task RefusePicturesAsync(HttpRequest request, ApiInput input)
    {
        var sent = request.HasFormContentType ? (await request.ReadFormAsync()).Files.Select(f => f.Name) : [];
        foreach (var name in (string[])["avatar", "header"])
        {
            if (!sent.Contains(name) && !(input.Has(name) && input.Text(name) is { Length: > 0 })) continue;
            throw new BadInputException(Fault.Invalid(
                [new FieldFault(name, "ERR_NOT_AVAILABLE", "Profile pictures are not available on this server yet")]));
        }
    }

    private static StoredField Field(ApiInput field) => new(field.Text("name") ?? "", field.Text("value") ?? "");

    private static Visibility? Privacy(string? name) =>
        string.IsNullOrEmpty(name) ? null : VisibilityJson.Parse(name) ?? Visibility.Mentioned;
}
