namespace Canteen.Domain;

/// <summary>
/// What somebody searches for, as they typed it; <see cref="object.ToString"/> writes it so that it is read as the same again.
/// </summary>
public abstract record SearchQuery
{
    private SearchQuery()
    {
    }

    /// <summary>There is more to it than words that must all be there.</summary>
    public bool HasOperators => this switch
    {
        Text or Quoted => false,
        All all => all.Parts.Any(part => part.HasOperators),
        _ => true,
    };

    /// <summary>A word, or what looks like one; without spaces and quotes.</summary>
    public sealed record Text(string Typed) : SearchQuery
    {
        public override string ToString() => Typed;
    }

    /// <summary>Exactly this.</summary>
    public sealed record Quoted(string Typed) : SearchQuery
    {
        public override string ToString() => $"\"{Typed}\"";
    }

    /// <param name="Value">Without quotes, never empty; of a kind that the operator takes.</param>
    public sealed record Operator(SearchOperator Name, string Value) : SearchQuery
    {
        public override string ToString() =>
            $"{Name.ToString().ToLowerInvariant()}:{(Value.AsSpan().IndexOfAny(" ()\t\n") < 0 ? Value : $"\"{Value}\"")}";
    }

    /// <summary>At least two.</summary>
    public sealed record All(IReadOnlyList<SearchQuery> Parts) : SearchQuery
    {
        public override string ToString() => string.Join(' ', Parts.Select(part => part is Any ? $"({part})" : part.ToString()));
    }

    /// <summary>At least two.</summary>
    public sealed record Any(IReadOnlyList<SearchQuery> Parts) : SearchQuery
    {
        public override string ToString() => string.Join(" OR ", Parts);
    }

    public sealed record Not(SearchQuery Part) : SearchQuery
    {
        public override string ToString() => Part is All or Any ? $"-({Part})" : $"-{Part}";
    }
}

/// <summary>What stands before a colon: Mastodon's, and those for what people do and where.</summary>
public enum SearchOperator
{
    From, To, Mentions, Has, Is, Before, After, During, In, Language, Role, Profession, Organisation, Chat, Near,
}
