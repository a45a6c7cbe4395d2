namespace Canteen.Features.Door.SignUp;

/// <summary>What somebody new tells us, as they typed it; from the page or from an app.</summary>
public sealed record SignUpForm(string Username, string Email, string Password)
{
    public string DisplayName { get; init; } = "";

    /// <summary>They agreed to the rules.</summary>
    public bool Agreed { get; init; }

    /// <summary>Why they want to join; asked where people are let in by approval.</summary>
    public string Reason { get; init; } = "";

    public string InviteCode { get; init; } = "";
    public string Locale { get; init; } = "en";

    /// <summary>The app that signs them up; null for the page.</summary>
    public AppId? App { get; init; }
}
