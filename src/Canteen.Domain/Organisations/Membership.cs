namespace Canteen.Domain;

/// <summary>An organisation has confirmed that an account belongs to somebody who is with it.</summary>
/// <param name="NamesOrganisation">Counts only under a pseudonym: readers learn which organisation it is.</param>
/// <param name="RealName">Under a pseudonym, for the stewards alone; otherwise empty.</param>
public sealed record Membership(MembershipLook Look, bool NamesOrganisation = false, string RealName = "")
{
    public const int MaxRealName = 100;

    /// <summary>After this the organisation has to confirm it again.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(365);

    /// <summary>So long before its end a membership can be renewed.</summary>
    public static readonly TimeSpan SoonOver = TimeSpan.FromDays(30);

    /// <summary>What is kept of a choice: only a pseudonym has a real name behind it.</summary>
    public Membership Tidied() => Look == MembershipLook.Pseudonym
        ? this with { RealName = PlainText.OneLine(RealName) }
        : new Membership(Look);

    public Fault? Check()
    {
        if (Look != MembershipLook.Pseudonym) return null;
        if (PlainText.IsBlank(RealName))
            return Fault.Invalid(
                [new FieldFault("real_name", "ERR_BLANK", "Your real name can't be blank: the organisation has to know you")]);
        return RealName.Length > MaxRealName
            ? Fault.Invalid(
                [new FieldFault("real_name", "ERR_TOO_LONG", $"Your real name is too long (maximum is {MaxRealName} characters)")])
            : null;
    }
}

/// <summary>What others see of a membership. The numbers are stored.</summary>
public enum MembershipLook
{
    /// <summary>Only the member and the stewards know of it.</summary>
    Hidden = 0,

    /// <summary>The name of the organisation is on the profile, and the member on its page.</summary>
    Shown = 1,

    /// <summary>The profile says that the writer is known to an organisation, once a steward has said so.</summary>
    Pseudonym = 2,
}

/// <summary>By what an organisation confirmed somebody. The numbers are stored.</summary>
public enum MembershipWay
{
    Mail = 1,
    Invitation = 2,
    Website = 3,
}
