using System.Reflection;
using Xunit.v3;

namespace Canteen.Testing;

/// <summary>On an assembly of tests (Directory.Build.props adds it to all): tells the watchdog which tests are running.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class WatchedAttribute : BeforeAfterTestAttribute
{
    public WatchedAttribute() => Watchdog.Start();

    public override void Before(MethodInfo methodUnderTest, IXunitTest test) => Watchdog.Begin(test.UniqueID, test.TestDisplayName);

    public override void After(MethodInfo methodUnderTest, IXunitTest test) => Watchdog.End(test.UniqueID);
}
