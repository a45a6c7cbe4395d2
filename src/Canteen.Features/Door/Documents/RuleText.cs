namespace Canteen.Features.Door.Documents;

/// <summary>A rule of this server as it was typed.</summary>
/// <param name="Text">One line.</param>
/// <param name="Hint">A longer explanation; may be empty.</param>
public sealed record RuleText(string Text, string Hint)
{
    public const int MaxText = 300;
    public const int MaxHint = 1000;
    public const int MaxRules = 50;

    /// <summary>Null, or why the rule cannot be stored.</summary>
    public Fault? Problem()
    {
        if (PlainText.IsBlank(Text)) return Fault.Invalid("A rule can't be empty");
        if (Text.Length > MaxText) return Fault.Invalid($"The rule is too long (maximum is {MaxText} characters)");
        return Hint.Length > MaxHint ? Fault.Invalid($"The explanation is too long (maximum is {MaxHint} characters)") : null;
    }
}
