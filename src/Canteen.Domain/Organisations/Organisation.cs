namespace Canteen.Domain;

/// <summary>A place where people work or study, which can say that somebody belongs to it.</summary>
/// <param name="Website">Empty for none.</param>
public sealed record Organisation(Id<Organisation> Id, OrganisationSlug Slug, string Name, string About, string Place, string Website)
{
    public const int MaxName = 80;
    public const int MaxAbout = 500;
    public const int MaxPlace = 80;
    public const int MaxWebsite = 300;
    public const int MostDomains = 20;
    public const int MostStewards = 20;

    /// <summary>How many open invitations it may have at a time.</summary>
    public const int MostInvitations = 100;

    /// <summary>How many proposals of one member may wait for an answer.</summary>
    public const int MostProposals = 3;

    /// <summary>Whoever proposes an organisation has been a member for so long.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromDays(7);

    public static readonly Fault Taken = Fault.Invalid(
        [new FieldFault("slug", "ERR_TAKEN", "Address is already used by another organisation")]);

    /// <summary>What is wrong with the words; null for nothing. Lengths are in UTF-16 units.</summary>
    public Fault? Check()
    {
        List<FieldFault> wrong = [];
        if (PlainText.IsBlank(Name)) wrong.Add(new("name", "ERR_BLANK", "Name can't be blank"));
        TooLong(wrong, "name", "Name", Name, MaxName);
        TooLong(wrong, "about", "About", About, MaxAbout);
        TooLong(wrong, "place", "Place", Place, MaxPlace);
        TooLong(wrong, "website", "Website", Website, MaxWebsite);
        if (Website.Length > 0 && SiteOf(Website) is null)
            wrong.Add(new("website", "ERR_INVALID", "Website should look like https://www.example.org"));
        return wrong.Count > 0 ? Fault.Invalid(wrong) : null;
    }

    /// <summary>Null for what is no address of a website: https or http, a name, no user and no port of its own.</summary>
    public static Uri? SiteOf(string typed) =>
        Uri.TryCreate(typed, UriKind.Absolute, out var site) && site.Scheme is "https" or "http" && site.UserInfo.Length == 0
        && (site.IsLoopback || (site.IsDefaultPort && site.HostNameType == UriHostNameType.Dns))
            ? site
            : null;

    /// <summary>Only what is on the website of the organisation, at or below its address, speaks for it.</summary>
    public bool Holds(Uri page) =>
        SiteOf(Website) is { } site && page.UserInfo.Length == 0
        && (page.Host, page.Port) == (site.Host, site.Port) && (page.Scheme == site.Scheme || page.Scheme == "https")
        && (page.AbsolutePath + "/").StartsWith(site.AbsolutePath.TrimEnd('/') + "/", StringComparison.Ordinal);

    private static void TooLong(List<FieldFault> wrong, string field, string label, string text, int most)
    {
        if (text.Length > most) wrong.Add(new(field, "ERR_TOO_LONG", $"{label} is too long (maximum is {most} characters)"));
    }
}

/// <summary>How far an organisation has come. The numbers are stored.</summary>
public enum OrganisationState
{
    /// <summary>Somebody proposed it, and staff have not answered.</summary>
    Proposed = 0,
    Open = 1,

    /// <summary>It confirms nobody any more, and nothing of it is shown.</summary>
    Closed = 2,
}
