namespace Canteen.Features.People.Directory;

/// <summary>Which people to list; empty parts ask for nothing.</summary>
/// <param name="Words">Stand in the name, the handle, the job title, the profession or the organisation.</param>
/// <param name="Profession">Exactly this one, in capitals or small letters.</param>
/// <param name="Organisation">Likewise.</param>
public sealed record PeopleFilter(string Words = "", string Profession = "", string Organisation = "")
{
    public const int MaxLength = 200;
}
