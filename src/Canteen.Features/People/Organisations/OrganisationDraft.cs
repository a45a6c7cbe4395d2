using Canteen.Features.Platform.Input;

namespace Canteen.Features.People.Organisations;

/// <summary>An organisation as it was typed.</summary>
public sealed record OrganisationDraft(string Name, string Slug, string About, string Place, string Website)
{
    public static readonly string[] Written = ["name", "slug", "about", "place", "website"];

    public static OrganisationDraft Read(ApiInput input) => new(
        input.Text("name") ?? "", input.Text("slug") ?? "", input.Text("about") ?? "", input.Text("place") ?? "",
        input.Text("website") ?? "");

    public Organisation Fill(Id<Organisation> id, OrganisationSlug slug) => new(
        id, slug, PlainText.OneLine(Name), PlainText.Trim(Bidi.WithoutControls(About)), PlainText.OneLine(Place),
        PlainText.OneLine(Website));
}
