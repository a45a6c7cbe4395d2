using Canteen.Features.Platform.Access;
using Canteen.Features.Platform.Errors;
using Canteen.Features.Platform.Forms;
using Canteen.Features.Platform.Http;
using Canteen.Features.Platform.Input;
using Microsoft.AspNetCore.Http;

namespace Canteen.Features.People.Profiles;

/// <summary>
/// The page on which members edit their profile. It sends the same names as apps do; a box that is not ticked sends nothing.
/// </summary>
internal static class ProfileSettingsPages
{
    private const string Path = "/settings/profile";

    public static async Task<IResult> ShowAsync(HttpContext http, LoadOwnProfile load, CancellationToken ct) =>
        (await load.RunAsync(http.Me(), ct)).Is(out var profile, out var fault)
            ? PageAnswers.Show<ProfileSettingsPage>(
                new { Form = ProfileForm.From(profile), Done = http.Request.Query.ContainsKey("saved") })
            : fault.ToResult();

    public static async Task<IResult> SaveAsync(HttpContext http, ApiInput input, UpdateProfile update, CancellationToken ct)
    {
        var change = ProfileInput.Read(input);
        var whole = change with
        {
            Locked = change.Locked ?? false,
            Discoverable = change.Discoverable ?? false,
            Indexable = change.Indexable ?? false,
            HideCollections = change.HideCollections ?? false,
            ViewsOwn = change.ViewsOwn ?? false,
        };
        return (await update.RunAsync(http.Me(), whole, ct)).Is(out _, out var fault)
            ? GoBack.To(Path + "?saved=1")
            : PageAnswers.Show<ProfileSettingsPage>(new { Form = ProfileForm.From(whole), Fault = fault }, fault);
    }

    /// <summary>Changes only what a newcomer is asked for on the home page, and leads to people like them.</summary>
    public static async Task<IResult> SaveWorkAsync(
        HttpContext http, ApiInput input, UpdateProfile update, LoadOwnProfile load, CancellationToken ct)
    {
        var typed = ProfileInput.Read(input);
        var work = new ProfileChange { Profession = typed.Profession, Organisation = typed.Organisation };
        if ((await update.RunAsync(http.Me(), work, ct)).Is(out _, out var fault)) return GoBack.To(Alike(work));
        if (!(await load.RunAsync(http.Me(), ct)).Is(out var profile, out var gone)) return gone.ToResult();
        var values = ProfileForm.From(profile).Values with { Profession = work.Profession, Organisation = work.Organisation };
        return PageAnswers.Show<ProfileSettingsPage>(new { Form = ProfileForm.From(values), Fault = fault }, fault);
    }

    private static string Alike(ProfileChange work) => work.Tidied() switch
    {
        { Profession.Length: > 0 } said => "/people?profession=" + Uri.EscapeDataString(said.Profession),
        { Organisation.Length: > 0 } said => "/people?organisation=" + Uri.EscapeDataString(said.Organisation),
        _ => "/home#to-follow",
    };
}
