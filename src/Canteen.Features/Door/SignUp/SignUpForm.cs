namespace Canteen.Features.Door.SignUp;

/// <summary>What a new person enters, as they typed it, on the page or in an app.</summary>
public sealed record SignUpForm(string Username, string Email, string Password)
{
    public string DisplayName { get; init; } = "";

    /// <summary>The person has agreed to the rules.</summary>
    public bool Agreed { get; init; }

    /// <summary>Why the person wants to join; asked where new members need approval.</summary>
    public string Reason { get; init; } = "";

    public string InviteCode { get; init; } = "";
    public string Locale { get; init; } = "en";

    /// <summary>The app that signs the person up; null for the page.</summary>
    public AppId? App { get; init; }
}
