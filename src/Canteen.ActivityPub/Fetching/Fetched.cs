namespace Canteen.ActivityPub.Fetching;

/// <summary>Why nothing was fetched.</summary>
public enum FetchFault
{
    /// <summary>The address is none for us: not public, not http, or somewhere that the caller does not want to go.</summary>
    NotAllowed,

    /// <summary>Nobody answered, or not in HTTP.</summary>
    Unreachable,

    /// <summary>The answer was not 200.</summary>
    Refused,
    TooManyRedirects,
    TooLarge,
    TooSlow,
}

/// <summary>What was fetched, or why nothing was.</summary>
/// <param name="From">Where it was found in the end, after redirects.</param>
/// <param name="MediaType">In lower case, without parameters; empty where the answer has none.</param>
/// <param name="Fault">Null where there is a body.</param>
public sealed record Fetched(Uri From, string MediaType, byte[] Body, FetchFault? Fault = null)
{
    public static Fetched Not(Uri from, FetchFault why) => new(from, "", [], why);
}
