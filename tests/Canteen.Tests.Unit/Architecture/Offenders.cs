namespace Canteen.Tests.Unit.Architecture;

internal static class Offenders
{
    /// <summary>Fails with a line for each offender, and says what to do about them.</summary>
    public static void None(IEnumerable<string> offenders, string whatToDo)
    {
        var all = offenders.Distinct().Order(StringComparer.Ordinal).ToList();
        if (all.Count > 0) Assert.Fail($"{whatToDo}\n  {string.Join("\n  ", all)}");
    }

    /// <summary>Fails where an exception from a rule is not needed any more.</summary>
    public static void AllUsed(IEnumerable<string> granted, IEnumerable<string> used, string rule) =>
        None(granted.Except(used), $"These exceptions from the rule \"{rule}\" are not needed any more: take them off its list.");
}
