using System.Globalization;
using Canteen.Features.Platform.Input;

namespace Canteen.Features.People.Directory;

/// <summary>Which people to list, as it was typed; empty parts ask for nothing.</summary>
/// <param name="Words">
/// Stand in the name, the handle, the job title, the profession, the organisation or the place; the beginning of each is enough.
/// </param>
/// <param name="Profession">Exactly this one, however it is spelt: in capitals, with accents.</param>
/// <param name="Organisation">Likewise.</param>
/// <param name="Place">Likewise.</param>
/// <param name="Topic">A hashtag that they feature or used of late, with or without the #.</param>
public sealed record PeopleFilter(
    string Words = "", string Profession = "", string Organisation = "", string Place = "", string Topic = "",
    PeopleOrder Order = PeopleOrder.Newest)
{
    public const int MaxLength = 200;

    /// <summary>The names of the parts in an address, in their order on the page.</summary>
    public static readonly IReadOnlyList<string> Names = ["q", "profession", "organisation", "place", "topic"];

    public static PeopleFilter Read(ApiInput input) => new(
        Text(input, "q"), Text(input, "profession"), Text(input, "organisation"), Text(input, "place"), Text(input, "topic"));

    /// <summary>One of <see cref="Names"/>.</summary>
    public string this[string name] => name switch
    {
        "q" => Words,
        "profession" => Profession,
        "organisation" => Organisation,
        "place" => Place,
        "topic" => Topic,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    public bool IsEmpty => this with { Order = default } == new PeopleFilter();

    public PeopleFilter With(string name, string value) => name switch
    {
        "q" => this with { Words = value },
        "profession" => this with { Profession = value },
        "organisation" => this with { Organisation = value },
        "place" => this with { Place = value },
        "topic" => this with { Topic = value },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };

    /// <summary>The address of the page with these people.</summary>
    public string PathFrom(PeopleCursor? cursor = null)
    {
        var parts = Names.Where(name => this[name].Length > 0).Select(name => $"{name}={Uri.EscapeDataString(this[name])}");
        if (Order == PeopleOrder.Active) parts = parts.Append("order=active");
        if (cursor is not null) parts = parts.Append($"after={cursor}");
        var query = string.Join('&', parts);
        return query.Length == 0 ? "/people" : "/people?" + query;
    }

    private static string Text(ApiInput input, string name) => (input.Text(name, MaxLength) ?? "").Trim();
}

public enum PeopleOrder
{
    /// <summary>Who joined last comes first.</summary>
    Newest,

    /// <summary>Who posted last comes first.</summary>
    Active,
}

/// <summary>The last person of a page, after whom the next one begins.</summary>
/// <param name="Active">When they last posted, in milliseconds; 0 where they never did.</param>
public sealed record PeopleCursor(long Active, AccountId Id)
{
    /// <summary>Null for what is none.</summary>
    public static PeopleCursor? Parse(string? text)
    {
        var parts = (text ?? "").Split('-');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var active)
            && AccountId.TryParse(parts[1], out var id)
                ? new(active, id)
                : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Active}-{Id}");
}
