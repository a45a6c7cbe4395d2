namespace Canteen.Domain;

/// <summary>People and hashtags that somebody shares, so that others can follow them in one go.</summary>
public sealed record Pack(Id<Pack> Id, AccountId Maker, string Name, string Description)
{
    public const int MaxName = 60;

    public const int MaxDescription = 500;

    /// <summary>How many packs somebody may have.</summary>
    public const int Most = 20;

    /// <summary>Those who have not answered yet count too.</summary>
    public const int MostPeople = 150;

    public const int MostTags = 20;

    /// <summary>In which its words are, as a language code; null where nobody said.</summary>
    public string? Language { get; init; }

    /// <summary>Apps warn of it before they show it.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Anybody finds it in lists; otherwise its maker and the people in it, and whoever has its address.</summary>
    public bool IsDiscoverable { get; init; } = true;

    /// <summary>What is wrong with the words; null for nothing. Lengths are in UTF-16 units.</summary>
    public Fault? Check()
    {
        List<FieldFault> wrong = [];
        if (PlainText.IsBlank(Name)) wrong.Add(new("name", "ERR_BLANK", "Name can't be blank"));
        if (Name.Length > MaxName) wrong.Add(new("name", "ERR_TOO_LONG", $"Name is too long (maximum is {MaxName} characters)"));
        if (Description.Length > MaxDescription)
            wrong.Add(new("description", "ERR_TOO_LONG", $"Description is too long (maximum is {MaxDescription} characters)"));
        if (Language is { } code && !IsLanguage(code))
            wrong.Add(new("language", "ERR_INVALID", "Language must be a language code such as en or cy"));
        return wrong.Count > 0 ? Fault.Invalid(wrong) : null;
    }

    /// <summary>What a person says to being put into the pack: makers need not ask themselves.</summary>
    public PackAnswer FirstAnswerOf(AccountId person) => person == Maker ? PackAnswer.Yes : PackAnswer.None;

    private static bool IsLanguage(string code) =>
        code.Length is >= 2 and <= 16 && char.IsAsciiLetterLower(code[0]) && char.IsAsciiLetterLower(code[1])
            && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}

/// <param name="Name">Folded.</param>
/// <param name="Display">As the maker typed it, without the #.</param>
public sealed record PackTag(string Name, string Display);

/// <summary>What somebody says to being in a pack. The numbers are stored.</summary>
public enum PackAnswer
{
    None = 0,
    Yes = 1,

    /// <summary>They said no, or took themselves out. They are not asked again.</summary>
    No = 2,
}
