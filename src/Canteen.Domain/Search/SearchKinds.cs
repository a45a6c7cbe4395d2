namespace Canteen.Domain;

/// <summary>The kinds of things that are found in one search. Stored: never renamed.</summary>
public static class SearchKinds
{
    public const string Post = "post", Account = "account";
}
