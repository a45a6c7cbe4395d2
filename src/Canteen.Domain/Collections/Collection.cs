namespace Canteen.Domain;

/// <summary>Bookmarks that somebody put together, with notes, in an order of their own.</summary>
/// <param name="Link">The end of its secret address; null unless it is read by link.</param>
public sealed record Collection(
    Id<Collection> Id, AccountId Owner, string Title, string Description, CollectionVisibility Visibility, CollectionLink? Link)
{
    public const int MaxTitle = 60;

    public const int MaxDescription = 500;

    public const int MaxRemark = 1000;

    /// <summary>How many collections somebody may have.</summary>
    public const int Most = 100;

    public const int MostPosts = 1000;

    /// <summary>How many collections of others somebody may follow.</summary>
    public const int MostFollowed = 500;

    /// <summary>What is wrong with the words; null for nothing. Lengths are in UTF-16 units.</summary>
    public Fault? Check()
    {
        List<FieldFault> wrong = [];
        if (PlainText.IsBlank(Title)) wrong.Add(new("title", "ERR_BLANK", "Title can't be blank"));
        if (Title.Length > MaxTitle) wrong.Add(new("title", "ERR_TOO_LONG", $"Title is too long (maximum is {MaxTitle} characters)"));
        if (Description.Length > MaxDescription)
            wrong.Add(new("description", "ERR_TOO_LONG", $"Description is too long (maximum is {MaxDescription} characters)"));
        return wrong.Count > 0 ? Fault.Invalid(wrong) : null;
    }

    /// <inheritdoc cref="Check"/>
    public static Fault? CheckRemark(string remark) => remark.Length <= MaxRemark
        ? null
        : Fault.Invalid([new("note", "ERR_TOO_LONG", $"Note is too long (maximum is {MaxRemark} characters)")]);

    /// <summary>It has an address that nobody can guess exactly while it is read by link.</summary>
    public Collection WithLink() => Visibility == CollectionVisibility.Link
        ? this with { Link = Link ?? CollectionLink.New() }
        : this with { Link = null };
}

/// <summary>Who may read a collection. The numbers are stored.</summary>
public enum CollectionVisibility
{
    /// <summary>Its owner alone.</summary>
    Private = 0,

    /// <summary>Whoever has its link.</summary>
    Link = 1,

    /// <summary>Everybody; it is on its owner's profile.</summary>
    Public = 2,
}
